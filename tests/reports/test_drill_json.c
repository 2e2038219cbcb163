/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/drill.h"

#include <string.h>

#include "tests/reports/fixture.h"

static struct result met, missed;

/* A region that misses its targets, and below it a pod that meets them. */
static const struct drill_step ladder[] = {{"region", 4, &missed}, {"pod", 1, &met}};

static struct buf write(drill_writer *writer, bool schedule)
{
    const struct drill_report report = {.steps = ladder,
                                        .count = 2,
                                        .version = "1.0.0",
                                        .command = "ninefold drill pair.yaml",
                                        .schedule = schedule,
                                        .width = 100};
    struct buf b = BUF_INIT;
    missed = met = fixture_result();
    met.target_count = 1;
    missed.target_count = 2;
    writer(&report, &b);
    return b;
}

static void keys_in_their_order(void **state)
{
    struct buf b = write(drill_json_write, false);
    (void)state;
    const char *at = b.text;
    static const char *const keys[] = {
        "\"ninefold\"",      "\"scenario\"",        "\"drills\"",  "\"name\"",
        "\"tier\": 4",       "\"metrics\"",         "\"targets\"", "\"verdict\": \"missed\"",
        "\"name\": \"pod\"", "\"verdict\": \"met\""};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        at = strstr(at, keys[i]);
        assert_non_null(at);
    }
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_in_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
