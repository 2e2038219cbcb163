/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which dial of a probe moves the time to detect most, against what its closed form says. Of probes
 * every I that must fail K + 1 times in a row, seen by the last of 20 points of presence, it is
 * I (K + 20/21); so with I uniform and K one of three the variance divides into the shares below.
 * The probe's timeout has no part in it, since what is probed answers with errors.
 *
 * False alarm: 6.3e-5 for each index of the first two inputs; those of the third are exact. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

#include "sim/run/factors.h"
#include "sim/run/study.h"
#include "sim/stats/sobol_index.h"
#include "tests/theory/comparison.h"

enum { INPUTS = 3, ROWS = 256, PLACES = INPUTS + 2, POINTS = ROWS * PLACES };

static const char text[] =
    "ninefold: 1\n"
    "horizon: 20m\n"
    "replications: 20\n"
    "clients: {all: {requests: 1000/s, pops: 20, latency: {we: 10ms, ne: 20ms}}}\n"
    "edge: {preset: azure-front-door}\n"
    "regions: {west: {}, north: {}}\n"
    "stamps:\n"
    "  we: {region: west, priority: 1, components: {app: {}}}\n"
    "  ne: {region: north, priority: 2, components: {app: {}}}\n"
    "faults: [{at: 307s, fault: region-outage, target: west, for: 10m, mode: error}]\n";

static struct study_point points[POINTS];
static double answers[PLACES][ROWS];

static void load(struct arena *a, const struct factors *f)
{
    for (size_t i = 0; i < POINTS; i++) {
        struct diag diag;
        diag_init(&diag);
        points[i].scenario =
            scenario_load_text(a, "theory.yaml", text, strlen(text),
                               factors_overrides(f, i, "--vary", a), f->count, &diag);
        assert_non_null(points[i].scenario);
        diag_release(&diag);
    }
}

static void play(const struct factors *f)
{
    size_t done;
    struct study study = {.factors = f,
                          .points = points,
                          .count = POINTS,
                          .engine = &engine_models,
                          .first = 1,
                          .threads = 1};
    assert_int_equal(study_run(&study, &done), EXPERIMENT_DONE);
    for (size_t i = 0; i < POINTS; i++) {
        const struct summary *s = result_summary(&points[i].result, "rto.detect_last");
        answers[i % PLACES][i / PLACES] = s->mean;
    }
    study_release(points, POINTS);
}

/* A tally of as many values as rows with this mean and this interval of it. */
static void compare(struct comparisons *c, const char *label, double value, double lo, double hi,
                    double theory)
{
    double t = gsl_cdf_tdist_Pinv(0.975, ROWS - 2), error = (hi - lo) / 2 / t;
    struct tally tally = {.n = ROWS, .mean = value};
    tally.m2 = error * error * ROWS * (ROWS - 1);
    compare_mean(c, label, &tally, theory);
}

static void test_dials(void **state)
{
    static const char *const vary[INPUTS] = {
        "edge.probe.interval=10s,30s", "edge.probe.sample_size=4,5,6", "edge.probe.timeout=1s,9s"};
    static const char *const names[INPUTS] = {"interval", "sample size", "timeout"};
    const double interval = 20, spread = 20.0 * 20 / 12; /* mean and variance of each */
    const double failures = 2 + 20.0 / 21, scatter = 2.0 / 3;
    const double both[2] = {spread * failures * failures, scatter * interval * interval};
    const double all = both[0] + both[1] + spread * scatter;
    const double first[INPUTS] = {both[0] / all, both[1] / all, 0};
    const double total[INPUTS] = {1 - first[1], 1 - first[0], 0};
    struct comparisons c = {.section = "sensitivity of detection to the probe's dials"};
    struct factor items[INPUTS];
    struct factors f = {.items = items, .count = INPUTS};
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    for (size_t i = 0; i < INPUTS; i++) {
        assert_null(factor_parse(&arena, vary[i], &items[i]));
    }
    assert_null(factors_saltelli(&arena, &f, ROWS));
    load(&arena, &f);
    play(&f);
    for (size_t i = 0; i < INPUTS; i++) {
        struct sobol_index x =
            sobol_index_estimate(answers[0], answers[1], answers[2 + i], ROWS, 0.95);
        compare(&c, arena_printf(&arena, "first, %s", names[i]), x.first, x.first_lo, x.first_hi,
                first[i]);
        compare(&c, arena_printf(&arena, "total, %s", names[i]), x.total, x.total_lo, x.total_hi,
                total[i]);
    }
    arena_release(&arena);
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_dials)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
