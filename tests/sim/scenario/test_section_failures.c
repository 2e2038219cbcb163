/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

/* The last fault: what fails by itself comes after the script. */
static const struct fault *last(const struct scenario *sc)
{
    return &sc->faults[sc->fault_count - 1];
}

static void when_for_how_long_and_how(void **state)
{
    const struct scenario *sc = load_good(
        *state, pair, "regions.westeurope.outage={every: {exponential: {mean: 37y}}, for: 3h}");
    const struct fault *f = last(sc);

    assert_int_equal(f->mode, MODE_DROP);
    assert_int_equal(f->every.kind, DIST_EXPONENTIAL);
    assert_true(f->every.a == 37 * 365 * 86400.0);
    assert_int_equal(f->lasts.kind, DIST_CONSTANT);
    assert_true(f->data_lost_share == 0);
    assert_true(f->linear_after == SIMTIME_NEVER);
    assert_true(f->residual_share == 0);
    sc = load_good(*state, pair,
                   "regions.far.outage={every: 1d, for: 1h, data_lost: 2%, mode: error}");
    f = last(sc);
    assert_true(f->data_lost_share == 0.02);
    assert_int_equal(f->mode, MODE_ERROR);
    assert_int_equal(f->region, 2);
    sc = load_good(*state, pair, "edge.outage={every: 3y, for: 5h, share: 20%}");
    assert_true(last(sc)->share == 0.2);
}

static void repairs_in_phases(void **state)
{
    const struct scenario *sc =
        load_good(*state, pair,
                  "regions.far.outage={every: 1d, for: 1h, recovers: {linear_after: 20m}, "
                  "residual: {share: 10%, for: 5h}}");

    assert_true(last(sc)->linear_after == 20 * SIMTIME_MINUTE);
    assert_true(last(sc)->residual_share == 0.1);
    assert_true(last(sc)->residual_lasts.a == 5 * 3600.0);
    sc = load_good(*state, pair, "edge.outage={every: 3y, for: 5h, recovers: {linear_after: 3h}}");
    assert_true(last(sc)->linear_after == 3 * SIMTIME_HOUR);
    sc = load_good(*state, pair, "faults[0].recovers={linear_after: 5m}");
    assert_true(sc->faults[0].linear_after == 5 * SIMTIME_MINUTE);
}

static void a_recovery_after_the_end_is_warned_of(void **state)
{
    static const struct {
        const char *set, *path;
    } sets[] = {
        {"regions.far.outage={every: 1d, for: 1h, recovers: {linear_after: 1h}}",
         "regions.far.outage.recovers.linear_after"},
        {"edge.outage={every: 1d, for: 1h, recovers: {linear_after: 2h}}",
         "edge.outage.recovers.linear_after"},
        {"edge.outage={every: 1d, for: {uniform: {min: 1h, max: 2h}}, recovers: {linear_after: "
         "2h}}",
         "edge.outage.recovers.linear_after"},
        {"faults[0].recovers={linear_after: 45m}", "faults[0].recovers.linear_after"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < COUNT_OF(sets); i++) {
        load_good(f, pair, sets[i].set);
        assert_int_equal(f->diag.warnings, 1);
        assert_string_equal(f->diag.first->code, "S215");
        assert_string_equal(f->diag.first->path, sets[i].path);
    }
    load_good(f, pair,
              "edge.outage={every: 1d, for: {exponential: {mean: 1h}}, recovers: {linear_after: "
              "2h}}");
    assert_int_equal(f->diag.warnings, 0);
}

/* Not even where a preset says how often. */
static void never_is_never(void **state)
{
    const struct scenario *sc =
        load_with(*state, pair, "preset=documented-rates", "edge.outage={every: never}", NULL);

    for (size_t i = 0; i < sc->fault_count; i++) {
        assert_string_not_equal(sc->faults[i].id, "edge/outage");
    }
    load_bad(*state, pair, "edge.outage={every: 1d, for: never}", "S205", "edge.outage.for");
}

static void what_never_fails_needs_no_repair(void **state)
{
    static const char *const sets[] = {
        "regions.far.outage={every: never}", "regions.far.control_plane_outage={every: never}",
        "edge.outage={every: never}",        "edge.pop_outage={every: never}",
        "links[0].partition={every: never}", "stamps.we.components.app.fail={every: never}",
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < COUNT_OF(sets); i++) {
        assert_int_equal(load_good(f, pair, sets[i])->fault_count, 1);
    }
    load_bad(f, pair, "regions.far.outage={every: 1d}", "S202", "regions.far.outage.for");
    assert_non_null(strstr(f->diag.first->message, "is missing: Time from a failure"));
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"regions.far.outage={every: 1d}", "S202", "regions.far.outage.for"},
        {"regions.far.outage={for: 1d}", "S202", "regions.far.outage.every"},
        {"regions.far.outage={every: 0s, for: 1h}", "S206", "regions.far.outage.every"},
        {"regions.far.outage={every: 30, for: 1h}", "S205", "regions.far.outage.every"},
        {"regions.far.outage={every: 1d, for: 1h, data_lost: 120%}", "S206",
         "regions.far.outage.data_lost"},
        {"regions.far.outage={every: 1d, for: 1h, mode: dead}", "S207", "regions.far.outage.mode"},
        {"regions.far.outage={every: 1d, for: 1h, residual: {share: 10%}}", "S202",
         "regions.far.outage.residual.for"},
        {"regions.far.outage={every: 1d, for: 1h, residual: {share: 100%, for: 1h}}", "S206",
         "regions.far.outage.residual.share"},
        {"regions.far.outage={every: 1d, for: 1h, recovers: 3h}", "S203",
         "regions.far.outage.recovers"},
        {"edge.outage={every: 1d, for: 1h, residual: {share: 1%, for: 1h}}", "S201",
         "edge.outage.residual"},
        {"edge.pop_outage={every: 1d}", "S202", "edge.pop_outage.for"},
        {"stamps.we.components.app.fail={for: 1h}", "S202", "stamps.we.components.app.fail.every"},
        {"stamps.we.components.app.fail={every: {empirical: {values: [0s]}}, for: 1h}", "S212",
         "stamps.we.components.app.fail.every"},
        {"stamps.we.components.app.crews=0", "S206", "stamps.we.components.app.crews"},
        {"regions.far.zone_outage={every: 1d, for: 1h, mode: drop}", "S201",
         "regions.far.zone_outage.mode"},
        {"edge.outage={every: 1d, for: 1h, share: 0%}", "S206", "edge.outage.share"},
        {"edge.outage={every: {uniform: {min: 0s, max: 0s}}, for: 1h}", "S212",
         "edge.outage.every"},
        {"edge.outage=1h", "S203", "edge.outage"},
        {"links[0].partition={for: 1h}", "S202", "links[0].partition.every"},
    };

    load_bad_sets(*state, pair, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(when_for_how_long_and_how),
        FIXTURE_TEST(repairs_in_phases),
        FIXTURE_TEST(a_recovery_after_the_end_is_warned_of),
        FIXTURE_TEST(never_is_never),
        FIXTURE_TEST(what_never_fails_needs_no_repair),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
