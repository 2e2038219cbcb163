/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static const simtime HOUR = SIMTIME_HOUR;

/* Round trip 20 ms, timeout 10 s. */
static void build(struct fixture *f, int64_t pops)
{
    fixture_init(f, pops, seconds(30), 4, 3, HOUR);
    f->scenario.edge.probe.phase = 0;
    f->scenario.groups[0].latency[WE] = ms(20);
}

/* What probes meet at we while the faults of the fixture, from 100 s, are in force. */
static struct odds during(struct fixture *f)
{
    fixture_plan(f, false);
    fixture_until(f, 1, seconds(101));
    return f->world->edge.odds[WE];
}

static void assert_odds(const struct odds *o, double ok, double bad, double silent)
{
    assert_near(o->ok, ok, 1e-15);
    assert_near(o->bad, bad, 1e-15);
    assert_near(o->silent, silent, 1e-15);
}

static void healthy_origin(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    struct odds o = during(&f);
    assert_true(o.ok == 1 && o.bad == 0 && o.silent == 0);
    assert_int_equal(o.ok_after, ms(20));
    fixture_release(&f);
}

/* Refused and bad answers are known after a round trip, what is dropped after the timeout. */
static void by_mode(void **state)
{
    (void)state;
    for (int mode = MODE_REFUSE; mode <= MODE_ERROR; mode++) {
        struct fixture f;
        build(&f, 1);
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100), seconds(50), (enum fault_mode)mode,
                       0);
        struct odds o = during(&f);
        assert_true(o.ok == 0);
        assert_true(o.bad == (mode != MODE_DROP));
        assert_true(o.silent == (mode == MODE_DROP));
        assert_int_equal(o.bad_after, ms(20));
        assert_int_equal(o.silent_after, seconds(10));
        fixture_release(&f);
    }
}

static void hanging_dependency(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    int store = fixture_component(&f, "database", 0, 1, 1);
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(100), seconds(50), WE, store)->mode =
        MODE_DROP;
    struct odds o = during(&f);
    assert_odds(&o, 0, 0, 1);
    fixture_release(&f);
}

/* Latency up to the timeout succeeds, above it nothing comes; errors come without the latency. */
static void degraded(void **state)
{
    (void)state;
    static const struct {
        simtime added_ns;
        double ok, silent;
    } cases[] = {{300000000, 0.7, 0}, {9980000000, 0.7, 0}, {9980000001, 0, 0.7}};
    for (size_t i = 0; i < 3; i++) {
        struct fixture f;
        build(&f, 1);
        struct fault *fault =
            fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(100), seconds(50), WE, 0);
        fault->error_share = 0.3;
        fault->added_latency = cases[i].added_ns;
        struct odds o = during(&f);
        assert_odds(&o, cases[i].ok, 0.3, cases[i].silent);
        assert_int_equal(o.bad_after, ms(20));
        if (cases[i].ok > 0) {
            assert_int_equal(o.ok_after, ms(20) + cases[i].added_ns);
        }
        fixture_release(&f);
    }
}

/* What is lost on the way is silence, whatever the origin does. */
static void loss(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    f.scenario.edge.probe.loss = 0.1;
    fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(100), seconds(50), WE, 0)->error_share =
        0.3;
    struct fault *fault = fixture_fault(&f, FAULT_PROBE_LOSS, seconds(100), seconds(50));
    fault->stamp = WE;
    fault->share = 0.5;
    struct odds o = during(&f);
    assert_odds(&o, 0.45 * 0.7, 0.45 * 0.3, 0.55);
    assert_odds(&f.world->edge.odds[NE], 0.9, 0, 0.1);
    fixture_on(&f, seconds(151));
    assert_odds(&f.world->edge.odds[WE], 0.9, 0, 0.1);
    fixture_release(&f);
}

/* An origin further away than the timeout never answers in time, not even with a refusal. */
static void too_far(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    f.scenario.groups[0].latency[WE] = seconds(10) + 1;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100), seconds(50), MODE_REFUSE, 0);
    struct odds o = during(&f);
    assert_odds(&o, 0, 0, 1);
    assert_int_equal(o.silent_after, seconds(10));
    fixture_release(&f);
}

/* All probes of we are lost from 100: 120 and 150 fail, known 10 s later, and each of the POPs
 * flips once though we serves all its requests. */
static void false_flips(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 3);
    struct fault *fault = fixture_fault(&f, FAULT_PROBE_LOSS, seconds(100), seconds(500));
    fault->stamp = WE;
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(160));
    assert_int_equal(f.world->edge.unhealthy[WE], 0);
    fixture_on(&f, seconds(160) + 1);
    assert_int_equal(f.world->edge.unhealthy[WE], 3);
    fixture_run(&f, 1);
    assert_near(fixture_value(&f, METRIC_PROBE_FALSE_FLIPS), 3, 0);
    assert_near(fixture_value(&f, METRIC_OUTAGES), 0, 0);
    /* unhealthy from 160 to the third good probe: 600, 630, 660.02 */
    assert_near(fixture_value(&f, METRIC_PROBE_UNHEALTHY_SHARE), (660.02 - 160) / 3600 / 2, 1e-15);
    fixture_release(&f);
}

/* A flip over an origin that fails more than 1 - theta of the requests is a true one. */
static void true_flips(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct fixture f;
        build(&f, 3);
        struct fault *fault =
            fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(100), seconds(500), WE, 0);
        fault->error_share = i == 0 ? 0.02 : 0.01;
        fault->added_latency = i == 2 ? seconds(9) : 0; /* above the client's timeout of 5 s */
        struct fault *lost = fixture_fault(&f, FAULT_PROBE_LOSS, seconds(100), seconds(400));
        lost->stamp = WE;
        fixture_plan(&f, false);
        fixture_run(&f, 1);
        assert_near(fixture_value(&f, METRIC_PROBE_FALSE_FLIPS), i == 1 ? 3 : 0, 0);
        fixture_release(&f);
    }
}

/* Timeouts may still be on their way when the origin is back: flips of those are false ones. */
static void flip_after_the_repair(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(115), seconds(40), MODE_DROP, 0);
    fixture_plan(&f, false); /* 120 and 150 are dropped; the second is known at 160, 5 s late */
    fixture_run(&f, 1);
    assert_near(fixture_value(&f, METRIC_PROBE_FALSE_FLIPS), 2, 0);
    assert_no_value(fixture_value(&f, METRIC_RTO_DETECT_LAST));
    fixture_release(&f);
}

/* Probe load on an origin = observers / interval; a POP that is out does not probe, nor is a
 * disabled origin probed. */
static void probe_load(void **state)
{
    (void)state;
    static const double loads[] = {0.2, 0.2 * 0.75, 0.2 * 0.75};
    for (int i = 0; i < 3; i++) {
        struct fixture f;
        build(&f, 6);
        f.scenario.edge.propagation = dist_constant(0);
        if (i == 1) {
            struct fault *fault = fixture_fault(&f, FAULT_POP_OUTAGE, seconds(600), seconds(1800));
            fault->group = 0;
            fault->count = 3;
        } else if (i == 2) {
            fixture_fault(&f, FAULT_ORIGIN_DISABLED, seconds(600), seconds(1800))->stamp = WE;
        }
        fixture_plan(&f, false);
        fixture_run(&f, 1);
        assert_near(fixture_value(&f, METRIC_PROBE_LOAD), loads[i], 1e-12);
        fixture_release(&f);
    }
}

/* Kind none has no observers and no verdicts: nothing fails over. */
static void no_edge(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    f.scenario.edge.kind = EDGE_NONE;
    fixture_standby(&f);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100), seconds(360), MODE_DROP, 0);
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 0.9, 1e-15);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 360, 0);
    assert_near(fixture_value(&f, METRIC_RTO_STAGE_DETECT), 0, 0);
    assert_no_value(fixture_value(&f, METRIC_PROBE_LOAD));
    assert_no_value(fixture_value(&f, METRIC_RTO_DETECT_LAST));
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(healthy_origin),
        cmocka_unit_test(by_mode),
        cmocka_unit_test(hanging_dependency),
        cmocka_unit_test(degraded),
        cmocka_unit_test(loss),
        cmocka_unit_test(too_far),
        cmocka_unit_test(false_flips),
        cmocka_unit_test(true_flips),
        cmocka_unit_test(flip_after_the_repair),
        cmocka_unit_test(probe_load),
        cmocka_unit_test(no_edge),
    };
    return cmocka_run_group_tests_name("models/edge", tests, NULL, NULL);
}
