/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stepping over probes changes no distribution: every metric of every replication, with `exact` and
 * without, by two-sample Kolmogorov-Smirnov and by means, on twelve scenarios. The two are played
 * under different seeds, so their samples are independent. Compared as well: the share of
 * replications that give a value at all, the share that is censored, and the length of incidents.
 *
 * False alarm (Bonferroni): under 320 comparisons, each at most 1e-5 for the statistic and 1.1e-5
 * for the means: 0.7 % for all. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/models/fixture.h"
#include "tests/theory/comparison.h"

enum { REPLICATIONS = 1500, POPS = 12, INTERVAL_S = 30, HORIZON_S = 5400 };

static const double KS_CRITICAL = 2.4704; /* 2 exp(-2 k^2) = 1e-5 */

static simtime seconds(double s)
{
    return simtime_from_seconds(s);
}

/* On the first stamp, its app and region, and the first group, unless changed. */
static struct fault *add(struct fixture *f, enum fault_kind kind, double at, double lasts)
{
    struct fault *fault = fixture_fault(f, kind, seconds(at), seconds(lasts));
    fault->region = fault->stamp = fault->component = fault->group = 0;
    return fault;
}

static void degrade(struct fixture *f, int stamp, double at, double lasts, double errors)
{
    struct fault *fault = add(f, FAULT_COMPONENT_DEGRADED, at, lasts);
    fault->stamp = stamp;
    fault->error_share = errors;
}

static void refused(struct fixture *f)
{
    add(f, FAULT_INSTANCE_CRASH, 900, 2000)->count = 3;
}

static void errors_with_jitter(struct fixture *f)
{
    f->scenario.edge.probe.jitter = seconds(10);
    add(f, FAULT_COMPONENT_DOWN, 900, 2000)->mode = MODE_ERROR;
}

static void dropped_with_loss(struct fixture *f)
{
    f->scenario.edge.probe.loss = 0.02;
    add(f, FAULT_REGION_OUTAGE, 900, 2000);
}

static void brown_out_by_day(struct fixture *f)
{
    f->scenario.groups[0].profile.flat = false;
    for (size_t h = 0; h < 24; h++) {
        f->scenario.groups[0].profile.daily[h] = h == 1 ? 4 : 1;
    }
    for (size_t d = 0; d < 7; d++) {
        f->scenario.groups[0].profile.weekly[d] = 1;
    }
    degrade(f, 0, 600, 4200, 0.3);
}

static void both_brown_out(struct fixture *f)
{
    f->scenario.stamps[1].priority = 1;
    f->scenario.edge.additional_latency = seconds(1);
    degrade(f, 0, 600, 3000, 0.4);
    degrade(f, 1, 1800, 3000, 0.25);
}

static void loss_alone(struct fixture *f)
{
    f->scenario.edge.probe.loss = 0.08;
}

static void overlapping(struct fixture *f)
{
    int database = fixture_component(f, "database", 0, 0, 1);
    struct fault *slow = add(f, FAULT_COMPONENT_DEGRADED, 700, 1500);
    slow->component = database;
    slow->added_latency = seconds(12); /* beyond the timeout */
    add(f, FAULT_REGION_ISOLATION, 1500, 1200)->mode = MODE_REFUSE;
    add(f, FAULT_PROBE_LOSS, 2400, 1800)->share = 0.3;
}

static void timeout_above_interval(struct fixture *f)
{
    f->scenario.edge.probe.interval = seconds(10);
    f->scenario.edge.probe.timeout = seconds(25);
    f->scenario.groups[0].latency[0] = seconds(3);
    f->scenario.edge.probe.loss = 0.05;
    add(f, FAULT_REGION_OUTAGE, 900, 600);
    degrade(f, 0, 2400, 1200, 0.3);
}

static void pop_outages(struct fixture *f)
{
    f->scenario.edge.probe.loss = 0.01;
    add(f, FAULT_REGION_OUTAGE, 930, 1500);
    add(f, FAULT_POP_OUTAGE, 900, 50)->count = 5;
    add(f, FAULT_POP_OUTAGE, 935, 1800)->count = 4;
}

static void edge_outage(struct fixture *f)
{
    f->scenario.groups[0].retries.attempts = 2;
    for (size_t s = 0; s < f->scenario.stamp_count; s++) {
        f->scenario.stamps[s].components[0].capacity = 300;
    }
    degrade(f, 0, 600, 3600, 0.2);
    add(f, FAULT_EDGE_OUTAGE, 1200, 600)->share = 0.4;
}

static void disabled(struct fixture *f)
{
    f->scenario.edge.propagation =
        (struct dist){.kind = DIST_TRIANGULAR, .a = 180, .b = 400, .c = 900};
    degrade(f, 0, 600, 3000, 0.3);
    add(f, FAULT_ORIGIN_DISABLED, 900, 1200);
}

static void streaks(struct fixture *f)
{
    f->scenario.edge.probe.rule = RULE_CONSECUTIVE;
    f->scenario.edge.probe.loss = 0.05;
    degrade(f, 0, 300, 1500, 0.7);
    add(f, FAULT_REGION_OUTAGE, 2700, 1200)->mode = MODE_ERROR;
}

static const struct {
    const char *name;
    void (*build)(struct fixture *f);
} cases[] = {
    {"refused", refused},
    {"errors, jitter", errors_with_jitter},
    {"dropped, loss", dropped_with_loss},
    {"brown-out, daily profile", brown_out_by_day},
    {"brown-outs of both stamps", both_brown_out},
    {"loss alone", loss_alone},
    {"overlapping faults", overlapping},
    {"timeout above the interval", timeout_above_interval},
    {"POP outages", pop_outages},
    {"edge outage, overload, retries", edge_outage},
    {"origin disabled", disabled},
    {"consecutive rule", streaks},
};
enum { CASES = sizeof cases / sizeof *cases };

/* What one replication gives: the metrics, whether they are censored, and the length of the first
 * incident. */
enum { LENGTH = METRIC_COUNT, QUANTITIES };

struct sample {
    double value[QUANTITIES][REPLICATIONS];
    double censored[QUANTITIES][REPLICATIONS];
    uint64_t skipped;
};

static void play(size_t k, bool exact, struct sample *ret)
{
    struct fixture f;
    fixture_init(&f, POPS, seconds(INTERVAL_S), 4, 3, seconds(HORIZON_S));
    f.scenario.seed = k + 1 + (exact ? 100 : 0);
    f.scenario.stamps[1].priority = 2;
    f.scenario.groups[0].latency[0] = seconds(0.25);
    cases[k].build(&f);
    fixture_plan(&f, exact);
    ret->skipped = 0;
    for (uint32_t r = 0; r < REPLICATIONS; r++) {
        fixture_run(&f, r + 1);
        bool any = f.row.incident_count > 0;
        const struct incident_row *first = f.row.incidents;
        for (size_t m = 0; m < METRIC_COUNT; m++) {
            bool of_incident = metric_table.metrics[m].scope == SCOPE_INCIDENT;
            ret->value[m][r] = fixture_value(&f, (enum metric_id)m);
            ret->censored[m][r] = of_incident ? any && first->censored[m] : f.row.censored[m];
        }
        ret->value[LENGTH][r] = any ? simtime_seconds(first->closed - first->opened) : NAN;
        ret->censored[LENGTH][r] = 0;
        ret->skipped += f.row.skipped_probes;
    }
    fixture_release(&f);
}

/* Moves the values that exist to the front; `missing` says where there was none. */
static size_t split(double *x, double *ret_missing)
{
    size_t n = 0;
    for (size_t r = 0; r < REPLICATIONS; r++) {
        ret_missing[r] = isnan(x[r]);
        if (!isnan(x[r])) {
            x[n++] = x[r];
        }
    }
    return n;
}

static bool varies(const double *x, const double *y)
{
    bool any = false;
    for (size_t r = 0; r < REPLICATIONS; r++) {
        any |= x[r] < *x || x[r] > *x || y[r] < *x || y[r] > *x;
    }
    return any;
}

static void compare_quantity(struct comparisons *c, size_t k, size_t q, struct sample *x,
                             struct sample *y)
{
    static double missing[2][REPLICATIONS];
    const char *name = q == LENGTH ? "length of the incident" : metric_table.metrics[q].name;
    size_t n = split(x->value[q], missing[0]), m = split(y->value[q], missing[1]);
    char label[128];
    snprintf(label, sizeof label, "%s: %s", cases[k].name, name);
    if (n >= 2 && m >= 2) {
        compare_samples(c, label, x->value[q], n, y->value[q], m, KS_CRITICAL);
    }
    if (varies(missing[0], missing[1])) {
        snprintf(label, sizeof label, "%s: %s, share without", cases[k].name, name);
        compare_samples(c, label, missing[0], REPLICATIONS, missing[1], REPLICATIONS, KS_CRITICAL);
    }
    if (varies(x->censored[q], y->censored[q])) {
        snprintf(label, sizeof label, "%s: %s, share censored", cases[k].name, name);
        compare_samples(c, label, x->censored[q], REPLICATIONS, y->censored[q], REPLICATIONS,
                        KS_CRITICAL);
    }
}

static void test_same_laws(void **state)
{
    (void)state;
    static struct sample stepping, exact;
    struct comparisons c = {.section = "exact against default (KS)"};
    for (size_t k = 0; k < CASES; k++) {
        play(k, false, &stepping);
        play(k, true, &exact);
        assert_int_equal(exact.skipped, 0);
        assert_true(stepping.skipped > 0);
        for (size_t q = 0; q < QUANTITIES; q++) {
            compare_quantity(&c, k, q, &stepping, &exact);
        }
    }
    assert_true(c.made <= 320); /* as the false-alarm rate assumes */
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_laws)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
