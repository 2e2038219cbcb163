/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the intervals of weighted replications hold what they promise: two independent repairable
 * units in parallel, down together for a millionth of the time (1,000 h to fail, 1 h to repair). A
 * replication is a year; its row, the hours down, is multiplied by its weight. While one unit is
 * down the clock of the other runs fast, and at its own pace again when both are up.
 *
 * 200 estimates under different seeds: each must know the answer to within 10 % at 95 %, and 91 %
 * to 98 % of the intervals must contain it. False alarm: were each to contain it with a chance of
 * 95 %, as it should, 182 to 196 of them would with a chance of 96 %; and 6.3e-5 for the mean of
 * all. */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

#include <cmocka.h>

#include "sim/base/die.h"
#include "sim/kernel/sim.h"
#include "sim/rng/biased_clock.h"
#include "sim/stats/interval.h"
#include "tests/theory/comparison.h"
#include "tests/theory/ctmc.h"

enum { REPETITIONS = 200, REPLICATIONS = 3500, UNITS = 2 };
static const double HOUR = 3600;

static const struct dist down = {.kind = DIST_EXPONENTIAL, .a = 3600};

struct pair;
struct unit {
    struct pair *pair;
    struct stream stream;
    struct biased_clock clock;
    bool up;
    uint64_t generation; /* of the failure due */
};

struct pair {
    struct sim sim;
    struct dist up;
    struct unit units[UNITS];
    double phi, log_weight, down_s;
    simtime down_since;
};

static size_t units_up(const struct pair *p)
{
    return (size_t)p->units[0].up + (size_t)p->units[1].up;
}

static void on_failure(struct sim *sim, void *subject, uint64_t generation);

static void schedule(struct unit *u, simtime due)
{
    sim_at(&u->pair->sim, due, RANK_FAULT, on_failure, u, ++u->generation);
}

/* Fast while some but not all are down. */
static void pace(struct pair *p)
{
    double phi = units_up(p) == UNITS ? 1 : p->phi;
    for (size_t i = 0; i < UNITS; i++) {
        struct unit *u = &p->units[i];
        simtime due = u->clock.due;
        if (u->up && biased_clock_switch(&u->clock, phi, p->sim.now, &p->log_weight) != due) {
            schedule(u, u->clock.due);
        }
    }
}

static void on_repair(struct sim *sim, void *subject, uint64_t argument)
{
    struct unit *u = subject;
    struct pair *p = u->pair;
    (void)argument;
    p->down_s += units_up(p) == 0 ? simtime_seconds(sim->now - p->down_since) : 0;
    u->up = true;
    schedule(u, biased_clock_start(&u->clock, &p->up, 1, sim->now, &u->stream));
    pace(p);
}

static void on_failure(struct sim *sim, void *subject, uint64_t generation)
{
    struct unit *u = subject;
    struct pair *p = u->pair;
    if (generation != u->generation) {
        return;
    }
    biased_clock_fail(&u->clock, &p->log_weight);
    u->up = false;
    p->down_since = sim->now;
    sim_at(sim, simtime_add(sim->now, dist_draw_time(&down, &u->stream)), RANK_REPAIR, on_repair, u,
           0);
    pace(p);
}

/* Hours down of one replication, weighted. */
static double play(struct pair *p, double phi, simtime horizon, uint64_t seed, uint32_t replication)
{
    static const char *const names[UNITS] = {"units/1", "units/2"};
    sim_reset(&p->sim);
    p->phi = phi;
    p->log_weight = p->down_s = 0;
    for (size_t i = 0; i < UNITS; i++) {
        struct unit *u = &p->units[i];
        stream_open_name(&u->stream, seed, names[i], replication);
        u->pair = p;
        u->up = true;
        schedule(u, biased_clock_start(&u->clock, &p->up, 1, 0, &u->stream));
    }
    VERIFY(sim_run(&p->sim, horizon) == STOP_HORIZON);
    p->down_s += units_up(p) == 0 ? simtime_seconds(horizon - p->down_since) : 0;
    for (size_t i = 0; i < UNITS; i++) {
        if (p->units[i].up) {
            biased_clock_finish(&p->units[i].clock, horizon, &p->log_weight);
        }
    }
    return exp(p->log_weight) * p->down_s / HOUR;
}

struct study {
    double fails_h;   /* mean time to failure of a unit; an hour to repair */
    double horizon_d; /* days */
};

/* State: how many are down; both are repaired at once. */
static double hours_down(const struct study *s)
{
    struct ctmc c;
    double spent[3];
    ctmc_init(&c, 3);
    ctmc_add(&c, 0, 1, 2 / s->fails_h);
    ctmc_add(&c, 1, 2, 1 / s->fails_h);
    ctmc_add(&c, 1, 0, 1);
    ctmc_add(&c, 2, 1, 2);
    ctmc_transient(&c, 0, s->horizon_d * 24, NULL, spent);
    ctmc_release(&c);
    return spent[2];
}

static double factor(const struct study *s)
{
    double per_period = 1 / s->fails_h, periods = UNITS * s->horizon_d * 24 / s->fails_h;
    return biased_clock_factor(periods * per_period, per_period, 1);
}

static void pair_init(struct pair *p, const struct study *s)
{
    sim_init(&p->sim);
    p->up = (struct dist){.kind = DIST_EXPONENTIAL, .a = s->fails_h * HOUR};
}

static double cpu_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void test_coverage(void **state)
{
    static const struct study study = {1000, 365};
    struct comparisons c = {.section = "rare events, two units in parallel"};
    struct pair p;
    struct tally all = {0}, widths = {0};
    double wanted = hours_down(&study), phi = factor(&study), began = cpu_s();
    int contain = 0;
    (void)state;
    pair_init(&p, &study);
    for (uint64_t k = 0; k < REPETITIONS; k++) {
        struct tally t = {0};
        for (uint32_t r = 1; r <= REPLICATIONS; r++) {
            tally_add(&t, play(&p, phi, SIMTIME_YEAR, 2000 + k, r));
        }
        struct interval ci = interval_mean(&t, 0.95);
        contain += ci.lo <= wanted && wanted <= ci.hi;
        tally_add(&widths, (ci.hi - ci.lo) / 2 / t.mean);
        tally_merge(&all, &t);
    }
    printf("# %d of %d intervals contain it; half-widths %.1f %% to %.1f %%; %.1f ms each\n",
           contain, (int)REPETITIONS, 100 * widths.min, 100 * widths.max,
           (cpu_s() - began) * 1000 / REPETITIONS);
    compare_mean(&c, "hours down a year, 700,000 replications", &all, wanted);
    sim_release(&p.sim);
    assert_true(widths.max <= 0.1);
    assert_in_range(contain, REPETITIONS * 91 / 100, REPETITIONS * 98 / 100);
    comparisons_assert(&c);
}

struct work {
    struct tally hours;
    double cpu_s, events;
};

static struct work measure(const struct study *s, double phi, uint64_t seed, uint32_t replications)
{
    struct work w = {{0}, 0, 0};
    struct pair p;
    pair_init(&p, s);
    double began = cpu_s();
    for (uint32_t r = 1; r <= replications; r++) {
        tally_add(&w.hours, play(&p, phi, (simtime)s->horizon_d * SIMTIME_DAY, seed, r));
        w.events += (double)p.sim.events;
    }
    w.cpu_s = (cpu_s() - began) / replications;
    w.events /= replications;
    sim_release(&p.sim);
    return w;
}

/* At equal precision: the variance of a replication by its cost, in events and as measured. */
static void test_speed_up(void **state)
{
    static const struct {
        struct study study;
        uint32_t crude, weighted; /* replications */
    } cases[] = {{{1000, 30}, 2000000, 200000},
                 {{1000, 365}, 200000, 100000},
                 {{10000, 365}, 4000000, 200000},
                 {{10000, 3650}, 400000, 50000}};
    struct comparisons c = {.section = "rare events, two units, by horizon"};
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        char label[80];
        const struct study *s = &cases[k].study;
        double wanted = hours_down(s), phi = factor(s);
        struct work crude = measure(s, 1, 3000 + 2 * k, cases[k].crude);
        struct work fast = measure(s, phi, 3001 + 2 * k, cases[k].weighted);
        double fewer = tally_variance(&crude.hours) / tally_variance(&fast.hours);
        snprintf(label, sizeof label, "hours down in %g days, %g h to fail", s->horizon_d,
                 s->fails_h);
        compare_mean(&c, label, &fast.hours, wanted);
        printf("# factor %.0f: relative variance %.1f, crude %.0f; %.1f and %.1f us; faster %.0f "
               "times by CPU time, %.0f by events\n",
               phi, tally_variance(&fast.hours) / wanted / wanted,
               tally_variance(&crude.hours) / wanted / wanted, fast.cpu_s * 1e6, crude.cpu_s * 1e6,
               fewer * crude.cpu_s / fast.cpu_s, fewer * crude.events / fast.events);
    }
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_coverage),
        cmocka_unit_test(test_speed_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
