/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What clients of a DNS edge hold. */
#include "tests/models/check.h"

#include "tests/models/fixture.h"

enum { WE, NE, NONE };

/* One location that probes at 0, 30, 60 s ...; a verdict on the fourth failure; answers of 60 s. */
static void build(struct fixture *f, int64_t pops)
{
    fixture_init(f, pops, seconds(30), 4, 3, SIMTIME_HOUR);
    struct edge *e = &f->scenario.edge;
    e->kind = EDGE_DNS;
    e->observers = 1;
    e->hold.ttl = seconds(60);
    e->probe.phase = 0;
    e->probe.rule = RULE_CONSECUTIVE;
    e->probe.down_after = 4;
    e->probe.up_after = 1;
    e->propagation = dist_constant(600);
    fixture_standby(f);
}

static double held(const struct fixture *f, size_t answer)
{
    return f->world->traffic.groups[0].held[answer].share;
}

/* In the mean of the stretch that begins before t. */
static void assert_held(struct fixture *f, double t, double we, double ne, double none)
{
    fixture_on(f, seconds(t));
    answers_hold(f->world, seconds(t), seconds(t));
    assert_near(held(f, WE), we, 1e-12);
    assert_near(held(f, NE), ne, 1e-12);
    assert_near(held(f, NONE), none, 1e-12);
}

/* Noticed at 690 + 10 s; repaired at 1800 s and seen by the probe of that instant. */
static void answers_age_out_and_in(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 5);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(1200), MODE_DROP, WE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(100));
    assert_held(&f, 650, 1, 0, 0);
    assert_held(&f, 700, 1, 0, 0);
    assert_held(&f, 715, 0.75, 0.25, 0);
    assert_held(&f, 745, 0.25, 0.75, 0);
    assert_held(&f, 800, 0, 1, 0);
    double seen = 1800 + simtime_seconds(f.scenario.groups[0].latency[WE]);
    assert_held(&f, seen + 30, 0.5, 0.5, 0);
    assert_held(&f, seen + 61, 1, 0, 0);
    assert_int_equal(f.world->answers.groups[0].count, 1); /* the past is forgotten */
    fixture_release(&f);
}

/* Two of five POPs cannot ask: what their clients hold runs out, and they have it back at once. */
static void who_cannot_ask_asks_again(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 5);
    fixture_fault(&f, FAULT_EDGE_OUTAGE, seconds(600), seconds(30))->share = 0.4;
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(100));
    assert_held(&f, 615, 0.9, 0, 0.1);
    assert_held(&f, 629.9999, 0.8 + 0.2 * 0.0001 / 30, 0, 0.2 - 0.2 * 0.0001 / 30);
    assert_held(&f, 630.0001, 1, 0, 0);
    fixture_release(&f);
}

/* Fails only what nobody can answer any more: the integral of what is held. */
static void an_outage_of_the_names(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 5);
    fixture_fault(&f, FAULT_EDGE_OUTAGE, seconds(600), seconds(300))->share = 1;
    fixture_play(&f);
    /* 30 s until all have lost their answer, in the mean; then 240 s. */
    assert_near(f.row.value[METRIC_AVAILABILITY_REQUESTS], 1 - (30 + 240) / 3600.0, 1e-12);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 300, 1e-9);
    assert_near(f.row.value[METRIC_OUTAGES_LENGTH], 300 - 0.6, 1e-6);
    fixture_release(&f);
}

/* Disabled, the stamp is alive: nobody fails while they drain away from it. */
static void a_disabled_stamp_serves_who_still_comes(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    fixture_fault(&f, FAULT_ORIGIN_DISABLED, seconds(60), seconds(1200))->stamp = WE;
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(100));
    assert_held(&f, 675, 0.75, 0.25, 0);
    assert_near(f.world->traffic.success, 1, 0);
    fixture_release(&f);
}

/* Answers of many changes at once: nobody is left over by rounding, who would come to a POP. */
static void all_hold_some_answer(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    f.scenario.edge.hold.ttl = seconds(3000);
    for (int i = 0; i < 6; i++) {
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100 + 400 * i), seconds(200), MODE_DROP,
                       WE);
    }
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(50));
    for (int t = 60; t < 3600; t += 7) {
        fixture_on(&f, seconds(t));
        assert_true(f.world->traffic.groups[0].direct == 1);
    }
    fixture_release(&f);
}

/* Both down: answered as if healthy, or not at all. */
static void nobody_healthy(void **state)
{
    (void)state;
    for (int fail = 0; fail < 2; fail++) {
        struct fixture f;
        build(&f, 1);
        f.scenario.edge.when_all_unhealthy = fail ? ALL_UNHEALTHY_FAIL : ALL_UNHEALTHY_ROUTE;
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(600), MODE_DROP, WE);
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(600), MODE_DROP, NE);
        fixture_plan(&f, false);
        fixture_until(&f, 1, seconds(100));
        assert_held(&f, 1000, !fail, 0, fail);
        fixture_release(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_age_out_and_in),
        cmocka_unit_test(who_cannot_ask_asks_again),
        cmocka_unit_test(an_outage_of_the_names),
        cmocka_unit_test(a_disabled_stamp_serves_who_still_comes),
        cmocka_unit_test(all_hold_some_answer),
        cmocka_unit_test(nobody_healthy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
