/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one scripted outage costs, against the arithmetic of lost traffic: POPs leave the dead stamp
 * one after another, in a straight line between (f - 1) I + d and f I + d (fact AFD-10), and a
 * request sent to it meanwhile fails. No retry at the edge, none by the client.
 *
 * False alarm: 6.3e-5 for each of 34 means, 0.2 % for all; none where equality is asked for. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/models/fixture.h"
#include "tests/theory/comparison.h"

enum { REPLICATIONS = 2000, HOUR = 3600 };

static simtime seconds(double s)
{
    return simtime_from_seconds(s);
}

/* One hour; all requests go to the first stamp, which answers errors from 600 s for 1,800 s. */
static struct fault *init_outage(struct fixture *f, int64_t pops, double interval, uint64_t seed)
{
    fixture_init(f, pops, seconds(interval), 4, 3, seconds(HOUR));
    f->scenario.seed = seed;
    f->scenario.stamps[1].priority = 2;
    f->scenario.groups[0].latency[0] = seconds(0.25);
    struct fault *fault = fixture_fault(f, FAULT_REGION_OUTAGE, seconds(600), seconds(1800));
    fault->region = 0;
    fault->mode = MODE_ERROR;
    return fault;
}

static void play(struct comparisons *c, struct fixture *f, const char *label, enum metric_id metric,
                 double theory)
{
    struct tally t = {0};
    fixture_plan(f, false);
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        fixture_run(f, r);
        tally_add(&t, fixture_value(f, metric));
    }
    fixture_release(f);
    compare_mean(c, label, &t, theory);
}

/* Mean of min(D, lasts), D uniform on [start, start + width): the time a POP's requests fail. */
static double mean_lost(double start, double width, double lasts)
{
    double ramp = fmin(fmax(lasts - start, 0), width);
    return fmin(lasts, start) + ramp - ramp * ramp / (2 * width);
}

static void test_lost_traffic(void **state)
{
    (void)state;
    static const double intervals[] = {5, 30, 240};
    static const int64_t pops[] = {1, 25, 192};
    struct comparisons c = {.section = "availability of an hour with one outage"};
    for (size_t k = 0; k < 18; k++) {
        struct fixture f;
        char label[96];
        double interval = intervals[k / 3 % 3];
        bool drop = k >= 9;
        double delay = drop ? fmin(interval, 10) : 0.25;
        struct fault *fault = init_outage(&f, pops[k % 3], interval, 100 + k);
        fault->mode = drop ? MODE_DROP : MODE_ERROR;
        snprintf(label, sizeof label, "4/3, %g s, %d POP%s, %s", interval, (int)pops[k % 3],
                 pops[k % 3] == 1 ? "" : "s", drop ? "drop" : "error");
        play(&c, &f, label, METRIC_AVAILABILITY_REQUESTS,
             1 - mean_lost(interval + delay, interval, 1800) / HOUR);
    }
    comparisons_assert(&c);
}

static void compare_short(struct comparisons *c, double lasts, uint64_t seed)
{
    struct fixture f;
    char label[64];
    init_outage(&f, 25, 30, seed)->duration = seconds(lasts);
    snprintf(label, sizeof label, "4/3, 30 s, 25 POPs, outage of %g s", lasts);
    play(c, &f, label, METRIC_AVAILABILITY_REQUESTS, 1 - mean_lost(30.25, 30, lasts) / HOUR);
}

static void test_short_outages(void **state)
{
    (void)state;
    struct comparisons c = {.section = "availability, outage within the ramp"};
    compare_short(&c, 20, 201); /* over before any POP can notice: no spread */
    compare_short(&c, 40, 202);
    compare_short(&c, 55, 203);
    comparisons_assert(&c);
}

static void test_shares_of_traffic(void **state)
{
    (void)state;
    struct comparisons c = {.section = "availability, uneven traffic"};
    struct fixture f;

    init_outage(&f, 25, 30, 301);
    f.scenario.edge.pop_traffic = POP_TRAFFIC_ZIPF;
    f.scenario.edge.zipf = 1;
    play(&c, &f, "POPs by Zipf's law", METRIC_AVAILABILITY_REQUESTS, 1 - 45.25 / HOUR);

    init_outage(&f, 25, 30, 302);
    f.scenario.stamps[1].priority = 1;
    f.scenario.groups[0].latency[1] = seconds(0.25);
    play(&c, &f, "both stamps serve", METRIC_AVAILABILITY_REQUESTS, 1 - 45.25 / 2 / HOUR);

    init_outage(&f, 25, 30, 303);
    f.scenario.stamps[1].priority = 1;
    f.scenario.stamps[1].weight = 3000;
    f.scenario.groups[0].latency[1] = seconds(0.25);
    play(&c, &f, "weights 1 : 3", METRIC_AVAILABILITY_REQUESTS, 1 - 45.25 / 4 / HOUR);

    /* 30 s before the full hour the rate is 1, after it 3: 30 + (0.25 + 15) x 3 of 4 hours. */
    init_outage(&f, 25, 30, 304)->at = seconds(HOUR - 30);
    f.scenario.horizon = seconds(2 * HOUR);
    f.scenario.groups[0].profile.flat = false;
    for (size_t h = 0; h < 24; h++) {
        f.scenario.groups[0].profile.daily[h] = h == 0 ? 1 : 3;
    }
    for (size_t d = 0; d < 7; d++) {
        f.scenario.groups[0].profile.weekly[d] = 1;
    }
    play(&c, &f, "the rate trebles within the ramp", METRIC_AVAILABILITY_REQUESTS,
         1 - 75.75 / (4 * HOUR));

    init_outage(&f, 25, 30, 305);
    struct fault *surge = fixture_fault(&f, FAULT_LOAD_SURGE, seconds(300), seconds(900));
    surge->group = 0;
    surge->factor = 5;
    play(&c, &f, "a surge x 5 for 900 s", METRIC_AVAILABILITY_REQUESTS,
         1 - 5 * 45.25 / (HOUR + 4 * 900));

    init_outage(&f, 20, 30, 306);
    f.scenario.groups[1] = f.scenario.groups[0];
    f.scenario.groups[1].name = "far";
    f.scenario.groups[1].requests = 3000;
    f.scenario.groups[1].latency = arena_array(&f.arena, 2, sizeof(simtime));
    f.scenario.groups[1].latency[0] = seconds(4);
    f.scenario.group_count = 2;
    play(&c, &f, "two groups, 1 : 3, round trips 0.25 s and 4 s", METRIC_AVAILABILITY_REQUESTS,
         1 - (45.25 + 3 * 49) / 4 / HOUR);
    comparisons_assert(&c);
}

/* With 100/P % of the traffic each, POPs k .. P may be left when s(t) is back at 99 %. */
static void compare_restoration(struct comparisons *c, int64_t pops, int64_t left, uint64_t seed)
{
    double rank = (double)(pops - left), mean = 30.25 + 30 * rank / (double)(pops + 1);
    struct fixture f;
    char label[96];
    snprintf(label, sizeof label, "rto.service, %d POP%s", (int)pops, pops == 1 ? "" : "s");
    init_outage(&f, pops, 30, seed);
    play(c, &f, label, METRIC_RTO_SERVICE, mean);
    snprintf(label, sizeof label, "availability.time, %d POP%s", (int)pops, pops == 1 ? "" : "s");
    init_outage(&f, pops, 30, seed + 50);
    play(c, &f, label, METRIC_AVAILABILITY_TIME, 1 - mean / HOUR);
}

static void test_restoration(void **state)
{
    (void)state;
    struct comparisons c = {.section = "time to restore the service"};
    struct fixture f;
    compare_restoration(&c, 1, 0, 401);
    compare_restoration(&c, 25, 0, 402);
    compare_restoration(&c, 100, 1, 403);
    compare_restoration(&c, 192, 1, 404);
    init_outage(&f, 25, 30, 405);
    play(&c, &f, "rto.first_success, 25 POPs", METRIC_RTO_FIRST_SUCCESS, 30.25 + 30.0 / 26);
    init_outage(&f, 25, 30, 406);
    play(&c, &f, "rto.stage.detect, 25 POPs", METRIC_RTO_STAGE_DETECT, 30.25 + 30.0 / 26);
    init_outage(&f, 25, 30, 407);
    play(&c, &f, "rto.stage.drain, 25 POPs", METRIC_RTO_STAGE_DRAIN, 30.0 * 24 / 26);
    comparisons_assert(&c);
}

/* To the last digit: one POP in a fixed phase. */
static void test_one_pop(void **state)
{
    (void)state;
    struct comparisons c = {.section = "availability, one POP, fixed phase"};
    for (int phase = 0; phase < 30; phase += 7) {
        struct fixture f;
        char label[64];
        /* The first probe after 600 s leaves `phase` later; the second failure turns the verdict.
         */
        double lost = phase + 30 + 0.25;
        init_outage(&f, 1, 30, 1);
        f.scenario.edge.probe.phase = seconds(phase);
        fixture_plan(&f, false);
        fixture_run(&f, 1);
        snprintf(label, sizeof label, "phase %d s: availability.requests", phase);
        compare_equal(&c, label, fixture_value(&f, METRIC_AVAILABILITY_REQUESTS),
                      (HOUR - lost) / HOUR);
        snprintf(label, sizeof label, "phase %d s: availability.time", phase);
        compare_equal(&c, label, fixture_value(&f, METRIC_AVAILABILITY_TIME), (HOUR - lost) / HOUR);
        snprintf(label, sizeof label, "phase %d s: rto.service", phase);
        compare_equal(&c, label, fixture_value(&f, METRIC_RTO_SERVICE), lost);
        fixture_release(&f);
    }
    comparisons_assert(&c);
}

/* And where no binary fraction holds phase and round trip: the correctly rounded share. */
static void test_one_pop_any_phase(void **state)
{
    (void)state;
    for (int k = 0; k < 1000; k++) {
        struct fixture f;
        simtime phase = (simtime)k * 29999999, trip = 1234567 + k * 7919;
        init_outage(&f, 1, 30, 1);
        f.scenario.edge.probe.phase = phase;
        f.scenario.groups[0].latency[0] = trip;
        fixture_plan(&f, false);
        fixture_run(&f, 1);
        simtime all = HOUR * SIMTIME_SECOND, lost = phase + 30 * SIMTIME_SECOND + trip;
        double theory = (double)((long double)(all - lost) / (long double)all);
        assert_true(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS) == theory);
        fixture_release(&f);
    }
}

/* Nothing is lost or everything, whatever the POPs do. */
static void test_without_detection(void **state)
{
    (void)state;
    struct comparisons c = {.section = "availability without detection"};
    struct fixture f;

    /* Both stamps dead: the edge fails open, and requests succeed again at once. */
    init_outage(&f, 25, 30, 501);
    struct fault *other = fixture_fault(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(1800));
    other->region = 1;
    play(&c, &f, "both stamps dead for 1800 s", METRIC_AVAILABILITY_REQUESTS, 0.5);

    /* A shallow probe does not see the database. */
    init_outage(&f, 25, 30, 502);
    int database = fixture_component(&f, "database", 0, 0, 1);
    f.scenario.edge.probe.path = PATH_SHALLOW;
    f.scenario.faults[0].kind = FAULT_COMPONENT_DOWN;
    f.scenario.faults[0].stamp = 0;
    f.scenario.faults[0].component = database;
    play(&c, &f, "dead database, shallow probe", METRIC_AVAILABILITY_REQUESTS, 0.5);

    /* Refused connections are retried on the other stamp. */
    init_outage(&f, 25, 30, 503)->mode = MODE_REFUSE;
    f.scenario.edge.retry_on_connect_failure = true;
    play(&c, &f, "refused, and retried at the edge", METRIC_AVAILABILITY_REQUESTS, 1);
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lost_traffic),      cmocka_unit_test(test_short_outages),
        cmocka_unit_test(test_shares_of_traffic), cmocka_unit_test(test_restoration),
        cmocka_unit_test(test_one_pop),           cmocka_unit_test(test_one_pop_any_phase),
        cmocka_unit_test(test_without_detection),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
