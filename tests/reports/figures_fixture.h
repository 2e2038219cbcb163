/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small study played into a store of its own, and a dossier of it. */
#ifndef TESTS_REPORTS_FIGURES_FIXTURE_H
#define TESTS_REPORTS_FIGURES_FIXTURE_H

#include <math.h>

#include "reports/figures.h"
#include "tests/sim/store/fixture.h"

enum { FIGURED_POINTS = 64 };

/* A region fails for twenty minutes; the other takes over. */
#define FIGURED_HEAD                                                                               \
    "ninefold: 1\n"                                                                                \
    "name: pair\n"                                                                                 \
    "targets: {rto: 70s, availability: 99%}\n"                                                     \
    "clients: {a: {requests: 10/s, write_share: 20%, pops: 3, latency: {x: 5ms, y: 9ms}}}\n"       \
    "edge: {preset: azure-front-door, probe: {interval: 30s}}\n"                                   \
    "stamps:\n"                                                                                    \
    "  x: {region: rx, priority: 1, components: {app: {}}}\n"                                      \
    "  y: {region: ry, priority: 2, components: {app: {}}}\n"
#define FIGURED_OUTAGE                                                                             \
    FIGURED_HEAD                                                                                   \
    "horizon: 1h\n"                                                                                \
    "replications: 60\n"                                                                           \
    "regions: {rx: {}, ry: {}}\n"                                                                  \
    "faults: [{at: 10m, fault: region-outage, target: rx, for: 20m, mode: drop}]\n"
#define FIGURED_YEAR                                                                               \
    FIGURED_HEAD                                                                                   \
    "horizon: 365d\n"                                                                              \
    "replications: 60\n"                                                                           \
    "cost: {price_book: azure-2026-europe}\n"                                                      \
    "regions: {rx: {outage: {every: 30d, for: 20m}}, ry: {outage: {every: 60d, for: 30m}}}\n"

struct figured {
    struct fixture f;
    struct arena arena;
    struct study_point points[FIGURED_POINTS];
    struct stored_run run;
    struct dossier d;
};

static inline void figured_load(struct figured *g, const char *text, const struct factors *f,
                                size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct diag d;
        diag_init(&d);
        g->points[i].scenario = scenario_load_text(
            &g->arena, "pair.yaml", text, strlen(text),
            f->count > 0 ? factors_overrides(f, i, "--vary", &g->arena) : NULL, f->count, &d);
        assert_int_equal(d.errors, 0);
        diag_release(&d);
    }
}

/* names: of designs, a point each; NULL: the points are a study of `command`. */
static inline void figured_make(struct figured *g, const char *command, const char *text,
                                const struct factors *f, const char *const *names)
{
    struct run_row row;
    struct recorder *r;
    size_t done, count = (size_t)factors_points(f);
    *g = (struct figured){.d = {.count = 1}};
    assert_true(count <= FIGURED_POINTS);
    arena_init(&g->arena, 0);
    fixture_open(&g->f);
    figured_load(g, text, f, count);
    struct study study = {.factors = names ? NULL : f,
                          .points = g->points,
                          .count = count,
                          .engine = &engine_models,
                          .first = 1,
                          .threads = 2};
    const struct recording recording = {.command = command,
                                        .command_line = "ninefold it",
                                        .identity = "it",
                                        .overrides = "",
                                        .design = names ? NULL : "grid",
                                        .version = "1.0.0",
                                        .names = names,
                                        .study = &study};
    assert_int_equal(recorder_open(&g->f.archive, &recording, false, &r), RECORDER_NEW);
    study.keeper = recorder_keeper(r);
    assert_int_equal(study_run(&study, &done), EXPERIMENT_DONE);
    assert_true(recorder_finish(r, true, "ninefold it", &(struct findings){.sizing = NULL}, 1));
    assert_int_equal(runs_read(&g->f.archive, &g->arena, recorder_run(r), &row), 1);
    recorder_close(r);
    if (!stored_run_read(&g->f.archive, &row, &g->arena, &g->run)) {
        fail_msg("%s", archive_why(&g->f.archive));
    }
    g->d.store = &g->f.archive;
    g->d.runs = &g->run;
}

/* One design of that name. */
static inline void figured_run(struct figured *g, const char *text, const char *name)
{
    static const struct factors none = {.count = 0};
    const char *const names[] = {name};
    figured_make(g, "run", text, &none, names);
}

/* Two designs, "fast" and "slow" to probe. */
static inline void figured_compare(struct figured *g, const char *text)
{
    static const char *const intervals[] = {"10s", "30s"}, *const names[] = {"fast", "slow"};
    static struct factor factor = {.path = "edge.probe.interval", .values = intervals, .count = 2};
    static const struct factors factors = {.items = &factor, .count = 1};
    figured_make(g, "compare", text, &factors, names);
}

/* Three intervals by two windows. */
static inline void figured_sweep(struct figured *g, const char *text)
{
    static const char *const intervals[] = {"10s", "20s", "30s"}, *const windows[] = {"4", "6"};
    static struct factor items[] = {
        {.path = "edge.probe.interval", .values = intervals, .count = 3},
        {.path = "edge.probe.sample_size", .values = windows, .count = 2}};
    static const struct factors factors = {.items = items, .count = 2};
    figured_make(g, "sweep", text, &factors, NULL);
}

static inline void figured_release(struct figured *g)
{
    size_t count = g->run.count;
    stored_run_release(&g->run);
    study_release(g->points, count);
    arena_release(&g->arena);
    fixture_close(&g->f);
}

static inline const struct figure *figured_find(const struct figured *g, const char *name)
{
    for (size_t i = 0; i < g->d.figures.count; i++) {
        if (strcmp(g->d.figures.items[i].name, name) == 0) {
            return &g->d.figures.items[i];
        }
    }
    return NULL;
}

/* Lines of the data whose first column is the series. */
static inline size_t figured_rows(const struct figure *f, const char *series)
{
    size_t rows = 0, length = strlen(series);
    for (const char *s = f->data; s && *s; s = strchr(s, '\n'), s += s != NULL) {
        rows += strncmp(s, series, length) == 0 && s[length] == '\t';
    }
    return rows;
}

/* A column, from 0, of a row, from 0, of the series. */
static inline double figured_number(const struct figure *f, const char *series, size_t row,
                                    int column)
{
    size_t length = strlen(series);
    for (const char *s = f->data; s && *s; s = strchr(s, '\n'), s += s != NULL) {
        if (strncmp(s, series, length) != 0 || s[length] != '\t' || row-- > 0) {
            continue;
        }
        for (; column > 0; column--) {
            s = strchr(s, '\t') + 1;
        }
        return strtod(s, NULL);
    }
    fail_msg("no row %zu of %s in %s", row, series, f->name);
    return NAN;
}

static inline void assert_close(double got, double want)
{
    if (!(fabs(got - want) <= 1e-9 * fmax(1, fabs(want)))) {
        fail_msg("got %.17g, want %.17g", got, want);
    }
}

static inline double figured_mean(const struct figured *g, size_t point, const char *metric)
{
    return result_summary(g->run.results[point], metric)->mean;
}

#endif
