/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#define ONE(fields) "faults=[{at: 10m, " fields "}]"

static const struct fault *one(void **state, const char *set)
{
    const struct scenario *sc = load_good(*state, pair, set);

    assert_int_equal(sc->fault_count, 1);
    return &sc->faults[0];
}

static void modes_follow_the_kind_unless_told(void **state)
{
    assert_int_equal(one(state, ONE("fault: region-outage, target: far"))->mode, MODE_DROP);
    assert_int_equal(one(state, ONE("fault: region-isolation, target: far"))->mode, MODE_DROP);
    assert_int_equal(one(state, ONE("fault: component-down, target: we.app"))->mode, MODE_ERROR);
    assert_int_equal(one(state, ONE("fault: component-down, target: we.app, mode: refuse"))->mode,
                     MODE_REFUSE);
}

static void defaults_of_a_fault(void **state)
{
    const struct fault *f = one(state, ONE("fault: region-outage, target: far"));

    assert_int_equal(f->kind, FAULT_REGION_OUTAGE);
    assert_int_equal(f->at, 600 * SIMTIME_SECOND);
    assert_int_equal(f->duration, SIMTIME_NEVER);
    assert_int_equal(f->region, 2);
    assert_int_equal(f->stamp, SCENARIO_NONE);
    assert_int_equal(f->component, SCENARIO_NONE);
    assert_int_equal(f->group, SCENARIO_NONE);
    assert_false(f->data_lost);
    assert_int_equal(one(state, ONE("fault: instance-crash, target: we.app"))->count, 1);
    assert_true(one(state, ONE("fault: edge-outage"))->share == 1);
}

static void keys_of_the_kind_are_stored(void **state)
{
    const struct fault *f =
        one(state, ONE("fault: component-degraded, target: ne.cache, error_share: 30%, "
                       "added_latency: 2s, for: 5m"));

    assert_true(f->error_share == 0.3);
    assert_int_equal(f->added_latency, 2 * SIMTIME_SECOND);
    assert_int_equal(f->duration, 300 * SIMTIME_SECOND);
    assert_int_equal(f->stamp, 1);
    assert_int_equal(f->component, 1);
    assert_true(one(state, ONE("fault: load-surge, target: west, factor: 3"))->factor == 3);
    assert_true(one(state, ONE("fault: probe-loss, target: we, share: 1%"))->share == 0.01);
    assert_true(one(state, ONE("fault: region-outage, target: far, data: lost"))->data_lost);
}

static void a_clock_may_be_ahead_or_behind(void **state)
{
    const struct fault *f = one(state, ONE("fault: clock-skew, target: far, by: -3s, for: 5m"));

    assert_int_equal(f->kind, FAULT_CLOCK_SKEW);
    assert_int_equal(f->region, 2);
    assert_int_equal(f->by, -3 * SIMTIME_SECOND);
    assert_int_equal(one(state, ONE("fault: clock-skew, target: far, by: 1h"))->by, SIMTIME_HOUR);
    assert_int_equal(one(state, ONE("fault: edge-outage"))->by, 0);
}

static void a_failover_has_no_length(void **state)
{
    const struct scenario *sc =
        load_odd(state, ONE("fault: forced-failover, target: a, for: 5m"), "S215", "faults[0].for");

    assert_int_equal(sc->faults[0].duration, SIMTIME_NEVER);
}

static void bad_faults_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"faults=[{fault: edge-outage}]", "S202", "faults[0].at"},
        {"faults=[{at: 1m}]", "S202", "faults[0].fault"},
        {"faults[0].at=1h", "S212", "faults[0].at"},
        {"faults[0].at=2h", "S212", "faults[0].at"},
        {"faults[0].at=60", "S205", "faults[0].at"},
        {"faults[0].for=0s", "S206", "faults[0].for"},
        {"faults[0].fault=regoin-outage", "S207", "faults[0].fault"},
        {ONE("fault: clock-skew, target: far"), "S202", "faults[0].by"},
        {ONE("fault: region-outage, target: far, by: 1s"), "S213", "faults[0].by"},
        {"faults[0].mode=dropped", "S207", "faults[0].mode"},
        {"faults[0].data=gone", "S207", "faults[0].data"},
        {"faults[0].count=1", "S213", "faults[0].count"},
        {"faults[0].share=10%", "S213", "faults[0].share"},
        {"faults[0].factor=2", "S213", "faults[0].factor"},
        {"faults[0].recovers={}", "S202", "faults[0].recovers.linear_after"},
        {"faults[0]={at: 1m, fault: region-outage, target: far, residual: {share: 1%, for: 1h}}",
         "S212", "faults[0].residual"},
        {"faults[0]={at: 1m, fault: region-isolation, target: far, for: 1h, recovers: "
         "{linear_after: 1m}}",
         "S213", "faults[0].recovers"},
        {ONE("fault: load-surge, target: west"), "S202", "faults[0].factor"},
        {ONE("fault: load-surge, target: west, factor: x"), "S205", "faults[0].factor"},
        {ONE("fault: probe-loss, target: we"), "S202", "faults[0].share"},
        {ONE("fault: component-degraded, target: we.app"), "S202", "faults[0].error_share"},
        {ONE("fault: component-degraded, target: we.app, error_share: 0%"), "S202",
         "faults[0].error_share"},
        {ONE("fault: zone-outage, target: far.1, mode: drop"), "S213", "faults[0].mode"},
        {ONE("fault: edge-outage, share: 0%"), "S206", "faults[0].share"},
        {"faults=[5]", "S203", "faults[0]"},
        {"faults={}", "S203", "faults"},
    };

    load_bad_sets(*state, pair, sets, COUNT_OF(sets));
}

static void a_fault_beyond_the_horizon_shows_both(void **state)
{
    struct fixture *f = *state;

    load_bad(f, pair, "faults[0].at=61m", "S212", "faults[0].at");
    assert_string_equal(f->diag.first->second_message, "the horizon");
    assert_int_equal(f->diag.first->second.line, 3);
}

static void a_key_of_other_kinds_names_them(void **state)
{
    struct fixture *f = *state;

    load_bad(f, pair, "faults[0].count=1", "S213", "faults[0].count");
    assert_string_equal(f->diag.first->message, "region-outage takes no count; kinds that do: "
                                                "instance-crash and pop-outage");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(modes_follow_the_kind_unless_told),
        FIXTURE_TEST(defaults_of_a_fault),
        FIXTURE_TEST(keys_of_the_kind_are_stored),
        FIXTURE_TEST(a_clock_may_be_ahead_or_behind),
        FIXTURE_TEST(a_failover_has_no_length),
        FIXTURE_TEST(bad_faults_are_refused),
        FIXTURE_TEST(a_fault_beyond_the_horizon_shows_both),
        FIXTURE_TEST(a_key_of_other_kinds_names_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
