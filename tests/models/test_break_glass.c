/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A way around the edge. */
#include "tests/models/check.h"

#include "tests/models/fixture.h"

enum { WE, NE };

static void build(struct fixture *f, double share, double lasts)
{
    fixture_init(f, 10, seconds(30), 4, 3, SIMTIME_HOUR * 2);
    f->scenario.operations.break_glass = (struct break_glass){.given = true,
                                                              .notice = dist_constant(100),
                                                              .decide = dist_constant(200),
                                                              .hold = {.ttl = seconds(60)}};
    fixture_fault(f, FAULT_EDGE_OUTAGE, seconds(600), seconds(lasts))->share = share;
}

/* 300 s until it is switched, half a TTL in the mean until clients have it; back costs nothing. */
static void it_is_noticed_decided_and_drains(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1, 3600);
    fixture_play(&f);
    assert_near(1 - f.row.value[METRIC_AVAILABILITY_REQUESTS], 330.0 / 7200, 1e-12);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 300 + 0.99 * 60, 1e-6);
    assert_near(fixture_value(&f, METRIC_RTO_STAGE_DETECT), 100, 0);
    assert_near(fixture_value(&f, METRIC_RTO_STAGE_DECIDE), 200, 0);
    assert_near(fixture_value(&f, METRIC_RTO_STAGE_DRAIN), 0.99 * 60, 1e-6);
    assert_false(f.world->answers.open); /* switched back */
    fixture_release(&f);
}

/* Over before it was decided: nothing is switched. */
static void a_short_one_is_sat_out(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1, 299);
    fixture_play(&f);
    assert_near(1 - f.row.value[METRIC_AVAILABILITY_REQUESTS], 299.0 / 7200, 1e-12);
    fixture_release(&f);
}

/* Three of ten POPs: their requests fail until all clients have moved. */
static void a_part_of_the_edge(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 0.3, 3600);
    fixture_play(&f);
    assert_near(1 - f.row.value[METRIC_AVAILABILITY_REQUESTS], 0.3 * 330 / 7200, 1e-12);
    fixture_release(&f);
}

/* Past the edge nobody tries again for a client, and a dead stamp is dead for those sent there. */
static void past_the_edge_stamps_are_alone(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1, 6000);
    f.scenario.edge.retry_on_connect_failure = true;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(1200), seconds(600), MODE_REFUSE, WE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(1500));
    assert_near(f.world->traffic.success, 0.5, 1e-12);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_noticed_decided_and_drains),
        cmocka_unit_test(a_short_one_is_sat_out),
        cmocka_unit_test(a_part_of_the_edge),
        cmocka_unit_test(past_the_edge_stamps_are_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
