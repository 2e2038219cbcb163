/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

static void a_runbook_has_steps(void **state)
{
    const struct runbook *r =
        &load_good(*state, stores,
                   "operations={failover: {notice: {exponential: {mean: 3m}}, gate: {checks: 3}, "
                   "approval: {lognormal: {median: 10m, p95: 54m}}}}")
             ->operations.failover;

    assert_true(r->given);
    assert_true(dist_mean(&r->notice) == 180);
    assert_int_equal(r->checks, 3);
    assert_int_equal(r->check_every, 10 * SIMTIME_SECOND);
    assert_int_equal(r->check_timeout, 5 * SIMTIME_SECOND);
    assert_int_equal(r->approval.kind, DIST_LOGNORMAL);
}

static void steps_take_no_time_unless_told(void **state)
{
    const struct runbook *r =
        &load_good(*state, stores, "operations={failover: {}}")->operations.failover;

    assert_true(r->given);
    assert_true(r->notice.a == 0 && r->approval.a == 0);
    assert_int_equal(r->checks, 0);
    assert_false(load_good(*state, stores, "operations={}")->operations.failover.given);
    assert_false(load_good(*state, stores, NULL)->operations.failover.given);
}

static void office_hours(void **state)
{
    const struct runbook *r =
        &load_good(*state, stores, "operations={failover: {office_hours: \"08:00-18:00\"}}")
             ->operations.failover;

    assert_true(r->office.given);
    assert_int_equal(r->office.from, 8 * SIMTIME_HOUR);
    assert_int_equal(r->office.until, 18 * SIMTIME_HOUR);
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"operations={failover: {office_hours: \"8-18\"}}", "S205",
         "operations.failover.office_hours"},
        {"operations={failover: {office_hours: \"08:00-08:00\"}}", "S205",
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
        FIXTURE_TEST(office_hours),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
