/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static const struct fault *find(const struct scenario *sc, const char *id)
{
    for (size_t i = 0; i < sc->fault_count; i++) {
        if (strcmp(sc->faults[i].id, id) == 0) {
            return &sc->faults[i];
        }
    }
    fail_msg("no fault %s", id);
    return NULL;
}

static void what_fails_by_itself_recurs(void **state)
{
    const struct scenario *sc = load_good(
        *state, pair, "regions.westeurope.outage={every: {exponential: {mean: 37y}}, for: 3h}");
    const struct fault *f = find(sc, "regions/westeurope/outage");

    assert_int_equal(sc->fault_count, 2);
    assert_false(sc->faults[0].recurs);
    assert_true(f->recurs);
    assert_int_equal(f->kind, FAULT_REGION_OUTAGE);
    assert_int_equal(f->region, 0);
    assert_int_equal(f->mode, MODE_DROP);
    assert_int_equal(f->every.kind, DIST_EXPONENTIAL);
    assert_true(f->every.a == 37 * 365 * 86400.0);
    assert_int_equal(f->lasts.kind, DIST_CONSTANT);
    assert_true(f->data_lost_share == 0);
    sc = load_good(*state, pair,
                   "regions.far.outage={every: 1d, for: 1h, data_lost: 2%, mode: error}");
    f = find(sc, "regions/far/outage");
    assert_true(f->data_lost_share == 0.02);
    assert_int_equal(f->mode, MODE_ERROR);
    assert_int_equal(f->region, 2);
}

static void each_zone_has_its_own(void **state)
{
    const struct scenario *sc =
        load_good(*state, pair, "regions.northeurope.zone_outage={every: 60d, for: 1h}");

    assert_int_equal(sc->fault_count, 3);
    assert_int_equal(find(sc, "regions/northeurope/zones/0/outage")->zone, 0);
    assert_int_equal(find(sc, "regions/northeurope/zones/1/outage")->zone, 1);
    assert_int_equal(find(sc, "regions/northeurope/zones/1/outage")->region, 1);
}

static void links_and_the_edge(void **state)
{
    const struct scenario *sc = load_good(*state, pair, "links[0].partition={every: 30d, for: 5m}");
    const struct fault *f = find(sc, "links/westeurope/northeurope/partition");

    assert_int_equal(f->kind, FAULT_LINK_PARTITION);
    assert_int_equal(f->region, 0);
    assert_int_equal(f->region_b, 1);
    assert_false(f->one_way);
    sc = load_good(*state, pair, "edge.outage={every: 3y, for: 5h, share: 20%}");
    f = find(sc, "edge/outage");
    assert_int_equal(f->kind, FAULT_EDGE_OUTAGE);
    assert_true(f->share == 0.2);
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
        {"regions.far.outage={every: 1d, for: 1h, residual: {}}", "S401",
         "regions.far.outage.residual"},
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
        FIXTURE_TEST(what_fails_by_itself_recurs),
        FIXTURE_TEST(each_zone_has_its_own),
        FIXTURE_TEST(links_and_the_edge),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
