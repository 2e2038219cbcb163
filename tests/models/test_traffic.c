/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static const simtime HOUR = SIMTIME_HOUR;

/* Everything goes to we and fails while we is out; ne is out all the time. */
static void build(struct fixture *f, simtime horizon)
{
    fixture_init(f, 1, seconds(30), 4, 3, horizon);
    fixture_standby(f);
    fixture_region(f, FAULT_REGION_OUTAGE, 0, SIMTIME_NEVER, MODE_REFUSE, 1);
}

static void play(struct fixture *f, bool exact)
{
    fixture_plan(f, exact);
    fixture_run(f, 1);
}

static void quiet(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, 1, seconds(30), 4, 3, SIMTIME_YEAR);
    play(&f, false);
    assert_true(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS) == 1);
    assert_true(fixture_value(&f, METRIC_AVAILABILITY_TIME) == 1);
    assert_true(fixture_value(&f, METRIC_DOWNTIME) == 0);
    assert_true(fixture_value(&f, METRIC_DOWNTIME_REQUESTS) == 0);
    assert_true(fixture_value(&f, METRIC_OUTAGES) == 0);
    assert_int_equal(f.row.incident_count, 0);
    assert_true(f.row.events < 100);
    fixture_release(&f);
}

/* 36 s of an hour: a share of 0.01, 5256 min/y. */
static void flat_rate(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, HOUR);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(1000), seconds(36), MODE_REFUSE, 0);
    play(&f, false);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 0.99, 1e-15);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_TIME), 0.99, 1e-15);
    assert_near(fixture_value(&f, METRIC_DOWNTIME), 5256, 1e-9);
    assert_near(fixture_value(&f, METRIC_DOWNTIME_REQUESTS), 5256, 1e-9);
    assert_true(fixture_value(&f, METRIC_OUTAGES) == 1);
    fixture_release(&f);
}

static void office_day(struct client_group *g)
{
    g->profile.flat = false;
    for (size_t h = 0; h < 24; h++) {
        g->profile.daily[h] = h >= 9 && h < 17 ? 2 : 0.5; /* 8 x 2 + 16 x 0.5 = 24 hours' worth */
    }
    for (size_t d = 0; d < 7; d++) {
        g->profile.weekly[d] = d < 5 ? 1 : 0.5; /* 6 days' worth a week */
    }
}

/* Down 08:30-09:30 on Monday: 0.5 x 0.5 h + 0.5 x 2 h of 24 x 6 hours' worth a week. */
static void failing_into_the_peak(void **state)
{
    (void)state;
    for (int exact = 0; exact < 2; exact++) {
        struct fixture f;
        build(&f, SIMTIME_WEEK);
        office_day(&f.scenario.groups[0]);
        fixture_region(&f, FAULT_REGION_OUTAGE, 8 * HOUR + HOUR / 2, HOUR, MODE_REFUSE, 0);
        play(&f, exact);
        assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 1.25 / 144, 1e-14);
        assert_near(fixture_value(&f, METRIC_AVAILABILITY_TIME), 1 - 1 / 168.0, 1e-15);
        fixture_release(&f);
    }
}

/* The same window on Saturday counts half as much. */
static void failing_at_the_weekend(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2 * SIMTIME_WEEK);
    office_day(&f.scenario.groups[0]);
    fixture_region(&f, FAULT_REGION_OUTAGE, (7 + 5) * SIMTIME_DAY + 10 * HOUR, 3 * HOUR,
                   MODE_REFUSE, 0);
    play(&f, false);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 3 * 2 * 0.5 / 288, 1e-14);
    fixture_release(&f);
}

/* A surge multiplies what is offered, and so what is lost: 3600 + 600 x 3 extra... the group offers
 * 1000 x (3600 + 2 x 600) in the hour and loses 1000 x 3 x 100. Two surges multiply. */
static void surge(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, HOUR);
    struct fault *s = fixture_fault(&f, FAULT_LOAD_SURGE, seconds(600), seconds(600));
    s->group = 0;
    s->factor = 3;
    s = fixture_fault(&f, FAULT_LOAD_SURGE, seconds(1100), seconds(600));
    s->group = 0;
    s->factor = 0.5;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(1150), seconds(100), MODE_REFUSE, 0);
    play(&f, false);
    /* 600 x 1, 500 x 3, 100 x 1.5, 500 x 0.5, 1900 x 1; lost 50 x 1.5 + 50 x 0.5 */
    double offered = 600 + 1500 + 150 + 250 + 1900;
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 100 / offered, 1e-14);
    fixture_release(&f);
}

/* Two groups, one of which goes to ne by priority of latency: each fails with its own stamp, and
 * s(t) weighs them by rate. */
static void two_groups(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, 1, seconds(30), 4, 4, HOUR);
    f.scenario.edge.probe.phase = 0;
    struct client_group *north = fixture_group(&f, "north", 3000, 1);
    f.scenario.groups[0].latency[NE] = ms(20);
    north->latency[WE] = ms(20);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(601), seconds(600), MODE_ERROR, 0);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(602));
    assert_near(f.world->traffic.success, 0.75, 1e-15);
    assert_near(f.world->traffic.groups[0].failure, 1, 0);
    assert_near(f.world->traffic.groups[1].failure, 0, 0);
    /* 4 of 4: the first failed probe flips, at 630 */
    fixture_on(&f, seconds(630) + 1);
    assert_true(f.world->traffic.success == 1);
    fixture_run(&f, 1);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 29 / 3600.0 / 4, 1e-15);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_TIME), 1 - 29 / 3600.0, 1e-15);
    fixture_release(&f);
}

/* POPs that hold the same origins healthy are one class, with their weights added up. */
static void classes(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, 5, seconds(30), 4, 3, HOUR);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(601), seconds(600), MODE_ERROR, 0);
    fixture_plan(&f, false);
    for (simtime t = seconds(1); t < HOUR; t += seconds(7)) {
        fixture_until(&f, 1, t);
        const struct group_traffic *g = &f.world->traffic.groups[0];
        int64_t sum = 0;
        for (size_t i = 0; i < g->count; i++) {
            int64_t weight = 0;
            for (size_t p = 0; p < 5; p++) {
                bool here = f.world->pops[p].healthy == g->classes[i].healthy;
                weight += here ? f.world->plan->pops[p].weight : 0;
            }
            assert_int_equal(weight, g->classes[i].weight);
            sum += weight;
        }
        assert_true(sum == WEIGHT_ONE);
    }
    fixture_release(&f);
}

/* s(t) >= theta with a slack of 1e-9: an error share of exactly 1 % is no outage, a little more is.
 */
static void theta(void **state)
{
    (void)state;
    for (int over = 0; over < 2; over++) {
        struct fixture f;
        fixture_init(&f, 1, seconds(30), 4, 3, HOUR);
        fixture_standby(&f);
        fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(600), seconds(360), WE, 0)
            ->error_share = over ? 0.01 + 2e-9 : 0.01;
        f.scenario.stamps[WE].components[0].probed = false;
        play(&f, false);
        assert_near(fixture_value(&f, METRIC_AVAILABILITY_TIME), over ? 0.9 : 1, 1e-15);
        assert_true(fixture_value(&f, METRIC_OUTAGES) == over);
        assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 0.999, 1e-9);
        fixture_release(&f);
    }
}

/* s(t) is 1 when nothing is offered, so an outage begins with the first hour of traffic. */
static void nothing_offered(void **state)
{
    (void)state;
    for (int exact = 0; exact < 2; exact++) {
        struct fixture f;
        build(&f, SIMTIME_DAY);
        office_day(&f.scenario.groups[0]);
        for (size_t h = 0; h < 6; h++) {
            f.scenario.groups[0].profile.daily[h] = 0;
        }
        fixture_region(&f, FAULT_REGION_OUTAGE, 4 * HOUR, 3 * HOUR, MODE_REFUSE, 0);
        play(&f, exact);
        assert_true(fixture_value(&f, METRIC_OUTAGES) == 1);
        assert_near(fixture_value(&f, METRIC_AVAILABILITY_TIME), 1 - 1 / 24.0, 1e-15);
        assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 0.5 / 21, 1e-14);
        fixture_release(&f);
    }
}

/* Two groups whose hours differ: the failing one is small at first and grows over theta. */
static void mixture_shifts_by_the_hour(void **state)
{
    (void)state;
    for (int exact = 0; exact < 2; exact++) {
        struct fixture f;
        fixture_init(&f, 1, seconds(30), 4, 3, SIMTIME_DAY);
        struct client_group *north = fixture_group(&f, "north", 1000, 1);
        north->latency[WE] = ms(20);
        f.scenario.groups[0].latency[NE] = ms(20);
        f.scenario.groups[0].profile.flat = false;
        for (size_t h = 0; h < 24; h++) {
            f.scenario.groups[0].profile.daily[h] = h < 6 ? 0.001 : 1;
        }
        for (size_t d = 0; d < 7; d++) {
            f.scenario.groups[0].profile.weekly[d] = 1;
        }
        f.scenario.stamps[WE].components[0].probed = false;
        fixture_broken(&f, FAULT_COMPONENT_DOWN, 4 * HOUR, 4 * HOUR, WE, 0);
        play(&f, exact);
        assert_true(fixture_value(&f, METRIC_OUTAGES) == 1);
        assert_near(fixture_value(&f, METRIC_AVAILABILITY_TIME), 1 - 2 / 24.0, 1e-15);
        fixture_release(&f);
    }
}

static void no_clients_at_all(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, HOUR);
    f.scenario.groups[0].requests = 0;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(600), MODE_REFUSE, 0);
    play(&f, false);
    assert_true(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS) == 1);
    assert_true(fixture_value(&f, METRIC_AVAILABILITY_TIME) == 1);
    assert_true(fixture_value(&f, METRIC_OUTAGES) == 0);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quiet),
        cmocka_unit_test(flat_rate),
        cmocka_unit_test(failing_into_the_peak),
        cmocka_unit_test(failing_at_the_weekend),
        cmocka_unit_test(surge),
        cmocka_unit_test(two_groups),
        cmocka_unit_test(classes),
        cmocka_unit_test(theta),
        cmocka_unit_test(nothing_offered),
        cmocka_unit_test(mixture_shifts_by_the_hour),
        cmocka_unit_test(no_clients_at_all),
    };
    return cmocka_run_group_tests_name("models/traffic", tests, NULL, NULL);
}
