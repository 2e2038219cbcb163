/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fault_sources.h"
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
    const struct scenario *sc =
        load_good(*state, pair, "regions.westeurope.outage={every: 37y, for: 3h}");
    const struct fault *f = find(sc, "regions/westeurope/outage");

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

static void each_instance_has_its_own(void **state)
{
    const struct scenario *sc =
        load_good(*state, pair, "stamps.we.components.app.fail={every: 130d, for: 5m}");
    const struct fault *f = find(sc, "stamps/we/app/5/failure");

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
    const struct fault *f = find(sc, "stamps/we/database/failure");

    assert_int_equal(f->kind, FAULT_COMPONENT_DOWN);
    assert_int_equal(f->mode, MODE_ERROR);
    assert_int_equal(f->member, SCENARIO_NONE);
    sc = load_good(*state, minimal, "stamps.one.components={app: {fail: {every: 130d, for: 5m}}}");
    assert_int_equal(find(sc, "stamps/one/app/failure")->mode, MODE_REFUSE);
}

static void each_pop_has_its_own(void **state)
{
    const struct scenario *sc = load_good(*state, pair, "edge.pop_outage={every: 1y, for: 30m}");
    const struct fault *f = find(sc, "clients/north/pop/4/outage");

    assert_int_equal(sc->fault_count, 1 + 8);
    assert_int_equal(f->kind, FAULT_POP_OUTAGE);
    assert_int_equal(f->group, 1);
    assert_int_equal(f->member, 3);
}

/* The first of the set has the clock. */
static void a_named_set_goes_down_together(void **state)
{
    const struct scenario *sc =
        load_good(*state, pair,
                  "common_cause=[{name: push, targets: [far, northeurope.2, we.cache, edge], "
                  "every: 10y, for: 3h, data_lost: 5%}]");
    const struct fault *f = find(sc, "common-cause/push/far");

    assert_int_equal(sc->fault_count, 1 + 4);
    assert_true(f->recurs && !f->follows);
    assert_int_equal(f->kind, FAULT_REGION_OUTAGE);
    assert_int_equal(f->mode, MODE_DROP);
    assert_true(f->data_lost_share == 0.05);
    f = find(sc, "common-cause/push/northeurope.2");
    assert_true(!f->recurs && f->follows);
    assert_int_equal(f->kind, FAULT_ZONE_OUTAGE);
    assert_int_equal(f->region, 1);
    assert_int_equal(f->zone, 0);
    f = find(sc, "common-cause/push/we.cache");
    assert_int_equal(f->kind, FAULT_COMPONENT_DOWN);
    assert_int_equal(f->component, 1);
    assert_int_equal(f->mode, MODE_ERROR);
    assert_true(f->data_lost_share == 0);
    assert_int_equal(find(sc, "common-cause/push/edge")->kind, FAULT_EDGE_OUTAGE);
}

/* (1 - beta) of its rate alone and beta together; without a remainder no row of its own. */
static void beta_shares_out_the_rate(void **state)
{
    for (int all = 0; all < 2; all++) {
        const struct scenario *sc =
            load_with(*state, pair, "regions.westeurope.outage={every: 100d, for: 3h, mode: error}",
                      "regions.far.outage={every: 100d, for: 3h}",
                      all ? "common_cause=[{beta: 100%, of: [westeurope, far]}]"
                          : "common_cause=[{beta: 20%, of: [westeurope, far]}]",
                      NULL);
        assert_non_null(sc);
        assert_int_equal(sc->fault_count, 1 + 2 + (all ? 0 : 2));
        const struct fault *joint = find(sc, "common-cause/westeurope+far/westeurope");

        assert_true(joint->recurs);
        assert_int_equal(joint->mode, MODE_ERROR);
        assert_true(fabs(joint->every.a - (all ? 100 : 500) * 86400.0) < 1e-6);
        assert_true(joint[1].follows && joint[1].mode == MODE_DROP && joint[1].region == 2);
        if (!all) {
            assert_true(fabs(find(sc, "regions/far/outage")->every.a - 125 * 86400.0) < 1e-6);
        }
    }
}

/* Where rates differ, the share is that of the rarest, and each keeps its own in all. */
static void beta_of_unlike_regions(void **state)
{
    const struct scenario *sc = load_with(
        *state, pair, "regions.westeurope.outage={every: {exponential: {mean: 100d}}, for: 3h}",
        "regions.far.outage={every: {exponential: {mean: 400d}}, for: 5h}",
        "common_cause=[{name: b, beta: 50%, of: [westeurope, far]}]", NULL);
    const struct fault *joint = find(sc, "common-cause/b/westeurope");

    assert_true(fabs(joint->every.a - 800 * 86400.0) < 1e-6);
    assert_true(joint->lasts.a == 5 * 3600.0);
    assert_true(fabs(find(sc, "regions/far/outage")->every.a - 800 * 86400.0) < 1e-6);
    double alone = 1 / find(sc, "regions/westeurope/outage")->every.a;

    assert_true(fabs(alone + 1 / joint->every.a - 1 / (100 * 86400.0)) < 1e-15);
}

static void the_first_of_a_pair_recovers_first(void **state)
{
    const struct scenario *sc =
        load_good(*state, pair,
                  "common_cause=[{targets: [far, northeurope, westeurope], every: 10y, for: 3h}]");
    const struct fault *f = find(sc, "common-cause/far+northeurope+westeurope/far");

    assert_int_equal(f[0].yields_to, SCENARIO_NONE);
    assert_int_equal(f[1].yields_to, SCENARIO_NONE);
    assert_int_equal(f[2].yields_to, 1);
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
        FIXTURE_TEST(a_named_set_goes_down_together),
        FIXTURE_TEST(beta_shares_out_the_rate),
        FIXTURE_TEST(beta_of_unlike_regions),
        FIXTURE_TEST(the_first_of_a_pair_recovers_first),
        FIXTURE_TEST(too_many_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
