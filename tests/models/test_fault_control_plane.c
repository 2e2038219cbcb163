/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for a control plane. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static void outage(struct fixture *f, double at, double lasts, int region)
{
    fixture_region(f, FAULT_CONTROL_PLANE_OUTAGE, seconds(at), seconds(lasts), MODE_ERROR, region);
}

static bool enabled(struct fixture *f, double t)
{
    fixture_on(f, seconds(t));
    return f->world->edge.enabled & 1;
}

/* Asked for at 600 and, to undo it, at 700; each takes 600 s from 1000 on, when the control plane
 * is back, one after the other. */
static void changes_at_the_edge_wait(void **state)
{
    (void)state;
    for (int region = 0; region < 2; region++) {
        struct fixture f;
        fixture_init(&f, 1, seconds(30), 4, 3, 2 * SIMTIME_HOUR);
        outage(&f, 500, 500, region);
        fixture_broken(&f, FAULT_ORIGIN_DISABLED, seconds(600), seconds(100), WE, 0);
        double first = region == WE ? 1600 : 1200;
        fixture_plan(&f, false);
        fixture_until(&f, 1, seconds(599));
        assert_true(enabled(&f, first - 1));
        assert_false(enabled(&f, first + 1));
        assert_false(enabled(&f, first + 599));
        assert_true(enabled(&f, first + 601));
        assert_int_equal(f.world->active_faults, 0);
        fixture_release(&f);
    }
}

/* The runbook's decision at 660 finds nobody to promote the replica until 900. */
static void promotions_wait(void **state)
{
    (void)state;
    for (int region = 0; region < 2; region++) {
        struct fixture f;
        struct failover *failover = &fixture_orders(&f, STORE_ASYNC)->failover;
        failover->policy = FAILOVER_AUTOMATIC;
        failover->hold = dist_constant(60);
        failover->promote = dist_constant(10);
        outage(&f, 500, 400, region);
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(2000), MODE_ERROR, WE);
        fixture_plan(&f, false);
        fixture_until(&f, 1, seconds(661));
        const struct store_state *st = &f.world->stores[0];
        assert_int_equal(st->phase, region == NE ? STORE_SERVING : STORE_PROMOTING);
        fixture_on(&f, seconds(901));
        assert_int_equal(st->phase, region == NE ? STORE_PROMOTING : STORE_SERVING);
        fixture_on(&f, seconds(911));
        assert_int_equal(st->writer, NE);
        fixture_release(&f);
    }
}

/* A scripted one waits likewise, and a planned one that has drained before. */
static void scripted_failovers_wait(void **state)
{
    (void)state;
    for (int k = 0; k < 2; k++) {
        struct fixture f;
        fixture_orders(&f, STORE_ASYNC)->failover.promote = dist_constant(10);
        outage(&f, k ? 600.5 : 500, 400, NE);
        fixture_stored(&f, k ? FAULT_PLANNED_FAILOVER : FAULT_FORCED_FAILOVER, seconds(600),
                       SIMTIME_NEVER);
        fixture_plan(&f, false);
        fixture_until(&f, 1, seconds(k ? 1000 : 899));
        const struct store_state *st = &f.world->stores[0];
        assert_int_equal(st->writer, WE);
        assert_int_equal(st->phase, k ? STORE_PROMOTING : STORE_SERVING);
        fixture_on(&f, seconds(k ? 1011 : 911));
        assert_int_equal(st->writer, NE);
        fixture_release(&f);
    }
}

/* What runs runs on, and drawn at random it is no incident. */
static void it_is_no_outage(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    outage(&f, 500, 400, WE);
    struct fault *fault = &f.scenario.faults[0];
    fault->recurs = true;
    fault->every = fault->lasts = dist_constant(100);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1, 0);
    assert_int_equal(f.row.incident_count, 0);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_at_the_edge_wait),
        cmocka_unit_test(promotions_wait),
        cmocka_unit_test(scripted_failovers_wait),
        cmocka_unit_test(it_is_no_outage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
