/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fault_sources.h"
#include "tests/sim/scenario/fixture.h"

static void what_fails_by_itself_recurs(void **state)
{
    const struct scenario *sc =
        load_good(*state, pair, "regions.westeurope.outage={every: 37y, for: 3h}");
    const struct fault *f = fault_named(sc, "regions/westeurope/outage");

    assert_int_equal(sc->fault_count, 2);
    assert_false(sc->faults[0].recurs);
    assert_true(f->recurs);
    assert_int_equal(f->kind, FAULT_REGION_OUTAGE);
    assert_int_equal(f->region, 0);
}

static void each_zone_has_its_own(void **state)
{
    const struct scenario *sc =
        load_good(*state, pair, "regions.northeurope.zone_outage={every: 60d, for: 1h}");

    assert_int_equal(sc->fault_count, 3);
    assert_int_equal(fault_named(sc, "regions/northeurope/zones/0/outage")->zone, 0);
    assert_int_equal(fault_named(sc, "regions/northeurope/zones/1/outage")->zone, 1);
    assert_int_equal(fault_named(sc, "regions/northeurope/zones/1/outage")->region, 1);
}

static void links_and_the_edge(void **state)
{
    const struct scenario *sc = load_good(*state, pair, "links[0].partition={every: 30d, for: 5m}");
    const struct fault *f = fault_named(sc, "links/westeurope/northeurope/partition");

    assert_int_equal(f->kind, FAULT_LINK_PARTITION);
    assert_int_equal(f->region, 0);
    assert_int_equal(f->region_b, 1);
    assert_false(f->one_way);
    sc = load_good(*state, pair, "edge.outage={every: 3y, for: 5h, share: 20%}");
    f = fault_named(sc, "edge/outage");
    assert_int_equal(f->kind, FAULT_EDGE_OUTAGE);
    assert_true(f->share == 0.2);
}

static void each_instance_has_its_own(void **state)
{
    const struct scenario *sc =
        load_good(*state, pair, "stamps.we.components.app.fail={every: 130d, for: 5m}");
    const struct fault *f = fault_named(sc, "stamps/we/app/5/failure");

    assert_int_equal(sc->fault_count, 1 + 6);
    assert_int_equal(f->kind, FAULT_INSTANCE_CRASH);
    assert_int_equal(f->stamp, 0);
    assert_int_equal(f->component, 0);
    assert_int_equal(f->member, 5);
    assert_int_equal(f->count, 1);
    assert_int_equal(sc->stamps[0].components[0].crews, 0);
    sc = load_with(*state, pair, "stamps.we.components.app.fail={every: 130d, for: 5m}",
                   "stamps.we.components.app.crews=2", NULL);
    assert_int_equal(sc->stamps[0].components[0].crews, 2);
}

/* A service without instances fails as a whole; nobody answers for an app. */
static void without_instances_there_is_one(void **state)
{
    const struct scenario *sc =
        load_good(*state, pair, "stamps.we.components.database.fail={every: 130d, for: 5m}");
    const struct fault *f = fault_named(sc, "stamps/we/database/failure");

    assert_int_equal(f->kind, FAULT_COMPONENT_DOWN);
    assert_int_equal(f->mode, MODE_ERROR);
    assert_int_equal(f->member, SCENARIO_NONE);
    sc = load_good(*state, minimal, "stamps.one.components={app: {fail: {every: 130d, for: 5m}}}");
    assert_int_equal(fault_named(sc, "stamps/one/app/failure")->mode, MODE_REFUSE);
}

static void each_pop_has_its_own(void **state)
{
    const struct scenario *sc = load_good(*state, pair, "edge.pop_outage={every: 1y, for: 30m}");
    const struct fault *f = fault_named(sc, "clients/north/pop/4/outage");

    assert_int_equal(sc->fault_count, 1 + 8);
    assert_int_equal(f->kind, FAULT_POP_OUTAGE);
    assert_int_equal(f->group, 1);
    assert_int_equal(f->member, 3);
}

/* Of a pair the second waits for the first; another has the same phase; a third its own. */
static void updates_come_one_after_another_in_a_pair(void **state)
{
    const struct scenario *sc = load_with(
        *state, pair, "regions.northeurope.maintenance={every: 30d, for: 20m, capacity_lost: 20%}",
        "regions.westeurope.maintenance={every: 30d, for: 10m, capacity_lost: 50%}",
        "regions.far.maintenance={every: 30d, for: 5m, capacity_lost: 10%}",
        "regions.northeurope.pair=westeurope", NULL);
    const struct fault *we = fault_named(sc, "regions/westeurope/maintenance");
    const struct fault *ne = fault_named(sc, "regions/northeurope/maintenance");
    const struct fault *far = fault_named(sc, "regions/far/maintenance");

    assert_int_equal(we->kind, FAULT_MAINTENANCE);
    assert_true(we->recurs && we->period == 30 * 24 * SIMTIME_HOUR && we->offset == 0);
    assert_true(we->capacity_lost == 0.5 && we->chance == 1);
    assert_true(ne->offset == 10 * SIMTIME_MINUTE);
    assert_true(far->offset == 0);
    assert_string_equal(we->wave, ne->wave);
    assert_string_equal(we->wave, far->wave);
    sc =
        load_good(*state, pair, "regions.far.maintenance={every: 7d, for: 5m, capacity_lost: 10%}");
    assert_string_not_equal(fault_named(sc, "regions/far/maintenance")->wave,
                            "maintenance/2592000000000000");
    assert_null(load_with(
        *state, pair, "regions.northeurope.maintenance={every: 1h, for: 40m, capacity_lost: 20%}",
        "regions.westeurope.maintenance={every: 1h, for: 40m, capacity_lost: 20%}",
        "regions.northeurope.pair=westeurope", NULL));
}

/* One-way pairs may form a chain: each waits for the one before, and for what that waited for. */
static void updates_come_one_after_another_in_a_chain(void **state)
{
    const struct scenario *sc = load_with(
        *state, pair, "regions.northeurope.maintenance={every: 30d, for: 20m, capacity_lost: 20%}",
        "regions.westeurope.maintenance={every: 30d, for: 10m, capacity_lost: 50%}",
        "regions.far={zones: 1, pair: northeurope, maintenance: {every: 30d, for: 5m, "
        "capacity_lost: 10%}}",
        "regions.northeurope.pair=westeurope", NULL);

    assert_true(fault_named(sc, "regions/northeurope/maintenance")->offset == 10 * SIMTIME_MINUTE);
    assert_true(fault_named(sc, "regions/far/maintenance")->offset == 30 * SIMTIME_MINUTE);
}

static void deployments_reach_every_stamp(void **state)
{
    const struct scenario *sc = load_good(
        *state, pair, "deployments={every: 7d, bad: 1%, stagger: 30m, rollback_after: 15m}");
    const struct fault *f = fault_named(sc, "deployments");

    assert_int_equal(f->kind, FAULT_BAD_DEPLOYMENT);
    assert_int_equal(f->stamp_count, 2);
    assert_int_equal(f->stamps[1], 1);
    assert_true(f->stagger == 30 * SIMTIME_MINUTE && f->chance == 0.01);
    assert_true(f->period == 7 * 24 * SIMTIME_HOUR && f->lasts.a == 900);
    sc = load_good(*state, pair, "deployments={every: 7d, bad: 0%, rollback_after: 15m}");
    assert_int_equal(sc->fault_count, 1);
}

static void control_planes_fail(void **state)
{
    const struct scenario *sc =
        load_good(*state, pair, "regions.far.control_plane_outage={every: 1y, for: 2h}");

    assert_int_equal(fault_named(sc, "regions/far/control-plane")->kind,
                     FAULT_CONTROL_PLANE_OUTAGE);
    assert_int_equal(fault_named(sc, "regions/far/control-plane")->region, 2);
}

static void too_many_are_refused(void **state)
{
    load_bad(*state, pair,
             "stamps.we.components.app={instances: 200000, fail: {every: 130d, for: 5m}}", "S212",
             "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(what_fails_by_itself_recurs),
        FIXTURE_TEST(each_zone_has_its_own),
        FIXTURE_TEST(links_and_the_edge),
        FIXTURE_TEST(each_instance_has_its_own),
        FIXTURE_TEST(without_instances_there_is_one),
        FIXTURE_TEST(each_pop_has_its_own),
        FIXTURE_TEST(updates_come_one_after_another_in_a_pair),
        FIXTURE_TEST(updates_come_one_after_another_in_a_chain),
        FIXTURE_TEST(deployments_reach_every_stamp),
        FIXTURE_TEST(control_planes_fail),
        FIXTURE_TEST(too_many_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
