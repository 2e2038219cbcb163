/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"stamps.we.autoscale={after: 5m}", "S202", "stamps.we.autoscale.max_instances"},
        {"stamps.we.autoscale={after: 0s, max_instances: 9}", "S206", "stamps.we.autoscale.after"},
        {"stamps.we.autoscale={max_instances: 5}", "S212", "stamps.we.autoscale.max_instances"},
        {"stamps.we.warm_up={initial_capacity: 101%}", "S206",
         "stamps.we.warm_up.initial_capacity"},
        {"stamps.we.warm_up={time_constant: 0s}", "S206", "stamps.we.warm_up.time_constant"},
        {"stamps.we.drift={affects: -1%}", "S206", "stamps.we.drift.affects"},
        {"stamps.we.drift={check_every: 0s}", "S206", "stamps.we.drift.check_every"},
        {"stamps.we.drift={every: 0s}", "S206", "stamps.we.drift.every"},
    };

    load_bad_sets(*state, pair, sets, COUNT_OF(sets));
}

static void defaults(void **state)
{
    const struct stamp *s = &load_good(*state, pair, "stamps.we.warm_up={}")->stamps[0];

    assert_float_equal(s->warm_up.initial, 0.6, 0);
    assert_int_equal(s->warm_up.time_constant, 180 * SIMTIME_SECOND);
    assert_int_equal(s->autoscale.max_instances, 0);
    assert_float_equal(s->drift.affects, 0.3, 0);
    assert_false(s->in_process);
    s = &load_good(*state, pair, "stamps.we.autoscale={max_instances: 12}")->stamps[0];
    assert_int_equal(s->autoscale.max_instances, 12);
    assert_int_equal(s->autoscale.after, 300 * SIMTIME_SECOND);
}

/* By itself only with a time; it is found by checks of its own phase. */
static void drift_is_a_source_of_faults(void **state)
{
    const struct scenario *sc = load_good(*state, pair, "stamps.we.drift={affects: 5%}");

    assert_int_equal(sc->fault_count, 1);
    assert_float_equal(sc->stamps[0].drift.affects, 0.05, 0);
    sc = load_good(*state, pair, "stamps.we.drift={every: never}");
    assert_int_equal(sc->fault_count, 1);
    sc = load_good(*state, pair, "stamps.we.drift={every: {exponential: {mean: 60d}}}");
    assert_int_equal(sc->fault_count, 2);
    const struct fault *f = &sc->faults[1];
    assert_int_equal(f->kind, FAULT_CONFIG_DRIFT);
    assert_int_equal(f->stamp, 0);
    assert_true(f->recurs);
    assert_int_equal(f->check_every, 24 * SIMTIME_HOUR);
    assert_float_equal(dist_mean(&f->lasts), 7200, 0);
    assert_string_equal(f->id, "stamps/we/drift");
    assert_string_equal(f->wave, "stamps/we/drift/check");
}

static void what_has_nothing_to_act_on(void **state)
{
    struct fixture *f = *state;
    static const char *const sets[] = {
        "stamps.we.autoscale={max_instances: 6}",
        "stamps.we.components.app={capacity: 100/s}",
        "stamps.we.components.app={instances: 6}",
    };

    for (size_t i = 0; i < COUNT_OF(sets); i++) {
        const char *more = i == 0 ? NULL : "stamps.we.autoscale={max_instances: 12}";
        const struct scenario *sc = load_with(f, pair, sets[i], more, NULL);

        assert_non_null(sc);
        assert_int_equal(f->diag.warnings, 1);
        assert_string_equal(f->diag.first->code, "S215");
        assert_int_equal(sc->stamps[0].autoscale.max_instances, 0);
    }
    assert_non_null(load_with(f, minimal, "stamps.one.warm_up={}", NULL));
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->path, "stamps.one.warm_up");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(bad_values_are_refused),
        FIXTURE_TEST(defaults),
        FIXTURE_TEST(drift_is_a_source_of_faults),
        FIXTURE_TEST(what_has_nothing_to_act_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
