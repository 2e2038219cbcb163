/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store in a folder of its own, and a small study to be kept in it: two probe intervals with
 * incidents of a failing region, 150 replications each. */
#ifndef TESTS_SIM_STORE_FIXTURE_H
#define TESTS_SIM_STORE_FIXTURE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
/* cmocka wants these above first */
#include <setjmp.h>

#include <cmocka.h>

#include "sim/store/recorder.h"

struct fixture {
    char folder[32], path[64];
    struct archive archive;
};

static inline void fixture_open(struct fixture *f)
{
    *f = (struct fixture){.folder = "store-XXXXXX"};
    assert_non_null(mkdtemp(f->folder));
    snprintf(f->path, sizeof f->path, "%s/runs.db", f->folder);
    if (!archive_open(&f->archive, f->path, ARCHIVE_WRITE)) {
        fail_msg("%s", archive_why(&f->archive));
    }
}

static inline void fixture_close(struct fixture *f)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    char path[96];
    archive_close(&f->archive);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        snprintf(path, sizeof path, "%s%s", f->path, ends[i]);
        unlink(path);
    }
    assert_int_equal(rmdir(f->folder), 0);
}

/* The one number that a statement gives. */
static inline int64_t fixture_number(struct fixture *f, const char *sql)
{
    sqlite3_stmt *s = archive_prepare(&f->archive, sql);
    if (!s) {
        fail_msg("%s", archive_why(&f->archive));
    }
    assert_int_equal(archive_row(&f->archive, s), 1);
    int64_t x = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return x;
}

enum { FIXTURE_POINTS = 2 };

struct fixture_study {
    struct arena arena;
    struct study_point points[FIXTURE_POINTS];
    struct factor factor;
    struct factors factors;
    struct study study;
    struct recording recording;
};

static const char fixture_text[] =
    "ninefold: 1\n"
    "horizon: 30d\n"
    "replications: 150\n"
    "targets: {rto: 70s}\n"
    "clients: {a: {requests: 10/s, pops: 3, latency: {x: 5ms, y: 9ms}}}\n"
    "edge: {preset: azure-front-door}\n"
    "regions: {rx: {outage: {every: 10d, for: 20m}}, ry: {}}\n"
    "stamps:\n"
    "  x: {region: rx, priority: 1, components: {app: {}}}\n"
    "  y: {region: ry, priority: 2, components: {app: {}}}\n";

/* With this before its scenario. */
static inline void fixture_study_make_of(struct fixture_study *s, const char *before)
{
    static const char *const every[FIXTURE_POINTS] = {"10s", "30s"};
    *s = (struct fixture_study){
        .factor = {.path = "edge.probe.interval", .values = every, .count = FIXTURE_POINTS}};
    arena_init(&s->arena, 0);
    const char *text = arena_printf(&s->arena, "%s%s", before, fixture_text);
    s->factors = (struct factors){.items = &s->factor, .count = 1};
    for (uint64_t i = 0; i < FIXTURE_POINTS; i++) {
        struct diag d;
        diag_init(&d);
        s->points[i].scenario =
            scenario_load_text(&s->arena, "two.yaml", text, strlen(text),
                               factors_overrides(&s->factors, i, "--vary", &s->arena), 1, &d);
        assert_int_equal(d.errors, 0);
        diag_release(&d);
    }
    s->study = (struct study){.factors = &s->factors,
                              .points = s->points,
                              .count = FIXTURE_POINTS,
                              .engine = &engine_models,
                              .first = 1,
                              .threads = 2};
    s->recording = (struct recording){.command = "sweep",
                                      .command_line = "ninefold sweep two.yaml",
                                      .identity = "sweep two.yaml",
                                      .overrides = "--set a=b\n",
                                      .design = "grid",
                                      .version = "1.0.0",
                                      .study = &s->study};
}

static inline void fixture_study_make(struct fixture_study *s)
{
    fixture_study_make_of(s, "");
}

static inline void fixture_study_release(struct fixture_study *s)
{
    study_release(s->points, FIXTURE_POINTS);
    arena_release(&s->arena);
}

/* Plays it into the store to the end. Returns the number of the run. */
static inline int64_t fixture_play(struct fixture *f, struct fixture_study *s)
{
    struct recorder *r;
    size_t done;
    assert_int_equal(recorder_open(&f->archive, &s->recording, false, &r), RECORDER_NEW);
    int64_t run = recorder_run(r);
    s->study.keeper = recorder_keeper(r);
    assert_int_equal(study_run(&s->study, &done), EXPERIMENT_DONE);
    assert_true(recorder_finish(r, true, "ninefold sweep two.yaml --seed 1",
                                &(struct findings){.sizing = NULL}, 1.5));
    recorder_close(r);
    s->study.keeper = NULL;
    return run;
}

#endif
