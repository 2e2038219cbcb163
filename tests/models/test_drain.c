/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stretches of a drain. */
#include "tests/models/check.h"

#include "models/drain.h"
#include "tests/models/fixture.h"

enum { WE, NE };

/* The outage of we at 600 s is known at 700 s. */
static void build(struct fixture *f, double ttl)
{
    fixture_init(f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    struct edge *e = &f->scenario.edge;
    e->kind = EDGE_DNS;
    e->observers = 1;
    e->hold.ttl = seconds(ttl);
    e->probe.phase = 0;
    e->probe.rule = RULE_CONSECUTIVE;
    e->probe.down_after = 4;
    e->probe.up_after = 1;
    fixture_standby(f);
    fixture_region(f, FAULT_REGION_OUTAGE, seconds(600), seconds(1200), MODE_DROP, WE);
}

/* Detection, then the straight line; the way back costs nothing. The crossing to the nanosecond but
 * for the slack of a comparison of s. */
static void lost_is_the_integral(void **state)
{
    (void)state;
    for (int exact = 0; exact < 2; exact++) {
        struct fixture f;
        build(&f, 64);
        fixture_plan(&f, exact);
        fixture_run(&f, 1);
        assert_near(1 - f.row.value[METRIC_AVAILABILITY_REQUESTS], (100 + 32) / 3600.0, 1e-15);
        assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 100 + 64 * 0.99, 1e-7);
        assert_near(fixture_value(&f, METRIC_RTO_FIRST_SUCCESS), 100, 0);
        assert_near(fixture_value(&f, METRIC_RTO_STAGE_DETECT), 100, 0);
        assert_near(fixture_value(&f, METRIC_RTO_STAGE_DRAIN), 64 * 0.99, 1e-7);
        fixture_release(&f);
    }
}

/* Something else happens within a stretch: what it cuts short is worked out for what it was. */
static void a_stretch_cut_short(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 640);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(703), seconds(1), MODE_DROP, NE);
    fixture_play(&f);
    /* For a second those fail, too, who had moved: from 3/640 to 4/640 of all. */
    assert_near(1 - f.row.value[METRIC_AVAILABILITY_REQUESTS], (100 + 320 + 3.5 / 640) / 3600,
                1e-15);
    fixture_release(&f);
}

/* The survivor takes half of the load: it sheds from the middle of the drain on. The default takes
 * the mean of each stretch, finer stretches and the closed form agree. */
static void over_its_capacity(void **state)
{
    (void)state;
    double lost[2];
    for (int exact = 0; exact < 2; exact++) {
        struct fixture f;
        build(&f, 64);
        f.scenario.stamps[NE].components[0].instances = 1;
        f.scenario.stamps[NE].components[0].zones = 1;
        f.scenario.stamps[NE].components[0].capacity = f.scenario.groups[0].requests / 2;
        fixture_plan(&f, exact);
        fixture_run(&f, 1);
        lost[exact] = (1 - f.row.value[METRIC_AVAILABILITY_REQUESTS]) * 3600;
        fixture_release(&f);
    }
    /* 100 s, then served t/64 up to a half for 32 s and half until all are back: at 1800 s the way
     * back begins, known after the round trip, and half is shed until half have left. */
    double back = 32 - 8;
    double theory = 100 + 32 * 0.75 + 32 * 0.5 + (1800 - 764) * 0.5 + back / 2 - 4;
    assert_near(lost[1], theory, 0.05);
    assert_near(lost[0], lost[1], 0.02);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lost_is_the_integral),
        cmocka_unit_test(a_stretch_cut_short),
        cmocka_unit_test(over_its_capacity),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
