/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a replica lacks, drawn in closed form (default), against every write and epoch drawn as time
 * goes on (exact): how many, how old the oldest, and when all would be applied, at five instants of
 * a story of changing rates and a cut, for every mode with and without limits and batches; by
 * two-sample Kolmogorov-Smirnov and by means, under two seeds.
 *
 * False alarm (Bonferroni): at most 420 comparisons, each 1e-5 for the statistic and 1.1e-5 for the
 * means: 0.9 % for all. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "models/lag.h"
#include "tests/theory/comparison.h"

enum { REPLICATIONS = 1500, ASKED = 5, MEASURES = 3 };

static const double KS_CRITICAL = 2.4704; /* 2 exp(-2 k^2) = 1e-5 */
static const double asked[ASKED] = {39, 48, 72, 81, 140};
static const char *const measures[MEASURES] = {"lost", "age", "caught up"};

static simtime seconds(double s)
{
    return simtime_from_seconds(s);
}

/* The story; at each instant asked for, what is lacking. */
static void play(struct lag *l, uint64_t seed, uint32_t replication, double ret[ASKED][MEASURES])
{
    static const struct {
        double at, rate;
        int frozen; /* -1: as it was */
    } steps[] = {{0, 12, -1},  {25, 30, -1}, {40, 30, 1},  {55, 50, -1}, {70, 50, 0},
                 {75, 10, -1}, {90, 20, -1}, {100, 20, 1}, {104, 20, 0}, {1e9, 0, -1}};
    lag_reset(l, seed, replication, 7);
    size_t q = 0;
    for (size_t i = 0; i + 1 < sizeof steps / sizeof steps[0]; i++) {
        lag_rate(l, seconds(steps[i].at), steps[i].rate);
        if (steps[i].frozen >= 0) {
            lag_freeze(l, seconds(steps[i].at), steps[i].frozen);
        }
        for (; q < ASKED && asked[q] < steps[i + 1].at; q++) {
            simtime now = seconds(asked[q]), done;
            struct loss loss;
            lag_lost(l, now, &loss);
            done = lag_caught_up(l, now);
            ret[q][0] = (double)loss.count;
            ret[q][1] = lag_age(l, now);
            double more = simtime_seconds(done - now); /* clipped: a mean must exist */
            ret[q][2] = done == SIMTIME_NEVER ? -1 : fmin(more, 200);
        }
    }
}

struct samples {
    double x[ASKED][MEASURES][REPLICATIONS];
};

static void play_all(const struct store *store, bool exact, uint64_t seed, struct samples *ret)
{
    struct lag *l = lag_new(store, exact);
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        double row[ASKED][MEASURES];
        play(l, seed, r, row);
        for (size_t q = 0; q < ASKED; q++) {
            for (size_t m = 0; m < MEASURES; m++) {
                ret->x[q][m][r - 1] = row[q][m];
            }
        }
    }
    lag_free(l);
}

static void compare(struct comparisons *c, const char *name, const struct store *store,
                    uint64_t seed)
{
    struct samples *fast = malloc(sizeof *fast), *exact = malloc(sizeof *exact);
    play_all(store, false, seed, fast);
    play_all(store, true, seed + 1, exact);
    for (size_t q = 0; q < ASKED; q++) {
        for (size_t m = 0; m < MEASURES; m++) {
            char label[120];
            snprintf(label, sizeof label, "%s, %s at %g s", name, measures[m], asked[q]);
            compare_samples(c, label, fast->x[q][m], REPLICATIONS, exact->x[q][m], REPLICATIONS,
                            KS_CRITICAL);
        }
    }
    free(fast);
    free(exact);
}

static const struct {
    const char *name;
    enum store_model model;
    enum lag_of lag_of;
    enum lag_order order;
    struct dist lag;
} modes[] = {
    {"writes", STORE_MULTI_WRITE, LAG_OF_WRITE, ORDER_NONE, {.kind = DIST_EXPONENTIAL, .a = 2}},
    {"writes, long tail",
     STORE_MULTI_WRITE,
     LAG_OF_WRITE,
     ORDER_NONE,
     {.kind = DIST_LOGNORMAL, .a = -1, .b = 1.5}},
    {"writes without mean",
     STORE_MULTI_WRITE,
     LAG_OF_WRITE,
     ORDER_NONE,
     {.kind = DIST_PARETO, .a = 0.2, .b = 0.9}},
    {"writes in order",
     STORE_MULTI_WRITE,
     LAG_OF_WRITE,
     ORDER_FIFO,
     {.kind = DIST_EXPONENTIAL, .a = 1}},
    {"constant", STORE_MULTI_WRITE, LAG_OF_WRITE, ORDER_NONE, {.kind = DIST_CONSTANT, .a = 1.5}},
    {"stream", STORE_ASYNC, LAG_OF_STREAM, ORDER_NONE, {.kind = DIST_EXPONENTIAL, .a = 3}},
    {"sync", STORE_SYNC, LAG_OF_WRITE, ORDER_NONE, {.kind = DIST_CONSTANT, .a = 9}},
};

static void default_and_exact_agree(void **state)
{
    (void)state;
    struct comparisons c = {.section = "lag, default against exact"};
    static const char *const limits[] = {"", ", limited", ", batches", ", limited batches"};
    for (size_t k = 0; k < sizeof modes / sizeof modes[0]; k++) {
        for (size_t i = 0; i < 4; i++) {
            struct store store = {.model = modes[k].model,
                                  .lag = modes[k].lag,
                                  .lag_of = modes[k].lag_of,
                                  .order = modes[k].order,
                                  .coherence = seconds(4),
                                  .throughput = i % 2 ? 60 : INFINITY,
                                  .batch = i >= 2 ? seconds(3.7) : 0};
            char name[80];
            snprintf(name, sizeof name, "%s%s", modes[k].name, limits[i]);
            compare(&c, name, &store, 100 * k + 10 * i);
        }
    }
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(default_and_exact_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
