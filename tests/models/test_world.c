/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static void build(struct fixture *f)
{
    fixture_init(f, 3, seconds(30), 4, 3, SIMTIME_HOUR);
    f->scenario.edge.probe.phase = 0;
    f->scenario.edge.propagation = dist_constant(0);
}

static void assert_as_new(const struct fixture *f)
{
    const struct world *w = f->world;
    assert_int_equal(w->active_faults, 0);
    assert_int_equal(w->edge.enabled, 3);
    assert_int_equal(w->incidents.count, 0);
    assert_false(w->incidents.open);
    assert_near(w->traffic.success, 1, 0);
    assert_near(w->traffic.groups[0].surge, 1, 0);
    for (size_t o = 0; o < 2; o++) {
        assert_true(w->stamps[o].able);
        assert_int_equal(w->stamps[o].request.reach, REACH_OK);
        assert_int_equal(w->stamps[o].components[0].up, 3);
        assert_int_equal(w->edge.unhealthy[o], 0);
        assert_true(w->edge.odds[o].ok == 1);
        for (size_t p = 0; p < 3; p++) {
            assert_true(edge_watch(w, p, o)->healthy);
        }
    }
    for (size_t p = 0; p < 3; p++) {
        assert_int_equal(w->pops[p].healthy, 3);
        assert_true(pop_in_service(&w->pops[p]));
    }
}

/* Left in the middle of everything, the next replication starts from nothing. */
static void reset_forgets(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100), seconds(500), MODE_DROP, 0);
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(200), seconds(500), NE, 0)->count = 2;
    fixture_fault(&f, FAULT_ORIGIN_DISABLED, seconds(210), seconds(500))->stamp = NE;
    fixture_fault(&f, FAULT_EDGE_OUTAGE, seconds(220), seconds(500))->share = 0.34;
    fixture_fault(&f, FAULT_POP_OUTAGE, seconds(220), seconds(500))->group = 0;
    struct fault *surge = fixture_fault(&f, FAULT_LOAD_SURGE, seconds(230), seconds(500));
    surge->group = 0;
    surge->factor = 7;
    fixture_plan(&f, false);
    fixture_until(&f, 1, 1);
    assert_as_new(&f);
    fixture_until(&f, 1, seconds(300));
    assert_int_equal(f.world->active_faults, 6);
    fixture_until(&f, 2, 1);
    assert_as_new(&f);
    fixture_release(&f);
}

/* A fault ends and another begins at 700, a third moves at 700 as well: s(t) is looked at once all
 * has happened, and never was 1 in between. */
static void an_instant_is_one(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_standby(&f);
    f.scenario.edge.kind = EDGE_NONE;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(100), MODE_ERROR, 0);
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(700), seconds(100), WE, 0);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(700), seconds(50), MODE_ERROR, 1);
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_near(fixture_value(&f, METRIC_OUTAGES), 1, 0);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 200, 0);
    fixture_release(&f);
}

/* For theory: conditions with the faults in force, nothing scheduled, no time passed. */
static void probe(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100), seconds(500), MODE_DROP, 0);
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(2000), seconds(500), NE, 0);
    fixture_plan(&f, false);
    world_probe(f.world, true);
    assert_false(f.world->stamps[WE].able);
    assert_true(f.world->edge.odds[WE].silent == 1);
    assert_int_equal(f.world->stamps[NE].components[0].up, 2);
    assert_true(evq_empty(&f.world->sim.queue));
    assert_int_equal(f.world->sim.now, 0);
    world_probe(f.world, false);
    assert_true(f.world->stamps[WE].able);
    assert_int_equal(f.world->stamps[NE].components[0].up, 3);
    assert_true(evq_empty(&f.world->sim.queue));
    fixture_until(&f, 1, 1); /* and it can be played afterwards */
    assert_as_new(&f);
    fixture_release(&f);
}

static void free_accepts_null(void **state)
{
    (void)state;
    world_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reset_forgets),
        cmocka_unit_test(an_instant_is_one),
        cmocka_unit_test(probe),
        cmocka_unit_test(free_accepts_null),
    };
    return cmocka_run_group_tests_name("models/world", tests, NULL, NULL);
}
