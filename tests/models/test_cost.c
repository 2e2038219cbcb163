/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money by hand: two stamps, each with three instances of app; 1,000 requests a second in the mean,
 * a fifth of them writes. */
#include "models/cost.h"
#include "models/plan.h"
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static struct cost *priced(struct fixture *f)
{
    fixture_data(f);
    f->scenario.cost.priced = true;
    return &f->scenario.cost;
}

static double of(const struct fixture *f, enum metric_id metric)
{
    return f->row.value[metric];
}

static const enum metric_id parts[] = {METRIC_COST_COMPUTE, METRIC_COST_DATA,
                                       METRIC_COST_EGRESS,  METRIC_COST_EDGE,
                                       METRIC_COST_DRILLS,  METRIC_COST_OPERATIONS};

enum { PARTS = sizeof parts / sizeof *parts };

static double sum_of_parts(const struct fixture *f)
{
    double sum = 0;
    for (size_t i = 0; i < PARTS; i++) {
        sum += of(f, parts[i]);
    }
    return sum;
}

static void without_prices_there_are_none(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    f.scenario.cost.price[PRICE_APP_INSTANCE_HOUR] = 1;
    fixture_play(&f);
    assert_no_value(of(&f, METRIC_COST_ANNUAL));
    assert_no_value(of(&f, METRIC_COST_PROBES));
    for (size_t i = 0; i < PARTS; i++) {
        assert_no_value(of(&f, parts[i]));
    }
    fixture_release(&f);
}

static void a_metric_of_money_names_its_price(void **state)
{
    (void)state;
    struct cost cost = {.downtime_per_minute = NAN, .lost_write = NAN};
    assert_string_equal(cost_lacks(&cost, "cost.annual"), "cost.price_book or cost.prices");
    assert_string_equal(cost_lacks(&cost, "cost.downtime"), "cost.downtime_per_minute");
    assert_string_equal(cost_lacks(&cost, "cost.lost_writes"), "cost.lost_write");
    assert_null(cost_lacks(&cost, "rto.service"));
    cost = (struct cost){.priced = true};
    assert_null(cost_lacks(&cost, "cost.annual"));
    assert_null(cost_lacks(&cost, "cost.downtime"));
    assert_null(cost_lacks(&cost, "cost.lost_writes"));
}

/* 2 x 3 app, 2 x 2 cache, 2 x 5 workers, 2 managed ones. */
static void compute_is_instances_by_the_hour(void **state)
{
    (void)state;
    struct fixture f;
    struct cost *cost = priced(&f);
    cost->price[PRICE_APP_INSTANCE_HOUR] = 0.5;
    cost->price[PRICE_CACHE_INSTANCE_HOUR] = 0.25;
    cost->price[PRICE_COMPONENT_INSTANCE_HOUR] = 0.125;
    cost->price[PRICE_COMPONENT_MONTH] = 10;
    cost->price[PRICE_VCORE_OPERATIONS] = 1; /* vCores for nothing */
    fixture_component(&f, "cache", 2, 1, 1);
    fixture_component(&f, "worker", 5, 1, 1);
    fixture_component(&f, "config", 0, 1, 1);
    fixture_store(&f, "orders", STORE_ASYNC); /* and its component, which costs nothing here */
    fixture_play(&f);
    assert_near(of(&f, METRIC_COST_COMPUTE), 8760 * (6 * 0.5 + 4 * 0.25 + 10 * 0.125) + 12 * 2 * 10,
                1e-6);
    assert_near(of(&f, METRIC_COST_ANNUAL), of(&f, METRIC_COST_COMPUTE), 1e-6);
    fixture_release(&f);
}

/* What fails is paid like what succeeds. */
static void the_edge_is_paid_for_what_is_offered(void **state)
{
    (void)state;
    for (int outage = 0; outage < 2; outage++) {
        struct fixture f;
        struct cost *cost = priced(&f);
        f.scenario.groups[0].request_size = 2000;
        f.scenario.groups[0].response_size = 20000;
        cost->price[PRICE_EDGE_MONTH] = 35;
        cost->price[PRICE_EDGE_REQUESTS_MILLION] = 0.9;
        cost->price[PRICE_EDGE_CLIENT_GB] = 0.08;
        cost->price[PRICE_EDGE_ORIGIN_GB] = 0.02;
        if (outage) {
            fixture_fault(&f, FAULT_EDGE_OUTAGE, seconds(600), seconds(600));
        }
        fixture_play(&f);
        /* 31,536 million requests: 630,720 GB out and 63,072 GB in. */
        assert_near(of(&f, METRIC_COST_EDGE), 12 * 35 + 31536 * 0.9 + 630720 * 0.08 + 63072 * 0.02,
                    1e-6);
        assert_near(of(&f, METRIC_COST_PROBES), 0, 0);
        fixture_release(&f);
    }
}

/* Double the rate for half of the day, and none on five days of seven: 2/7 x 3/2 of 1,000. */
static void profiles_enter_by_their_mean(void **state)
{
    (void)state;
    struct fixture f;
    struct cost *cost = priced(&f);
    struct profile *p = &f.scenario.groups[0].profile;
    p->flat = false;
    for (int h = 0; h < 24; h++) {
        p->daily[h] = h < 12 ? 2 : 1;
    }
    p->weekly[0] = p->weekly[3] = 1;
    cost->price[PRICE_EDGE_REQUESTS_MILLION] = 1;
    fixture_play(&f);
    assert_near(of(&f, METRIC_COST_EDGE), 31536.0 * 3 / 7, 1e-6);
    fixture_release(&f);
}

/* One observer, two origins, two probes a minute: 2,102,400 a year. */
static void probes_are_paid_at_both_origins(void **state)
{
    (void)state;
    struct fixture f;
    struct cost *cost = priced(&f);
    cost->price[PRICE_PROBE_MILLION] = 100;
    cost->price[PRICE_EDGE_MONTH] = 1;
    fixture_play(&f);
    assert_near(of(&f, METRIC_PROBE_LOAD), 1.0 / 30, 1e-9);
    assert_near(of(&f, METRIC_COST_PROBES), 210.24, 1e-6);
    assert_near(of(&f, METRIC_COST_EDGE), 12 + 210.24, 1e-6);
    fixture_release(&f);
}

/* Of the hour an incident takes from the fault until the POP holds the origin healthy again; two
 * people work on it, and a year has 8,760 such hours. */
static void incidents_take_working_hours(void **state)
{
    (void)state;
    struct fixture f;
    struct cost *cost = priced(&f);
    cost->price[PRICE_INCIDENT_ENGINEERS] = 2;
    cost->engineer_hour = 100;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(900), MODE_ERROR, NE);
    fixture_play(&f);
    assert_int_equal(f.row.incident_count, 1);
    double hours = simtime_seconds(f.row.incidents[0].closed - f.row.incidents[0].opened) / 3600;
    assert_true(hours >= 0.25 && hours < 0.3);
    assert_near(of(&f, METRIC_COST_OPERATIONS), hours * 8760 * 2 * 100, 1e-3);
    assert_near(of(&f, METRIC_COST_ANNUAL), sum_of_parts(&f), 1e-9);
    fixture_release(&f);
}

static void drills_take_working_hours(void **state)
{
    (void)state;
    struct fixture f;
    struct cost *cost = priced(&f);
    cost->drills_per_year = 4;
    cost->drill_hours = 16;
    cost->engineer_hour = 110;
    fixture_play(&f);
    assert_near(of(&f, METRIC_COST_DRILLS), 7040, 0);
    assert_near(of(&f, METRIC_COST_OPERATIONS), 0, 0); /* no incident */
    assert_near(of(&f, METRIC_COST_ANNUAL), 7040, 0);
    fixture_release(&f);
}

/* What failures cost stays out. */
static void annual_is_the_sum_of_its_parts(void **state)
{
    (void)state;
    struct fixture f;
    struct cost *cost = priced(&f);
    fixture_store(&f, "orders", STORE_ASYNC)->write_size = 1000;
    for (int id = 0; id < PRICE_COUNT; id++) {
        cost->price[id] = 1;
    }
    cost->drills_per_year = cost->drill_hours = cost->engineer_hour = 3;
    cost->downtime_per_minute = 900;
    cost->lost_write = 25;
    f.scenario.groups[0].response_size = 1000;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(900), MODE_ERROR, NE);
    fixture_play(&f);
    for (size_t i = 0; i < PARTS; i++) {
        assert_true(of(&f, parts[i]) > 0);
    }
    assert_true(of(&f, METRIC_COST_DOWNTIME) > 0);
    assert_near(of(&f, METRIC_COST_ANNUAL), sum_of_parts(&f), 1e-6);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_prices_there_are_none),
        cmocka_unit_test(a_metric_of_money_names_its_price),
        cmocka_unit_test(compute_is_instances_by_the_hour),
        cmocka_unit_test(the_edge_is_paid_for_what_is_offered),
        cmocka_unit_test(profiles_enter_by_their_mean),
        cmocka_unit_test(probes_are_paid_at_both_origins),
        cmocka_unit_test(incidents_take_working_hours),
        cmocka_unit_test(drills_take_working_hours),
        cmocka_unit_test(annual_is_the_sum_of_its_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
