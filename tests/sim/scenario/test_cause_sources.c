/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/cause_sources.h"
#include "tests/sim/scenario/fixture.h"

/* The first of the set has the clock. */
static void a_named_set_goes_down_together(void **state)
{
    const struct scenario *sc =
        load_good(*state, pair,
                  "common_cause=[{name: push, targets: [far, northeurope.2, we.cache, edge], "
                  "every: 10y, for: 3h, data_lost: 5%}]");
    const struct fault *f = fault_named(sc, "common-cause/push/far");

    assert_int_equal(sc->fault_count, 1 + 4);
    assert_true(f->recurs && !f->follows);
    assert_int_equal(f->kind, FAULT_REGION_OUTAGE);
    assert_int_equal(f->mode, MODE_DROP);
    assert_true(f->data_lost_share == 0.05);
    f = fault_named(sc, "common-cause/push/northeurope.2");
    assert_true(!f->recurs && f->follows);
    assert_int_equal(f->kind, FAULT_ZONE_OUTAGE);
    assert_int_equal(f->region, 1);
    assert_int_equal(f->zone, 0);
    f = fault_named(sc, "common-cause/push/we.cache");
    assert_int_equal(f->kind, FAULT_COMPONENT_DOWN);
    assert_int_equal(f->component, 1);
    assert_int_equal(f->mode, MODE_ERROR);
    assert_true(f->data_lost_share == 0);
    assert_int_equal(fault_named(sc, "common-cause/push/edge")->kind, FAULT_EDGE_OUTAGE);
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
        const struct fault *joint = fault_named(sc, "common-cause/westeurope+far/westeurope");

        assert_true(joint->recurs);
        assert_int_equal(joint->mode, MODE_ERROR);
        assert_true(fabs(joint->every.a - (all ? 100 : 500) * 86400.0) < 1e-6);
        assert_true(joint[1].follows && joint[1].mode == MODE_DROP && joint[1].region == 2);
        if (!all) {
            assert_true(fabs(fault_named(sc, "regions/far/outage")->every.a - 125 * 86400.0) <
                        1e-6);
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
    const struct fault *joint = fault_named(sc, "common-cause/b/westeurope");

    assert_true(fabs(joint->every.a - 800 * 86400.0) < 1e-6);
    assert_true(joint->lasts.a == 5 * 3600.0);
    assert_true(fabs(fault_named(sc, "regions/far/outage")->every.a - 800 * 86400.0) < 1e-6);
    double alone = 1 / fault_named(sc, "regions/westeurope/outage")->every.a;

    assert_true(fabs(alone + 1 / joint->every.a - 1 / (100 * 86400.0)) < 1e-15);
}

/* What never fails alone does not fail together either; the others keep their own. */
static void a_share_of_never_is_never(void **state)
{
    struct fixture *f = *state;
    const struct scenario *sc =
        load_with(*state, pair, "regions.westeurope.outage={every: never}",
                  "regions.far.outage={every: 100d, for: 3h}",
                  "common_cause=[{beta: 20%, of: [westeurope, far]}]", NULL);

    assert_int_equal(sc->fault_count, 1 + 1);
    assert_true(fault_named(sc, "regions/far/outage")->every.a == 100 * 86400.0);
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->code, "S215");
    assert_string_equal(f->diag.first->path, "common_cause[0].of[0]");
}

static void the_first_of_a_pair_recovers_first(void **state)
{
    const struct scenario *sc = load_with(
        *state, pair, "regions.westeurope.pair=northeurope",
        "common_cause=[{targets: [far, northeurope, westeurope], every: 10y, for: 3h}]", NULL);
    const struct fault *f = fault_named(sc, "common-cause/far+northeurope+westeurope/far");

    assert_int_equal(f[0].yields_to, SCENARIO_NONE);
    assert_int_equal(f[1].yields_to, SCENARIO_NONE);
    assert_int_equal(f[2].yields_to, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(a_named_set_goes_down_together),
        FIXTURE_TEST(beta_shares_out_the_rate),
        FIXTURE_TEST(beta_of_unlike_regions),
        FIXTURE_TEST(a_share_of_never_is_never),
        FIXTURE_TEST(the_first_of_a_pair_recovers_first),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
