/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

static void a_runbook_has_steps(void **state)
{
    const struct runbook *r =
        &load_good(*state, stores,
                   "operations={failover: {notice: {exponential: {mean: 3m}}, gate: {checks: 3}, "
                   "approval: {lognormal: {median: 10m, p95: 54m}}}}")
             ->runbook;

    assert_true(r->given);
    assert_true(dist_mean(&r->notice) == 180);
    assert_int_equal(r->checks, 3);
    assert_int_equal(r->check_every, 10 * SIMTIME_SECOND);
    assert_int_equal(r->check_timeout, 5 * SIMTIME_SECOND);
    assert_int_equal(r->approval.kind, DIST_LOGNORMAL);
}

static void steps_take_no_time_unless_told(void **state)
{
    const struct runbook *r = &load_good(*state, stores, "operations={failover: {}}")->runbook;

    assert_true(r->given);
    assert_true(r->notice.a == 0 && r->approval.a == 0);
    assert_int_equal(r->checks, 0);
    assert_false(load_good(*state, stores, "operations={}")->runbook.given);
    assert_false(load_good(*state, stores, NULL)->runbook.given);
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"operations={canary: {every: 60s}}", "S401", "operations.canary"},
        {"operations={failback: {mode: automatic}}", "S401", "operations.failback"},
        {"operations={break_glass: {}}", "S401", "operations.break_glass"},
        {"operations={failover: {office_hours: \"08:00-18:00\"}}", "S401",
         "operations.failover.office_hours"},
        {"operations={failover: {gate: {every: 10s}}}", "S202", "operations.failover.gate.checks"},
        {"operations={failover: {gate: {checks: 0}}}", "S206", "operations.failover.gate.checks"},
        {"operations={failover: {notice: 3}}", "S205", "operations.failover.notice"},
        {"operations={failover: ~}", "S204", "operations.failover"},
    };

    load_bad_sets(*state, stores, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(a_runbook_has_steps),
        FIXTURE_TEST(steps_take_no_time_unless_told),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
