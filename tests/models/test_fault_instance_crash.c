/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static void build(struct fixture *f)
{
    fixture_init(f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    fixture_standby(f);
    f->scenario.edge.probe.phase = 0;
    f->scenario.stamps[WE].components[0].instances = 6;
}

static void crash(struct fixture *f, double at, double lasts, int64_t count)
{
    fixture_broken(f, FAULT_INSTANCE_CRASH, seconds(at), seconds(lasts), WE, 0)->count = count;
}

/* Those that still run are taken, in order, and each fault gives back its own. */
static void takes_what_runs(void **state)
{
    (void)state;
    static const struct {
        double t;
        uint16_t down[6];
    } steps[] = {{101, {1, 1, 0, 0, 0, 0}}, {151, {1, 1, 1, 1, 1, 0}}, {201, {0, 0, 1, 1, 1, 0}},
                 {251, {1, 0, 1, 1, 1, 0}}, {301, {1, 0, 0, 0, 0, 0}}, {351, {0, 0, 0, 0, 0, 0}}};
    struct fixture f;
    build(&f);
    crash(&f, 100, 100, 2);
    crash(&f, 150, 150, 3);
    crash(&f, 250, 100, 1);
    fixture_plan(&f, false);
    fixture_until(&f, 1, 0);
    for (size_t i = 0; i < 6; i++) {
        fixture_on(&f, seconds(steps[i].t));
        for (size_t k = 0; k < 6; k++) {
            assert_int_equal(f.world->stamps[WE].components[0].crashes[k], steps[i].down[k]);
        }
    }
    fixture_release(&f);
}

/* More than there are: all of them, and no more. */
static void more_than_there_are(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    crash(&f, 100, 100, 1000);
    crash(&f, 150, 100, 1);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(101));
    assert_int_equal(f.world->stamps[WE].components[0].up, 0);
    fixture_on(&f, seconds(201)); /* the second found none to take */
    assert_int_equal(f.world->stamps[WE].components[0].up, 6);
    fixture_release(&f);
}

/* With needed 4 of 6: two crash and nothing happens; three, and it answers errors until the fourth
 * is back. Probes at 0, 30 ...: 630 and 660 turn the POP, so 610 - 660 fails. */
static void below_needed(void **state)
{
    (void)state;
    for (int64_t count = 2; count <= 3; count++) {
        struct fixture f;
        build(&f);
        f.scenario.stamps[WE].components[0].needed = 4;
        crash(&f, 610, 600, count);
        fixture_plan(&f, false);
        fixture_run(&f, 1);
        assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS),
                    count == 2 ? 1 : 1 - 50 / 3600.0, 1e-15);
        assert_near(fixture_value(&f, METRIC_RTO_SERVICE), count == 2 ? 0 : 50, 0);
        fixture_release(&f);
    }
}

/* None left refuses, and a refusal is masked by the edge's retry. */
static void none_left_is_masked(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.edge.retry_on_connect_failure = true;
    crash(&f, 610, 600, 6);
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1, 0);
    assert_near(fixture_value(&f, METRIC_RTO_DETECT_LAST), 50, 0);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_what_runs),
        cmocka_unit_test(more_than_there_are),
        cmocka_unit_test(below_needed),
        cmocka_unit_test(none_left_is_masked),
    };
    return cmocka_run_group_tests_name("models/fault_instance_crash", tests, NULL, NULL);
}
