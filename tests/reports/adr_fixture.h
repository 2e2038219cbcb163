/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dossiers of every kind, made of the results that other reports are tested with. */
#ifndef TESTS_REPORTS_ADR_FIXTURE_H
#define TESTS_REPORTS_ADR_FIXTURE_H

#include <string.h>

#include "reports/adr_parts.h"
#include "tests/reports/rows_fixture.h"
#include "tests/reports/size_fixture.h"
#include "tests/reports/sweep_fixture.h"
#include "tests/sim/run/comparison_fixture.h"

struct adr_fixture {
    struct arena arena;
    struct stored_run run;
    struct dossier dossier;
    struct adr_place place;
    struct adr adr;
    struct result single;
    const struct result *singles[1];
    struct cf_design stored[2];
    struct design designs[2];
    struct rows_fixture rows;
};

static inline void adr_fixture_open(struct adr_fixture *f, enum stored_kind kind,
                                    const struct result *const *results, size_t count)
{
    static const char *const commands[] = {"run", "sweep", "compare", "size"};
    arena_init(&f->arena, 0);
    f->run = (struct stored_run){.row = {.id = 3,
                                         .command = commands[kind],
                                         .command_line = "ninefold run pair.yaml --seed 7",
                                         .version = "1.0.0",
                                         .overrides = " --set 'title=a b'\n --seed 7",
                                         .seed = "7",
                                         .started = "2026-11-27T07:00:11Z",
                                         .state = "done"},
                                 .kind = kind,
                                 .points = arena_array(&f->arena, count, sizeof *f->run.points),
                                 .count = count,
                                 .done = count,
                                 .results = arena_array(&f->arena, count, sizeof *f->run.results)};
    for (size_t i = 0; i < count; i++) {
        f->run.points[i] = (struct point_row){.name = results[i]->name, .done = true};
        f->run.results[i] = results[i];
    }
    f->dossier = (struct dossier){.store_path = "ninefold.db", .runs = &f->run, .count = 1};
    f->place = (struct adr_place){.here = "/home/me/design", .folder = "/home/me/design/docs"};
}

/* Of "pair": availability met, rto.service missed, rto.write undecided. */
static inline void adr_fixture_run(struct adr_fixture *f)
{
    f->single = fixture_result();
    f->single.downtime_per_minute = NAN;
    f->singles[0] = &f->single;
    adr_fixture_open(f, STORED_RUN, f->singles, 1);
}

/* Of a, with ten times the losses of b, which costs 100 EUR more a year. */
static inline void adr_fixture_compare(struct adr_fixture *f)
{
    f->designs[0] = cf_make(&f->stored[0], "a", 1, 300);
    f->designs[1] = cf_make(&f->stored[1], "b", 0.1, 400);
    const struct result *results[] = {f->designs[0].result, f->designs[1].result};
    adr_fixture_open(f, STORED_COMPARE, results, 2);
    f->run.designs = f->designs;
    f->run.comparison = (struct comparison){f->designs, 2};
    differences_init(&f->run.differences, &cf_table, 2);
    differences_work_out(&f->run.differences, &f->run.comparison);
}

/* Gives design i of a comparison a target of availability and its verdict. */
static inline void adr_fixture_target(struct adr_fixture *f, size_t i, double limit, enum verdict v)
{
    struct result *r = &f->stored[i].result;
    double value = f->stored[i].summaries[CF_REQUESTS].mean;
    r->target_count = 1;
    r->targets[0] =
        (struct target_result){.metric = "availability.requests",
                               .statistic = "mean",
                               .at_least = true,
                               .limit = limit,
                               .value = value,
                               .lo = value - 0.0001,
                               .hi = value + 0.0001,
                               .verdict = v,
                               .doubt = v == VERDICT_UNDECIDED ? DOUBT_STRADDLES : DOUBT_NONE};
}

static inline void adr_fixture_sweep(struct adr_fixture *f)
{
    struct sweep_report report = sweep_fixture();
    adr_fixture_open(f, STORED_SWEEP, report.results, report.count);
    f->run.factors = *report.factors;
}

static inline void adr_fixture_size(struct adr_fixture *f, const struct size_report *report)
{
    adr_fixture_open(f, STORED_SIZE, report->results, report->count);
    f->run.factors = *report->factors;
    f->run.sizing = (struct stored_sizing){.minimise = report->minimise,
                                           .metrics = &fixture_table,
                                           .confidence = report->confidence,
                                           .most = report->most,
                                           .budget = report->budget,
                                           .sized = report->sized,
                                           .count = report->count};
}

static inline void adr_fixture_inputs(struct adr_fixture *f)
{
    rows_setup(&f->rows);
    adr_fixture_open(f, STORED_SWEEP, f->rows.points, ROW_POINTS);
    f->run.factors = f->rows.factors;
    f->run.inputs = f->rows.inputs;
}

static inline void adr_fixture_subject(struct adr_fixture *f)
{
    adr_subject(&f->dossier, &f->place, &f->arena, &f->adr);
}

static inline void adr_fixture_close(struct adr_fixture *f)
{
    if (f->run.kind == STORED_COMPARE) {
        differences_release(&f->run.differences);
        series_release(&f->stored[0].series);
        series_release(&f->stored[1].series);
    }
    if (f->run.inputs) {
        rows_release(&f->rows);
    }
    arena_release(&f->arena);
}

/* What a section says of the subject. */
static inline void assert_says(const struct adr *adr,
                               void (*write)(const struct adr *adr, struct buf *out),
                               const char *part)
{
    struct buf out = BUF_INIT;
    write(adr, &out);
    size_assert_contains(&out, part);
    buf_release(&out);
}

static inline void assert_keeps_silent(const struct adr *adr,
                                       void (*write)(const struct adr *adr, struct buf *out),
                                       const char *part)
{
    struct buf out = BUF_INIT;
    write(adr, &out);
    size_assert_lacks(&out, part);
    buf_release(&out);
}

#endif
