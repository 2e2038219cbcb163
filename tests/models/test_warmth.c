/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One POP, probed every 30 s in phase 0: the black hole at 600 s is known at 640 s. */
#include "tests/models/check.h"

#include "models/warmth.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static void build(struct fixture *f, double capacity)
{
    fixture_init(f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    f->scenario.edge.retry_on_connect_failure = false;
    fixture_standby(f);
    f->scenario.edge.probe.phase = 0;
    for (int s = WE; s <= NE; s++) {
        struct component *app = &f->scenario.stamps[s].components[0];
        app->instances = app->zones = 1;
        app->capacity = capacity * f->scenario.groups[0].requests;
        f->scenario.stamps[s].warm_up = (struct warm_up){0.6, seconds(180)};
    }
}

static double success(struct fixture *f, double t)
{
    fixture_on(f, seconds(t));
    return f->world->traffic.success;
}

/* The survivor from the first diverted request on, whoever returns from then on; once each. */
static void when_it_begins(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 100);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(600), MODE_DROP, WE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, 0);
    const struct warmth *warmth = f.world->warmth;
    fixture_on(&f, seconds(639));
    assert_false(warmth[NE].warming);
    fixture_on(&f, seconds(800));
    assert_true(warmth[NE].warming);
    assert_int_equal(warmth[NE].since, seconds(640));
    fixture_on(&f, seconds(1201));
    assert_int_equal(warmth[WE].since, seconds(1200));
    assert_int_equal(warmth[NE].since, seconds(640));
    fixture_release(&f);
}

/* s = min(1, C w(t)): while it grows, its mean; when the POP turns, the stretch is cut. */
static void holds_the_mean(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 0.5);
    f.scenario.stamps[WE].components[0].capacity = INFINITY;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(1200), MODE_DROP, WE);
    fixture_play(&f);
    double back = fixture_value(&f, METRIC_PROBE_RECOVER_LAST) + 1800;
    double u = back - 640, served = 0.5 * (u - 0.4 * 180 * -expm1(-u / 180));
    assert_near((1 - f.row.value[METRIC_AVAILABILITY_REQUESTS]) * 3600, 40 + u - served, 1e-9);
    fixture_release(&f);
}

/* Without a capacity or an incident nothing cools down. */
static void only_in_an_incident(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    f.scenario.edge.probe.loss = 0.2;
    fixture_plan(&f, false);
    fixture_until(&f, 1, 0);
    assert_near(success(&f, 3599), 1, 0);
    assert_true(f.world->edge.false_flips > 0);
    assert_int_equal(f.world->warmth[NE].incident, 0);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(when_it_begins),
        cmocka_unit_test(holds_the_mean),
        cmocka_unit_test(only_in_an_incident),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
