/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Detection and recovery under a hard failure: the closed form against hand arithmetic and against
 * brute force. Statistical comparisons: 4,000 replications, fixed seed, 4.9 standard errors (false
 * alarm 1e-6 each). */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static const enum metric_id times[] = {METRIC_RTO_DETECT_FIRST, METRIC_RTO_DETECT_LAST,
                                       METRIC_PROBE_RECOVER_FIRST, METRIC_PROBE_RECOVER_LAST};
enum { TIMES = 4 };

static void build(struct fixture *f, int64_t pops)
{
    fixture_init(f, pops, seconds(30), 4, 3, SIMTIME_HOUR);
    f->scenario.edge.probe.timeout = seconds(10);
}

static void outage(struct fixture *f, enum fault_mode mode)
{
    fixture_region(f, FAULT_REGION_OUTAGE, seconds(600), seconds(1200), mode, 0);
}

static void assert_known(struct fixture *f, const double *expected)
{
    fixture_plan(f, false);
    for (size_t i = 0; i < TIMES; i++) {
        double mean = NAN;
        assert_true(closed_form_mean(f->plan, (int)times[i], &mean));
        assert_near(mean, expected[i], 1e-9);
    }
}

/* With P POPs: first (m-1)I + I/(P+1) + d, last (m-1)I + I P/(P+1) + d; recovery with 3 for m. */
static void one_kind_of_pop(void **state)
{
    (void)state;
    static const int64_t counts[] = {1, 2, 60, 1000};
    for (size_t i = 0; i < 4; i++) {
        for (int drop = 0; drop < 2; drop++) {
            struct fixture f;
            build(&f, counts[i]);
            f.scenario.groups[0].latency[WE] = ms(40);
            outage(&f, drop ? MODE_DROP : MODE_REFUSE);
            double first = 30.0 / ((double)counts[i] + 1), last = 30 - first;
            double d = drop ? 10 : 0.04;
            assert_known(
                &f, (double[]){30 + first + d, 30 + last + d, 60 + first + 0.04, 60 + last + 0.04});
            fixture_release(&f);
        }
    }
}

static void consecutive_rule(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 3);
    f.scenario.edge.probe.rule = RULE_CONSECUTIVE;
    f.scenario.edge.probe.down_after = 4;
    f.scenario.edge.probe.up_after = 1;
    outage(&f, MODE_DROP);
    assert_known(&f, (double[]){90 + 7.5 + 10, 90 + 22.5 + 10, 7.5, 22.5});
    fixture_release(&f);
}

/* Brute force: the mean over replications. Fewer values than replications would mean some had none.
 */
static void assert_simulated(struct fixture *f)
{
    enum { REPLICATIONS = 4000 };
    struct tally tallies[TIMES] = {0};
    fixture_plan(f, false);
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        fixture_run(f, r);
        for (size_t i = 0; i < TIMES; i++) {
            tally_add(&tallies[i], fixture_value(f, times[i]));
        }
    }
    for (size_t i = 0; i < TIMES; i++) {
        double mean = NAN;
        assert_true(closed_form_mean(f->plan, (int)times[i], &mean));
        assert_true(fixture_distance(&tallies[i], mean) < 4.9);
    }
}

static void against_brute_force(void **state)
{
    (void)state;
    for (int mode = MODE_REFUSE; mode <= MODE_ERROR; mode++) {
        struct fixture f;
        build(&f, 5);
        f.scenario.groups[0].latency[WE] = ms(700);
        outage(&f, (enum fault_mode)mode);
        assert_simulated(&f);
        fixture_release(&f);
    }
}

/* Groups with their own round trips and intervals: products of different uniform laws. */
static void several_groups(void **state)
{
    (void)state;
    for (int consecutive = 0; consecutive < 2; consecutive++) {
        struct fixture f;
        build(&f, 3);
        f.scenario.edge.probe.rule = consecutive ? RULE_CONSECUTIVE : RULE_WINDOW;
        f.scenario.edge.probe.low_traffic_slowdown = 1.5;
        f.scenario.groups[0].latency[WE] = ms(20);
        f.scenario.groups[0].timeout = seconds(60);
        fixture_group(&f, "far", 500, 2)->latency[WE] = seconds(6);
        fixture_group(&f, "idle", 0.001, 2)->latency[WE] = seconds(2);
        outage(&f, MODE_REFUSE);
        assert_simulated(&f);
        fixture_release(&f);
    }
}

/* Timeouts above the interval: the same law of detection, probes overlapping. */
static void overlapping_probes(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 4);
    f.scenario.edge.probe.sample_size = 6;
    f.scenario.edge.probe.successful_samples_required = 3;
    f.scenario.edge.probe.timeout = seconds(80);
    outage(&f, MODE_DROP);
    assert_simulated(&f);
    fixture_release(&f);
}

/* Other faults that take one origin out for certain are as good. */
static void any_hard_fault(void **state)
{
    (void)state;
    for (int kind = 0; kind < 4; kind++) {
        struct fixture f;
        build(&f, 2);
        if (kind == 0) {
            fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(600), seconds(1200), WE, 0)->count = 3;
        } else if (kind == 1) {
            fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(600), seconds(1200), WE, 0);
        } else if (kind == 2) {
            f.scenario.stamps[WE].components[0].zones = 1;
            fixture_region(&f, FAULT_ZONE_OUTAGE, seconds(600), seconds(1200), MODE_REFUSE, 0);
        } else {
            fixture_region(&f, FAULT_REGION_ISOLATION, seconds(600), seconds(1200), MODE_ERROR, 0);
        }
        assert_known(&f, (double[]){40, 50, 70, 80});
        fixture_release(&f);
    }
}

static bool known(struct fixture *f, enum metric_id metric)
{
    double mean;
    fixture_plan(f, false);
    bool yes = closed_form_mean(f->plan, (int)metric, &mean);
    fixture_release(f);
    return yes;
}

/* Outside of the solvable class nothing is claimed. */
static void not_claimed(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2);
    assert_false(known(&f, METRIC_RTO_DETECT_LAST)); /* no fault */
    build(&f, 2);
    outage(&f, MODE_DROP);
    f.scenario.edge.probe.phase = 0;
    assert_false(known(&f, METRIC_RTO_DETECT_LAST));
    build(&f, 2);
    outage(&f, MODE_DROP);
    f.scenario.edge.probe.jitter = seconds(1);
    assert_false(known(&f, METRIC_RTO_DETECT_LAST));
    build(&f, 2);
    outage(&f, MODE_DROP);
    f.scenario.edge.probe.loss = 0.01;
    assert_false(known(&f, METRIC_RTO_DETECT_LAST));
    build(&f, 2);
    outage(&f, MODE_DROP);
    outage(&f, MODE_DROP);
    assert_false(known(&f, METRIC_RTO_DETECT_LAST));
    build(&f, 2);
    fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(600), seconds(1200), WE, 0)->error_share =
        0.5;
    assert_false(known(&f, METRIC_RTO_DETECT_LAST));
    build(&f, 2);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(69), MODE_DROP, 0);
    assert_false(known(&f, METRIC_RTO_DETECT_LAST)); /* may end undetected: 2 x 30 + 10 */
    build(&f, 2);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(120), MODE_DROP, 0);
    assert_false(known(&f, METRIC_PROBE_RECOVER_LAST)); /* the window may not be full of failures */
    build(&f, 2);
    outage(&f, MODE_DROP);
    assert_false(known(&f, METRIC_RTO_SERVICE));
    build(&f, 2);
    outage(&f, MODE_DROP);
    f.scenario.edge.kind = EDGE_NONE;
    assert_false(known(&f, METRIC_RTO_DETECT_LAST));
}

/* Probes that do not see the fault: the origin is sick and nobody notices. */
static void unseen(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2);
    fixture_component(&f, "database", 0, 1, 1);
    f.scenario.edge.probe.path = PATH_SHALLOW;
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(600), seconds(1200), WE, 1);
    assert_false(known(&f, METRIC_RTO_DETECT_LAST));
}

/* A second origin falls sick unseen, for ne needs we's region, and the horizon cuts its illness
 * off: rto.detect_last is then no longer about we alone. */
static void second_origin_sick_unseen(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2);
    int pricing = fixture_component(&f, "pricing", 0, 1, 1);
    f.scenario.stamps[NE].components[pricing].located_in = 0;
    f.scenario.stamps[NE].components[pricing].probed = false;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(100000), MODE_ERROR, 0);
    fixture_plan(&f, false);
    struct tally simulated = {0};
    for (uint32_t r = 1; r <= 50; r++) {
        fixture_run(&f, r);
        tally_add(&simulated, fixture_value(&f, METRIC_RTO_DETECT_LAST));
    }
    double mean;
    if (closed_form_mean(f.plan, METRIC_RTO_DETECT_LAST, &mean)) {
        assert_near(mean, simulated.mean, 5);
    }
    fixture_release(&f);
}

/* What is never repaired is noticed, and never held healthy again. */
static void without_end(void **state)
{
    (void)state;
    struct fixture f;
    double mean;
    build(&f, 3);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), SIMTIME_NEVER, MODE_DROP, 0);
    fixture_plan(&f, false);
    assert_true(closed_form_mean(f.plan, METRIC_RTO_DETECT_FIRST, &mean));
    assert_false(closed_form_mean(f.plan, METRIC_PROBE_RECOVER_FIRST, &mean));
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_kind_of_pop),
        cmocka_unit_test(consecutive_rule),
        cmocka_unit_test(against_brute_force),
        cmocka_unit_test(several_groups),
        cmocka_unit_test(overlapping_probes),
        cmocka_unit_test(any_hard_fault),
        cmocka_unit_test(not_claimed),
        cmocka_unit_test(without_end),
        cmocka_unit_test(unseen),
        cmocka_unit_test(second_origin_sick_unseen),
    };
    return cmocka_run_group_tests_name("models/closed_form", tests, NULL, NULL);
}
