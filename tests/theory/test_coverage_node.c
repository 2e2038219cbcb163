/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What detection costs: two nodes with one repair crew (Trivedi, Probability and Statistics with
 * Reliability, Queuing and Computer Science Applications, 2001, example 8.23). A failure of one of
 * two is covered with probability c, and the other takes over after a delay; else the cluster
 * reboots. Meanwhile nobody is served, and nothing else fails; then the crew begins. The mean
 * times: 10,000 h to fail, 2 h to repair, 5 min to reboot, the delay in seconds.
 *
 * The chain is solved, and played on the kernel with a clock for each node. Of the nodes the second
 * runs fast while the crew works on the first: gamma / mu = 2e-4 failures in a period, so a factor
 * of 2,500 makes one half (sim/rng/biased_clock.h). Cycles begin with both nodes up.
 *
 * False alarm: 6.3e-5 for each of 20 means. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "sim/base/die.h"
#include "sim/kernel/sim.h"
#include "sim/rng/biased_clock.h"
#include "tests/theory/comparison.h"
#include "tests/theory/ctmc.h"
#include "tests/theory/cycles.h"

enum { CYCLES = 300000 };
static const double YEAR_MIN = 525600;

static const double coverages[] = {1, 0.99, 0.95, 0.9};
static const double delays[] = {0, 10, 30, 60, 120}; /* seconds */
enum { COVERAGES = 4, DELAYS = 5 };

/* Minutes a year without service. */
static const char *const table[COVERAGES][DELAYS] = {
    {"0.04203", "0.33391", "0.91768", "1.79332", "3.54461"},
    {"0.12960", "0.41856", "0.99649", "1.86338", "3.59714"},
    {"0.47986", "0.75714", "1.31172", "2.14358", "3.80730"},
    {"0.91768", "1.18037", "1.70576", "2.49384", "4.06999"},
};

static const struct dist up = {.kind = DIST_EXPONENTIAL, .a = 10000 * 3600.0};
static const double repair = 2 * 3600.0, reboot = 300;

/* Minutes a year down. States: both up, one up, none, detecting, rebooting. Without a delay the
 * detecting state is never entered. */
static double solve(double coverage, double delay)
{
    static const double down[] = {0, 0, 1, 1, 1};
    struct ctmc c;
    double p[5], gamma = 1 / up.a, mu = 1 / repair;
    ctmc_init(&c, 5);
    ctmc_add(&c, 0, delay > 0 ? 3 : 1, 2 * gamma * coverage);
    ctmc_add(&c, 0, 4, 2 * gamma * (1 - coverage));
    ctmc_add(&c, 3, 1, delay > 0 ? 1 / delay : 1);
    ctmc_add(&c, 4, 1, 1 / reboot);
    ctmc_add(&c, 1, 2, gamma);
    ctmc_add(&c, 2, 1, mu);
    ctmc_add(&c, 1, 0, mu);
    ctmc_steady(&c, p);
    double result = YEAR_MIN * ctmc_reward(&c, down, p);
    ctmc_release(&c);
    return result;
}

struct node {
    struct stream life;
    struct biased_clock clock;
};

struct cluster {
    struct sim sim;
    struct node nodes[2];
    struct stream crew, takeover;
    double coverage, delay, phi;
    size_t repaired;      /* the node that the crew works on, while not both are up */
    bool served, both_up; /* somebody is; before the first failure */
    uint64_t generation;  /* of the failures scheduled */
    simtime since;
    double log_weight, down_s, cycle_s; /* both weighted */
};

/* The time since the last event, with the weight that it has by now. */
static void account(struct cluster *c)
{
    double stretch = exp(c->log_weight) * simtime_seconds(c->sim.now - c->since);
    c->down_s += c->served ? 0 : stretch;
    c->cycle_s += stretch;
    c->since = c->sim.now;
}

static void on_failure(struct sim *sim, void *subject, uint64_t generation);
static void on_repair(struct sim *sim, void *subject, uint64_t argument);

static void after(struct cluster *c, event_fn *fn, struct stream *s, double mean)
{
    simtime wait = simtime_from_seconds(stream_exponential(s, mean));
    sim_at(&c->sim, c->sim.now + wait, RANK_REPAIR, fn, c, 0);
}

static void start_clock(struct cluster *c, size_t node, double phi)
{
    struct node *n = &c->nodes[node];
    simtime due = biased_clock_start(&n->clock, &up, phi, c->sim.now, &n->life);
    sim_at(&c->sim, due, RANK_FAULT, on_failure, c, c->generation << 1 | node);
}

/* The other node alone, against the crew. */
static void serve_alone(struct cluster *c)
{
    c->served = true;
    c->generation++;
    start_clock(c, !c->repaired, c->phi);
    after(c, on_repair, &c->crew, repair);
}

static void on_takeover(struct sim *sim, void *subject, uint64_t argument)
{
    struct cluster *c = subject;
    (void)sim;
    (void)argument;
    account(c);
    serve_alone(c);
}

static void on_failure(struct sim *sim, void *subject, uint64_t argument)
{
    struct cluster *c = subject;
    size_t node = argument & 1;
    (void)sim;
    if (argument >> 1 != c->generation) {
        return;
    }
    biased_clock_fail(&c->nodes[node].clock, &c->log_weight);
    account(c);
    c->served = false;
    c->generation++;
    if (c->both_up) {
        bool covered = stream_uniform(&c->takeover) < c->coverage;
        c->both_up = false;
        c->repaired = node;
        after(c, on_takeover, &c->takeover, covered ? c->delay : reboot);
    }
}

static void on_repair(struct sim *sim, void *subject, uint64_t argument)
{
    struct cluster *c = subject;
    (void)argument;
    if (c->served) { /* the end of the cycle: what is pending finds another generation */
        biased_clock_finish(&c->nodes[!c->repaired].clock, sim->now, &c->log_weight);
        c->generation++;
        account(c);
        return;
    }
    account(c);
    c->repaired = !c->repaired;
    serve_alone(c);
}

static void play_cycle(struct cluster *c, uint64_t seed, uint32_t cycle)
{
    sim_reset(&c->sim);
    stream_open_name(&c->nodes[0].life, seed, "nodes/1/failure", cycle);
    stream_open_name(&c->nodes[1].life, seed, "nodes/2/failure", cycle);
    stream_open_name(&c->crew, seed, "crew", cycle);
    stream_open_name(&c->takeover, seed, "takeover", cycle);
    c->served = c->both_up = true;
    c->generation = 0;
    c->since = 0;
    c->log_weight = c->down_s = c->cycle_s = 0;
    start_clock(c, 0, 1);
    start_clock(c, 1, 1);
    VERIFY(sim_run(&c->sim, SIMTIME_NEVER) == STOP_EMPTY);
}

static struct tally play(double coverage, double delay, uint64_t seed)
{
    double per_period = repair / up.a;
    struct cluster c = {.coverage = coverage,
                        .delay = delay,
                        .phi = biased_clock_factor(per_period, per_period, 1)};
    struct cycles cycles = {0};
    sim_init(&c.sim);
    for (uint32_t cycle = 1; cycle <= CYCLES; cycle++) {
        play_cycle(&c, seed, cycle);
        cycles_add(&cycles, YEAR_MIN * c.down_s, c.cycle_s);
    }
    struct tally t = cycles_ratio(&cycles);
    cycles_release(&cycles);
    sim_release(&c.sim);
    return t;
}

static void test_solved(void **state)
{
    struct comparisons c = {.section = "detection and coverage, solved, min/y"};
    (void)state;
    for (size_t i = 0; i < COVERAGES; i++) {
        for (size_t k = 0; k < DELAYS; k++) {
            char label[64];
            snprintf(label, sizeof label, "coverage %g, delay %g s", coverages[i], delays[k]);
            compare_printed(&c, label, solve(coverages[i], delays[k]), table[i][k]);
        }
    }
    comparisons_assert(&c);
}

static void test_played(void **state)
{
    struct comparisons c = {.section = "detection and coverage, played, min/y"};
    (void)state;
    for (size_t i = 0; i < COVERAGES; i++) {
        for (size_t k = 0; k < DELAYS; k++) {
            char label[64];
            struct tally t = play(coverages[i], delays[k], 1000 + i * DELAYS + k);
            snprintf(label, sizeof label, "coverage %g, delay %g s", coverages[i], delays[k]);
            compare_mean(&c, label, &t, solve(coverages[i], delays[k]));
        }
    }
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_solved),
        cmocka_unit_test(test_played),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
