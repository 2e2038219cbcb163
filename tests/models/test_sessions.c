/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thousand sessions, all at we while that is healthy; three instances a stamp. What moves while
 * writes are unapplied stands in test_staleness.c. */
#include "tests/models/check.h"

#include "models/sessions.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static void build(struct fixture *f)
{
    fixture_init(f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    fixture_standby(f);
    f->scenario.groups[0].sessions = 1000;
    f->scenario.stamps[WE].in_process = f->scenario.stamps[NE].in_process = true;
}

static double lost(struct fixture *f)
{
    fixture_play(f);
    double value = fixture_value(f, METRIC_SESSIONS_LOST);
    fixture_release(f);
    return value;
}

/* With the region, and again when the edge goes back; those that lived elsewhere are not. */
static void with_the_region(void **state)
{
    (void)state;
    for (int k = 0; k < 3; k++) {
        struct fixture f;
        build(&f);
        f.scenario.stamps[NE].in_process = k != 1;
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(k == 2 ? 5000 : 600),
                       MODE_DROP, WE);
        assert_near(lost(&f), k == 0 ? 2000 : 1000, 1e-9);
    }
}

/* Alive behind a closed door, they are lost when the edge gives up; a short closure does nothing.
 */
static void by_routing(void **state)
{
    (void)state;
    for (int k = 0; k < 2; k++) {
        struct fixture f;
        build(&f);
        fixture_region(&f, FAULT_REGION_ISOLATION, seconds(600), seconds(k ? 600 : 10), MODE_DROP,
                       WE);
        assert_near(lost(&f), k ? 2000 : 0, 1e-9);
    }
}

/* One of three, then one of the two left; an instance that is back has nobody to lose. */
static void with_instances(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(600), seconds(600), WE, 0);
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(700), seconds(600), WE, 0);
    assert_near(lost(&f), 1000.0 / 3 + 1000.0 / 2, 1e-9);
    build(&f);
    f.scenario.stamps[WE].in_process = false;
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(600), seconds(600), WE, 0);
    assert_near(lost(&f), 0, 0);
    build(&f);
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(600), seconds(5), WE, 0);
    assert_near(lost(&f), 1000, 1e-9);
}

static void without_any(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.groups[0].sessions = 0;
    assert_no_value(lost(&f));
    build(&f);
    f.scenario.stamps[WE].in_process = f.scenario.stamps[NE].in_process = false;
    assert_no_value(lost(&f));
}

/* Pinned, they are not lost when what they left is back among equals. */
static void pinned(void **state)
{
    (void)state;
    for (int affinity = 0; affinity < 2; affinity++) {
        struct fixture f;
        build(&f);
        f.scenario.stamps[WE].priority = f.scenario.stamps[NE].priority = 1;
        f.scenario.groups[0].latency[WE] = f.scenario.groups[0].latency[NE];
        f.scenario.groups[0].session_length = seconds(600);
        f.scenario.edge.session_affinity = affinity;
        fixture_region(&f, FAULT_REGION_ISOLATION, seconds(600), seconds(600), MODE_DROP, WE);
        assert_near(lost(&f), affinity ? 500 : 1000, 1e-9);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_the_region), cmocka_unit_test(by_routing),
        cmocka_unit_test(with_instances),  cmocka_unit_test(without_any),
        cmocka_unit_test(pinned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
