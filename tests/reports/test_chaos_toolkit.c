/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/chaos.h"

#include <math.h>
#include <string.h>

#include "tests/reports/chaos_fixture.h"

static void all_that_an_experiment_must_have(void **state)
{
    static const char *const keys[] = {
        "\"version\"",       "\"title\": \"a drill\"",      "\"description\"",
        "\"configuration\"", "\"steady-state-hypothesis\"", "\"tolerance\": 200",
        "\"method\"",        "begin instance-crash we.app", "\"after\": 600",
        "\"rollbacks\"",     "end instance-crash we.app"};
    struct drill d = drill_of(FAULT_INSTANCE_CRASH);
    struct buf b = BUF_INIT;
    (void)state;
    d.fault.stamp = d.fault.component = 0;
    chaos_toolkit_write(&sc, &d, &b);
    const char *at = b.text;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        at = strstr(at, keys[i]);
        assert_non_null(at);
    }
    assert_non_null(strstr(b.text, "back within 90 s"));
    buf_release(&b);
}

static void what_happens_in_words(void **state)
{
    struct drill d = drill_of(FAULT_LINK_PARTITION);
    struct buf b = BUF_INIT;
    (void)state;
    d.fault.region = 0;
    d.fault.region_b = 1;
    chaos_fault_write(&sc, &d.fault, &b);
    assert_string_equal(b.text, "link-partition of x and y for 10 min");
    buf_release(&b);
}

/* What ends by itself is not rolled back. */
static void without_an_end(void **state)
{
    struct drill d = drill_of(FAULT_FORCED_FAILOVER);
    struct buf b = BUF_INIT;
    (void)state;
    d.fault.store = 0;
    d.fault.duration = SIMTIME_NEVER;
    chaos_toolkit_write(&sc, &d, &b);
    assert_non_null(strstr(b.text, "\"rollbacks\": []"));
    assert_null(strstr(b.text, "pauses"));
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_that_an_experiment_must_have),
        cmocka_unit_test(what_happens_in_words),
        cmocka_unit_test(without_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
