/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stores by hand: two regions of three zones; 800 reads and 200 writes a second, all of which go to
 * stamp ne while it is healthy. */
#include "models/cost_data.h"
#include "models/plan.h"
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static struct store *priced(struct fixture *f, enum store_model model)
{
    struct store *s = fixture_orders(f, model);
    double *price = f->scenario.cost.price;
    f->scenario.cost.priced = true;
    price[PRICE_RU_HOUR] = 0.008;
    price[PRICE_RU_LEAST] = 400;
    price[PRICE_RU_MULTI_WRITE_FACTOR] = 2;
    price[PRICE_RU_READ] = 1;
    price[PRICE_RU_STRONG_FACTOR] = 2;
    price[PRICE_RU_WRITE] = 5;
    price[PRICE_RU_ZONE_FACTOR] = 1.25;
    price[PRICE_VCORE_HOUR] = 0.15;
    price[PRICE_VCORE_LICENSE_HOUR] = 0.1;
    price[PRICE_VCORE_OPERATIONS] = 300;
    price[PRICE_VCORE_ZONE_FACTOR] = 1.6;
    price[PRICE_VCORES_LEAST] = 2;
    return s;
}

/* 800 x 1 + 200 x 5 = 1,800 RU/s in both regions, at twice the rate, zones for nothing (COS-08). */
static void several_writers_double_the_rate(void **state)
{
    (void)state;
    struct fixture f;
    priced(&f, STORE_MULTI_WRITE);
    fixture_plan(&f, false);
    assert_near(cost_data_throughput(f.plan, 0), 1800, 0);
    assert_near(cost_data(f.plan, 0), 18 * 0.008 * 2 * 2 * 8760, 1e-6);
    assert_near(f.plan->cost.data, 18 * 0.008 * 2 * 2 * 8760, 1e-6);
    fixture_release(&f);
}

/* The documented bill of 10,000 RU/s in four regions: 2,554 dollars a month of 730 hours had zones
 * cost nothing, here in two regions (COS-08). */
static void one_writer_pays_for_zones(void **state)
{
    (void)state;
    struct fixture f;
    struct store *s = priced(&f, STORE_ASYNC);
    s->preset = "azure-cosmos-single-write";
    f.scenario.groups[0].requests = 1e4;
    f.scenario.groups[0].write_share = 0;
    fixture_plan(&f, false);
    assert_near(cost_data(f.plan, 0), 2 * 100 * 0.008 * 1.25 * 8760, 1e-6);
    fixture_release(&f);
    s = priced(&f, STORE_ASYNC);
    s->preset = "azure-cosmos-single-write";
    f.scenario.groups[0].requests = 1e4;
    f.scenario.groups[0].write_share = 0;
    f.scenario.regions[WE].zones = f.scenario.regions[NE].zones = 1;
    fixture_plan(&f, false);
    assert_near(cost_data(f.plan, 0) / 12 * 2, 2336, 1); /* 4 regions x 100 x 0.008 x 730 */
    fixture_release(&f);
}

static void strong_reads_take_twice_as_much(void **state)
{
    (void)state;
    static const enum consistency levels[] = {CONSISTENCY_BOUNDED, CONSISTENCY_STRONG,
                                              CONSISTENCY_SESSION};
    for (int i = 0; i < 3; i++) {
        struct fixture f;
        priced(&f, STORE_MULTI_WRITE)->consistency = levels[i];
        fixture_plan(&f, false);
        assert_near(cost_data_throughput(f.plan, 0), i < 2 ? 2600 : 1800, 0);
        fixture_release(&f);
    }
}

/* Steps of 100, and not less than 400. */
static void throughput_comes_in_steps(void **state)
{
    (void)state;
    static const double cases[][2] = {{0, 400}, {222, 400}, {223, 500}, {500, 900}, {500.1, 1000}};
    for (int i = 0; i < 5; i++) {
        struct fixture f;
        priced(&f, STORE_MULTI_WRITE);
        f.scenario.groups[0].requests = cases[i][0]; /* 1.8 RU each */
        fixture_plan(&f, false);
        assert_near(cost_data_throughput(f.plan, 0), cases[i][1], 0);
        fixture_release(&f);
    }
}

/* 1,000 operations a second of 300 a vCore: 4 of them. The license pays for no zones. */
static void replicas_have_vcores(void **state)
{
    (void)state;
    static const enum store_model models[] = {STORE_ASYNC, STORE_SYNC};
    for (int i = 0; i < 2; i++) {
        struct fixture f;
        priced(&f, models[i]);
        f.scenario.regions[NE].zones = 1;
        fixture_plan(&f, false);
        assert_near(cost_data_vcores(f.plan), 4, 0);
        assert_near(cost_data(f.plan, 0), 4 * (0.15 * 1.6 + 0.1 + 0.15 + 0.1) * 8760, 1e-6);
        fixture_release(&f);
    }
}

static void a_zone_redundant_store_pays_for_zones_once(void **state)
{
    (void)state;
    struct fixture f;
    priced(&f, STORE_ZONE_REDUNDANT);
    f.scenario.regions[WE].zones = 1;
    f.scenario.groups[0].requests = 10;
    fixture_plan(&f, false);
    assert_near(cost_data_vcores(f.plan), 2, 0);
    assert_near(cost_data(f.plan, 0), 2 * (0.15 * 1.6 + 0.1) * 8760, 1e-6);
    fixture_release(&f);
}

/* Two groups whose peaks fall into different hours: 1,000 x 3 + 100 x 1 on Tuesdays at five, and
 * less at all other times. */
static void capacity_is_that_of_the_peak_hour(void **state)
{
    (void)state;
    struct fixture f;
    priced(&f, STORE_ASYNC);
    struct profile *p = &f.scenario.groups[0].profile;
    p->flat = false;
    for (int h = 0; h < 24; h++) {
        p->daily[h] = h == 5 ? 2 : 1;
    }
    for (int d = 0; d < 7; d++) {
        p->weekly[d] = d == 1 ? 1.5 : 1;
    }
    struct client_group *other = fixture_group(&f, "other", 100, 1);
    for (int h = 0; h < 24; h++) {
        other->profile.daily[h] = h == 20 ? 5 : 1;
        other->profile.weekly[h % 7] = 1;
    }
    fixture_plan(&f, false);
    assert_near(cost_data_vcores(f.plan), 11, 0); /* 3,100 / 300 */
    fixture_release(&f);
}

/* 200 writes a second: 6,307.2 million a year, of 1 KB. */
static void writes_are_paid_and_shipped(void **state)
{
    (void)state;
    struct fixture f;
    struct store *s = fixture_orders(&f, STORE_ASYNC);
    s->write_size = 1000;
    f.scenario.cost.priced = true;
    f.scenario.cost.price[PRICE_VCORE_OPERATIONS] = 1;
    f.scenario.cost.price[PRICE_WRITE_MILLION] = 1.25;
    f.scenario.cost.price[PRICE_EGRESS_GB] = 0.02;
    fixture_plan(&f, false);
    assert_near(cost_data_writes(f.plan, 0), 200, 1e-9);
    assert_near(cost_data(f.plan, 0), 6307.2 * 1.25, 1e-6);
    assert_near(cost_data_egress(f.plan, 0), 6307.2 * 0.02, 1e-6);
    assert_near(f.plan->cost.egress, 6307.2 * 0.02, 1e-6);
    fixture_release(&f);
}

static void one_region_ships_nothing(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ZONE_REDUNDANT)->write_size = 1000;
    f.scenario.cost.priced = true;
    f.scenario.cost.price[PRICE_VCORE_OPERATIONS] = f.scenario.cost.price[PRICE_EGRESS_GB] = 1;
    fixture_plan(&f, false);
    assert_near(cost_data_egress(f.plan, 0), 0, 0);
    fixture_release(&f);
}

/* Weights 1 to 3; the store is at one of the stamps, at the other or at none. */
static void writes_follow_the_edge(void **state)
{
    (void)state;
    static const double wanted[] = {50, 150, 0};
    for (int bound = WE; bound <= NE + 1; bound++) {
        struct fixture f;
        fixture_orders(&f, STORE_ASYNC);
        f.scenario.stamps[WE].priority = 1;
        f.scenario.stamps[NE].weight = 3 * f.scenario.stamps[WE].weight;
        f.scenario.cost.priced = true;
        f.scenario.cost.price[PRICE_VCORE_HOUR] = f.scenario.cost.price[PRICE_VCORES_LEAST] = 1;
        f.scenario.cost.price[PRICE_VCORE_OPERATIONS] = 1e6;
        f.scenario.cost.price[PRICE_VCORE_ZONE_FACTOR] = 1;
        for (int s = WE; s <= NE; s++) {
            f.scenario.stamps[s].components[1].store = s == bound ? 0 : SCENARIO_NONE;
        }
        fixture_plan(&f, false);
        assert_near(cost_data_writes(f.plan, 0), wanted[bound], 1e-9);
        assert_near(cost_data(f.plan, 0), bound <= NE ? 2 * 8760 : 0, 1e-9); /* unused: nothing */
        fixture_release(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(several_writers_double_the_rate),
        cmocka_unit_test(one_writer_pays_for_zones),
        cmocka_unit_test(strong_reads_take_twice_as_much),
        cmocka_unit_test(throughput_comes_in_steps),
        cmocka_unit_test(replicas_have_vcores),
        cmocka_unit_test(a_zone_redundant_store_pays_for_zones_once),
        cmocka_unit_test(capacity_is_that_of_the_peak_hour),
        cmocka_unit_test(writes_are_paid_and_shipped),
        cmocka_unit_test(one_region_ships_nothing),
        cmocka_unit_test(writes_follow_the_edge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
