/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/drill.h"

#include <string.h>

#include "tests/reports/drill_fixture.h"

static void upwards_and_after_mending(void **state)
{
    struct buf b = BUF_INIT;
    const struct drill_step steps[] = {{"all", 5, &met}, {"region", 4, &missed}, {"pod", 1, &met}};
    const struct drill_report report = {.steps = steps, .count = 3};
    struct buf ignored = write(drill_csv_write, false);
    (void)state;
    drill_schedule_write(&report, &b);
    assert_string_equal(b.text,
                        "  1. pod (tier 1): every month\n"
                        "  2. region (tier 4): every half year; misses its targets: mend, then "
                        "again within two weeks\n"
                        "  3. all (tier 5): every half year; not before those of a lower tier meet "
                        "theirs\n");
    buf_release(&b);
    buf_release(&ignored);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(upwards_and_after_mending),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
