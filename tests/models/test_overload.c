/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything goes to stamp we, which has 1000 attempts a second unless told; ne stands by without
 * limits and is never used. */
#include "tests/models/check.h"

#include "models/overload.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static void build(struct fixture *f, double offered, double shed_cost, int64_t repeats)
{
    fixture_init(f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    fixture_standby(f);
    struct component *app = &f->scenario.stamps[WE].components[0];
    app->instances = 2;
    app->capacity = 500;
    app->shed_cost = shed_cost;
    f->scenario.groups[0].requests = offered;
    f->scenario.groups[0].retries.attempts = repeats;
}

static double settled(struct fixture *f)
{
    fixture_plan(f, false);
    fixture_until(f, 1, seconds(1));
    return f->world->traffic.success;
}

/* served + shed_cost x shed = capacity. With q the share of attempts served and r repeats the load
 * is 2C (1 + (1-q) + ... + (1-q)^r), and a request succeeds with 1 - (1-q)^(1+r):
 * r = 0: q = (0.5 - 0.05) / 0.95 = 0.47368; r = 1: q = 0.24773, s = 0.43409; r = 3: s = 0.34546. */
static void twice_the_capacity(void **state)
{
    (void)state;
    static const struct {
        int64_t repeats;
        double success;
    } cases[] = {{0, 0.47368}, {1, 0.43409}, {3, 0.34546}};
    for (size_t i = 0; i < 3; i++) {
        struct fixture f;
        build(&f, 2000, 0.05, cases[i].repeats);
        double s = settled(&f);
        assert_near(s, cases[i].success, 5e-6);
        double q = f.world->traffic.served[WE], r = (double)cases[i].repeats;
        double load = 2000 * (1 - pow(1 - q, r + 1)) / q;
        assert_near(load * q + 0.05 * load * (1 - q), 1000, 1e-6);
        assert_near(s, 1 - pow(1 - q, r + 1), 1e-12);
        fixture_release(&f);
    }
}

/* Shedding for nothing: repeats raise the load but not the share of requests served. */
static void free_shedding(void **state)
{
    (void)state;
    for (int64_t repeats = 0; repeats <= 4; repeats++) {
        struct fixture f;
        build(&f, 1600, 0, repeats);
        assert_near(settled(&f), 1000.0 / 1600, 1e-9);
        fixture_release(&f);
    }
}

static void at_the_limit(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1000, 0.05, 3);
    assert_true(settled(&f) == 1);
    assert_true(f.world->traffic.served[WE] == 1);
    fixture_release(&f);
    build(&f, 1001, 0, 0);
    assert_near(settled(&f), 1000.0 / 1001, 1e-12);
    fixture_release(&f);
}

/* Shedding as dear as serving: beyond the capacity nothing is left to serve with. */
static void dear_shedding(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2000, 0.5, 0); /* 0.5 x 2000 = 1000 */
    assert_near(settled(&f), 0, 1e-12);
    fixture_release(&f);
    build(&f, 3000, 0.5, 0);
    assert_near(settled(&f), 0, 1e-12);
    fixture_release(&f);
    build(&f, 1500, 1, 0);
    assert_near(settled(&f), 0, 1e-12);
    fixture_release(&f);
}

/* Every attempt loads every required component; the tightest decides, their shares do not multiply.
 */
static void tightest_component(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2000, 0, 0);
    int store = fixture_component(&f, "database", 0, 1, 1);
    int cache = fixture_component(&f, "cache", 0, 1, 1);
    f.scenario.stamps[WE].components[store].capacity = 800;
    f.scenario.stamps[WE].components[cache].capacity = 1;
    f.scenario.stamps[WE].components[cache].required = false;
    assert_near(settled(&f), 0.4, 1e-12);
    fixture_release(&f);
}

/* A surge and a lost instance: 1000 x 1.5 on 500. */
static void faults_make_overload(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1000, 0, 0);
    struct fault *surge = fixture_fault(&f, FAULT_LOAD_SURGE, seconds(100), seconds(100));
    surge->group = 0;
    surge->factor = 1.5;
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(150), seconds(100), WE, 0);
    assert_true(settled(&f) == 1);
    fixture_on(&f, seconds(101));
    assert_near(overload_rate(f.world, 0), 1500, 1e-9);
    assert_near(f.world->traffic.success, 1 / 1.5, 1e-12);
    fixture_on(&f, seconds(151));
    assert_near(f.world->traffic.success, 1 / 3.0, 1e-12);
    fixture_on(&f, seconds(201));
    assert_near(f.world->traffic.success, 0.5, 1e-12);
    fixture_on(&f, seconds(251));
    assert_true(f.world->traffic.success == 1);
    fixture_release(&f);
}

/* All groups that meet at a stamp are shed in equal proportion. */
static void equal_for_all_callers(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1500, 0.05, 0);
    fixture_group(&f, "other", 500, 3);
    assert_near(settled(&f), (0.5 - 0.05) / 0.95, 1e-9);
    for (size_t g = 0; g < 2; g++) {
        assert_near(f.world->traffic.groups[g].failure, 1 - (0.5 - 0.05) / 0.95, 1e-9);
    }
    fixture_release(&f);
}

/* The budget caps repeats as a share of first attempts. Half of the attempts err, two repeats are
 * wanted: 0.5 + 0.25 = 0.75 of the first attempts without a budget. With a repeat allowed with
 * probability a they are a/2 + a^2/4: for 0.3125 a is 0.5, and 1/4 + 1/16 of the requests...
 * succeed by 0.5 (1 + a/2 + a^2/4). */
static void budget(void **state)
{
    (void)state;
    static const struct {
        double budget, success;
    } cases[] = {{0, 0.5}, {0.3125, 0.5 * 1.3125}, {0.75, 0.875}, {INFINITY, 0.875}};
    for (size_t i = 0; i < 4; i++) {
        struct fixture f;
        build(&f, 100, 0, 2);
        f.scenario.groups[0].retries.budget = cases[i].budget;
        fixture_broken(&f, FAULT_COMPONENT_DEGRADED, 0, seconds(100), WE, 0)->error_share = 0.5;
        assert_near(settled(&f), cases[i].success, 1e-9);
        fixture_release(&f);
    }
}

/* Budget and overload: repeats are at most 20 % of first attempts, so the load is at most 2400 on
 * 1000, and with free shedding still 1000 requests of 2000 are served. With shed_cost 5 %:
 * q = (1000/2400 - 0.05) / 0.95, and 2400 q requests are served. */
static void budget_under_overload(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2000, 0, 5);
    f.scenario.groups[0].retries.budget = 0.2;
    assert_near(settled(&f), 0.5, 1e-9);
    fixture_release(&f);
    build(&f, 2000, 0.05, 5);
    f.scenario.groups[0].retries.budget = 0.2;
    assert_near(settled(&f), 1.2 * (1000 / 2400.0 - 0.05) / 0.95, 1e-9);
    fixture_release(&f);
}

/* The survivor of two takes all: each had 900 of 1200, one has 1800 on 1200; when the dead one
 * comes back all is well again. */
static void survivor(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    f.scenario.edge.probe.phase = 0;
    f.scenario.groups[0].requests = 1800;
    f.scenario.stamps[WE].components[0].capacity = 400;
    f.scenario.stamps[NE].components[0].capacity = 400;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(95), seconds(600), MODE_REFUSE, 0);
    assert_true(settled(&f) == 1);
    fixture_on(&f, seconds(100)); /* half of it fails; ne serves its half */
    assert_near(f.world->traffic.success, 0.5, 1e-12);
    fixture_on(&f, seconds(151)); /* probes at 120 and 150 have failed */
    assert_near(f.world->traffic.success, 2 / 3.0, 1e-12);
    assert_near(f.world->traffic.served[NE], 2 / 3.0, 1e-12);
    fixture_on(&f, seconds(771)); /* good probes at 720, 750, 780? no: 2 of 3 so far */
    assert_near(f.world->traffic.success, 2 / 3.0, 1e-12);
    fixture_on(&f, seconds(781));
    assert_true(f.world->traffic.success == 1);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(twice_the_capacity),    cmocka_unit_test(free_shedding),
        cmocka_unit_test(at_the_limit),          cmocka_unit_test(dear_shedding),
        cmocka_unit_test(tightest_component),    cmocka_unit_test(faults_make_overload),
        cmocka_unit_test(equal_for_all_callers), cmocka_unit_test(budget),
        cmocka_unit_test(budget_under_overload), cmocka_unit_test(survivor),
    };
    return cmocka_run_group_tests_name("models/overload", tests, NULL, NULL);
}
