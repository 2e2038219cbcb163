/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One POP that probes every 30 s in phase 0 with answers at once: what fails at 600 s is held
 * unhealthy from 630 s on, what is back at 1200 s from 1260 s on healthy. */
#include "tests/models/check.h"

#include "models/pins.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static void build(struct fixture *f)
{
    fixture_init(f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    f->scenario.edge.probe.phase = 0;
    f->scenario.edge.session_affinity = true;
    f->scenario.groups[0].session_length = seconds(1800);
    f->scenario.groups[0].latency[WE] = f->scenario.groups[0].latency[NE] = 0;
    fixture_region(f, FAULT_REGION_OUTAGE, seconds(600), seconds(600), MODE_ERROR, WE);
}

/* The share of the sessions that are pinned to we, in the stretch at t. */
static double at_we(struct fixture *f, double t)
{
    fixture_on(f, seconds(t));
    const struct group_traffic *g = &f->world->traffic.groups[0];
    return g->classes[f->world->pops[0].class].pinned[WE];
}

/* Of equals, a session stays where it went; those that start afresh are split again. */
static void stays_where_it_went(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_plan(&f, true);
    fixture_until(&f, 1, 0);
    assert_near(at_we(&f, 629), 0.5, 1e-12);
    assert_near(at_we(&f, 650), 0, 1e-12);
    assert_near(at_we(&f, 1259), 0, 1e-12);
    assert_near(at_we(&f, 1261), 0, 1e-3);
    assert_near(at_we(&f, 1260 + 1800), 0.5 * -expm1(-1), 1e-3);
    fixture_release(&f);
}

/* To a lower priority number it returns at once. */
static void returns_to_the_preferred(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.stamps[NE].priority = 2;
    fixture_plan(&f, false);
    fixture_until(&f, 1, 0);
    assert_near(at_we(&f, 650), 0, 1e-12);
    assert_near(at_we(&f, 1261), 1, 1e-12);
    assert_false(f.world->pinned.moving);
    fixture_release(&f);
}

/* Disabled at the edge: not to be kept there. */
static void leaves_the_disabled(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.fault_count = 0;
    f.scenario.edge.propagation = dist_constant(0);
    fixture_fault(&f, FAULT_ORIGIN_DISABLED, seconds(100), seconds(100))->stamp = WE;
    fixture_plan(&f, true);
    fixture_until(&f, 1, 0);
    assert_near(at_we(&f, 150), 0, 1e-12);
    assert_near(at_we(&f, 2000), 0.5 * -expm1(-1), 1e-3);
    fixture_release(&f);
}

/* Nobody is healthy and the edge fails: there is nowhere to be. Those that come back are new. */
static void nowhere(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.edge.when_all_unhealthy = ALL_UNHEALTHY_FAIL;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(600), MODE_ERROR, NE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, 0);
    fixture_on(&f, seconds(700));
    assert_near(f.world->traffic.success, 0, 1e-12);
    fixture_on(&f, seconds(1300));
    assert_near(f.world->traffic.success, 1, 1e-12);
    fixture_release(&f);
}

/* Its repeats go where it is: half fails, for nothing. */
static void repeats_stay(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.groups[0].retries.attempts = 3;
    f.scenario.groups[0].retries.budget = INFINITY;
    fixture_plan(&f, false);
    fixture_until(&f, 1, 0);
    fixture_on(&f, seconds(620));
    assert_near(f.world->traffic.success, 0.5, 1e-12);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stays_where_it_went), cmocka_unit_test(returns_to_the_preferred),
        cmocka_unit_test(leaves_the_disabled), cmocka_unit_test(nowhere),
        cmocka_unit_test(repeats_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
