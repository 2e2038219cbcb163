/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sleeping through probes that cannot matter must not change anything. Where outcomes are certain
 * the run that plays every probe and the one that sleeps are the same to the nanosecond and to the
 * last bit: 1,000 random scripts of overlapping faults of all kinds and modes. Where they are not,
 * both have one distribution. */
#include "tests/models/check.h"

#include <stdlib.h>
#include <string.h>

#include "tests/models/fixture.h"

enum { WE, NE };

static int64_t between(struct stream *s, int64_t lo, int64_t hi)
{
    return lo + (int64_t)(stream_uniform(s) * (double)(hi - lo + 1));
}

static const int both_stamps[] = {1, 0};

/* A fault of any kind whose outcome is certain for every single probe. */
static void random_fault(struct fixture *f, struct stream *s)
{
    simtime lasts = between(s, 0, 2) ? between(s, 1, seconds(300)) : between(s, 1, seconds(20));
    enum fault_kind kind = (enum fault_kind)between(s, 0, FAULT_KIND_COUNT - 1);
    struct fault *fault = fixture_fault(f, kind, between(s, 0, seconds(1100)), lasts);
    fault->mode = (enum fault_mode)between(s, 0, 2);
    fault->region = -1;
    fault->component = -1;
    switch (kind) {
    case FAULT_CONTROL_PLANE_OUTAGE:
    case FAULT_MAINTENANCE:
    case FAULT_ZONE_OUTAGE:
    case FAULT_REGION_ISOLATION:
    case FAULT_REGION_OUTAGE:
        fault->region = (int)between(s, 0, 1);
        fault->zone = between(s, 0, 2);
        return;
    case FAULT_BAD_DEPLOYMENT:
        fault->stamps = both_stamps;
        fault->stamp_count = (size_t)between(s, 1, 2);
        fault->stagger = between(s, 0, seconds(100));
        return;
    case FAULT_POP_OUTAGE:
    case FAULT_LOAD_SURGE:
        fault->group = (int)between(s, 0, 1);
        fault->count = between(s, 1, f->scenario.groups[fault->group].pops);
        fault->factor = (double)between(s, 1, 4) / 2;
        return;
    case FAULT_EDGE_OUTAGE:
        fault->share = stream_uniform(s);
        return;
    default:
        fault->stamp = (int)between(s, 0, 1);
        fault->component = (int)between(s, 0, 2);
        fault->count = between(s, 0, 4);
        fault->error_share = (double)between(s, 0, 1);
        fault->added_latency = between(s, 0, 3) * seconds(7) / 2;
        fault->share = (double)between(s, 0, 1);
    }
}

static void random_edge(struct fixture *f, struct stream *s)
{
    struct edge *e = &f->scenario.edge;
    struct probe *p = &e->probe;
    simtime interval = between(s, 0, 1) ? seconds(10) : between(s, seconds(2), seconds(30));
    p->interval = interval;
    p->timeout = between(s, 0, 1) ? between(s, interval, 4 * interval) : between(s, 1, interval);
    p->phase = between(s, 0, 1) ? SIMTIME_NEVER : between(s, 0, interval - 1);
    p->rule = between(s, 0, 1) ? RULE_WINDOW : RULE_CONSECUTIVE;
    p->sample_size = between(s, 1, 8);
    p->successful_samples_required = between(s, 1, p->sample_size);
    p->down_after = between(s, 1, 4);
    p->up_after = between(s, 1, 4);
    p->path = between(s, 0, 1) ? PATH_DEEP : PATH_SHALLOW;
    e->propagation = dist_constant((double)between(s, 0, 90));
    e->pop_reroute = between(s, 0, 60) * SIMTIME_SECOND;
    e->retry_on_connect_failure = between(s, 0, 1);
    e->connect_timeout = seconds(1);
    e->when_all_unhealthy = between(s, 0, 1) ? ALL_UNHEALTHY_ROUTE : ALL_UNHEALTHY_FAIL;
    f->scenario.stamps[NE].priority = between(s, 1, 2);
}

static void random_script(struct fixture *f, struct stream *s)
{
    fixture_init(f, between(s, 1, 3), seconds(10), 4, 3, seconds(1200));
    random_edge(f, s);
    fixture_component(f, "cache", 2, 2, 2);
    fixture_component(f, "database", 0, 1, 1);
    f->scenario.stamps[WE].components[2].located_in = (int)between(s, 0, 1);
    fixture_group(f, "north", 500, between(s, 1, 2));
    f->scenario.groups[0].retries.attempts = between(s, 0, 2);
    for (size_t g = 0; g < 2; g++) {
        for (size_t o = 0; o < 2; o++) {
            f->scenario.groups[g].latency[o] = between(s, 0, 2) * between(s, 0, ms(100));
        }
    }
    if (between(s, 0, 3) == 0) {
        f->scenario.stamps[WE].components[0].capacity = 350;
        f->scenario.stamps[NE].components[1].capacity = 500;
        f->scenario.stamps[NE].components[1].shed_cost = 0.05;
    }
    for (int64_t i = between(s, 1, 12); i > 0; i--) {
        random_fault(f, s);
    }
}

struct seen {
    struct trace trace;
    double value[METRIC_COUNT];
    struct incident_row incidents[40];
    size_t incident_count;
    struct arena rows;
};

static void observe(struct fixture *f, bool exact, struct seen *ret)
{
    memset(ret, 0, sizeof *ret);
    arena_init(&ret->rows, 0);
    fixture_plan(f, exact);
    fixture_trace(f, 1, &ret->trace);
    enum stop stop = replicate(f->world, 1, &ret->rows, &f->row);
    assert_true(stop == STOP_HORIZON || stop == STOP_EMPTY);
    memcpy(ret->value, f->row.value, sizeof ret->value);
    assert_true(f->row.incident_count <= 40);
    ret->incident_count = f->row.incident_count;
    memcpy(ret->incidents, f->row.incidents, ret->incident_count * sizeof *ret->incidents);
}

static void assert_same_bits(const double *a, const double *b)
{
    for (size_t m = 0; m < METRIC_COUNT; m++) {
        if (!(a[m] == b[m] || (isnan(a[m]) && isnan(b[m])))) {
            fail_msg("%s: %.17g and %.17g", metric_table.metrics[m].name, a[m], b[m]);
        }
    }
}

static void assert_same(const struct seen *a, const struct seen *b)
{
    assert_int_equal(a->trace.count, b->trace.count);
    for (size_t i = 0; i < a->trace.count; i++) {
        const struct change *x = &a->trace.list[i], *y = &b->trace.list[i];
        assert_int_equal(x->at, y->at);
        assert_int_equal(x->pop, y->pop);
        assert_int_equal(x->origin, y->origin);
        assert_true(x->value == y->value);
    }
    assert_same_bits(a->value, b->value);
    assert_int_equal(a->incident_count, b->incident_count);
    for (size_t i = 0; i < a->incident_count; i++) {
        assert_int_equal(a->incidents[i].opened, b->incidents[i].opened);
        assert_int_equal(a->incidents[i].closed, b->incidents[i].closed);
        assert_same_bits(a->incidents[i].value, b->incidents[i].value);
        assert_memory_equal(a->incidents[i].censored, b->incidents[i].censored, METRIC_COUNT);
    }
}

static void seen_release(struct seen *s)
{
    free(s->trace.list);
    arena_release(&s->rows);
}

static void certain_outcomes(void **state)
{
    (void)state;
    struct stream s;
    size_t changes = 0, incidents = 0;
    stream_open_name(&s, 2, "scripts", 1);
    for (int script = 0; script < 1000; script++) {
        struct fixture f;
        struct seen quick, exact;
        random_script(&f, &s);
        observe(&f, false, &quick);
        observe(&f, true, &exact);
        assert_same(&quick, &exact);
        changes += quick.trace.count;
        incidents += quick.incident_count;
        seen_release(&quick);
        seen_release(&exact);
        fixture_release(&f);
    }
    assert_true(changes > 5000 && incidents > 2000); /* the scripts do something */
}

/* Means of both ways, with loss, brown-outs and jitter, differ by less than 4.9 standard errors of
 * their difference (false alarm 1e-6 each). */
static void uncertain_case(double loss, double error, simtime jitter, simtime timeout)
{
    static const enum metric_id metrics[] = {METRIC_PROBE_FALSE_FLIPS, METRIC_PROBE_UNHEALTHY_SHARE,
                                             METRIC_AVAILABILITY_REQUESTS, METRIC_RTO_DETECT_LAST,
                                             METRIC_PROBE_RECOVER_LAST};
    enum { METRICS = sizeof metrics / sizeof *metrics };
    struct tally tallies[2][METRICS] = {0};
    for (int exact = 0; exact < 2; exact++) {
        struct fixture f;
        fixture_init(&f, 3, seconds(10), 4, 3, seconds(1500));
        struct probe *p = &f.scenario.edge.probe;
        p->loss = loss;
        p->jitter = jitter;
        p->timeout = timeout;
        fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(500), seconds(500), WE, 0)
            ->error_share = error;
        fixture_plan(&f, exact);
        for (uint32_t r = 1; r <= 1500; r++) {
            fixture_run(&f, exact ? r + 100000 : r);
            for (size_t m = 0; m < METRICS; m++) {
                double v = fixture_value(&f, metrics[m]);
                if (!isnan(v)) {
                    tally_add(&tallies[exact][m], v);
                }
            }
        }
        fixture_release(&f);
    }
    for (size_t m = 0; m < METRICS; m++) {
        const struct tally *a = &tallies[0][m], *b = &tallies[1][m];
        double error_of = sqrt(tally_variance(a) / (double)a->n + tally_variance(b) / (double)b->n);
        assert_true(a->n > 100 && b->n > 100);
        assert_near(a->mean, b->mean, 4.9 * error_of + 1e-12);
    }
}

static void uncertain_outcomes(void **state)
{
    (void)state;
    uncertain_case(0.05, 0.5, 0, seconds(9));
    uncertain_case(0.02, 0.9, seconds(7), seconds(9));
    uncertain_case(0.1, 0.3, 0, seconds(35));
    uncertain_case(0.3, 0.98, seconds(9), seconds(25));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(certain_outcomes),
        cmocka_unit_test(uncertain_outcomes),
    };
    return cmocka_run_group_tests_name("models/watch, exact", tests, NULL, NULL);
}
