/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stepping over probes changes no distribution: twelve scenarios of scripted faults, with `exact`
 * and without (tests/theory/manners.h).
 *
 * False alarm (Bonferroni): under 320 comparisons of at most 2.1e-5 each: 0.7 % for all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/theory/manners.h"

enum { REPLICATIONS = 1500, POPS = 12, INTERVAL_S = 30, HORIZON_S = 5400 };

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

static void make(struct fixture *f, const void *build)
{
    void (*const *change)(struct fixture *) = build;
    fixture_init(f, POPS, seconds(INTERVAL_S), 4, 3, seconds(HORIZON_S));
    f->scenario.stamps[1].priority = 2;
    f->scenario.groups[0].latency[0] = seconds(0.25);
    (*change)(f);
}

static void test_same_laws(void **state)
{
    (void)state;
    struct comparisons c = {.section = "exact against default (KS)"};
    for (size_t k = 0; k < CASES; k++) {
        const struct manners m = {.replications = REPLICATIONS,
                                  .seed = k + 1,
                                  .exact_seed = k + 101,
                                  .make = make,
                                  .argument = &cases[k].build};
        manners_compare(&c, cases[k].name, &m);
    }
    assert_true(c.made <= 320); /* as the false-alarm rate assumes */
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_laws)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
