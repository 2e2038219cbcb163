/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/chaos.h"

#include <math.h>
#include <string.h>

#include "tests/reports/chaos_fixture.h"

/* Every kind has an experiment, or words for why not. */
static void every_kind_is_known(void **state)
{
    size_t written = 0;
    (void)state;
    for (int kind = 0; kind < FAULT_KIND_COUNT; kind++) {
        struct drill d = drill_of((enum fault_kind)kind);
        struct buf b = BUF_INIT;
        const char *why = NULL;
        d.fault.store = 0;
        bool is = chaos_studio_write(&sc, &d, &b, &why);
        assert_true(is ? strstr(b.text, "\"urn:csci:microsoft:") != NULL : strlen(why) > 20);
        assert_null(why && !is ? strstr(why, "none for it") : NULL);
        written += is;
        buf_release(&b);
    }
    assert_int_equal(written, 10);
}

static void an_experiment(void **state)
{
    struct drill d = drill_of(FAULT_REGION_OUTAGE);
    struct buf b = BUF_INIT;
    const char *why;
    (void)state;
    assert_true(chaos_studio_write(&sc, &d, &b, &why));
    assert_non_null(strstr(b.text, "\"duration\": \"PT600S\""));
    assert_non_null(strstr(b.text, "virtualMachineScaleSet:shutdown/2.0"));
    assert_non_null(strstr(b.text, "\"selectorId\": \"targets\""));
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_known),
        cmocka_unit_test(an_experiment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
