/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/recorder.h"

#include <math.h>
#include <stdlib.h>

#include "sim/base/die.h"
#include "sim/store/illustrate.h"
#include "sim/store/results.h"
#include "sim/store/rows.h"
#include "sim/store/runs.h"
#include "sim/store/stored_differences.h"

/* A point of which replications are recalled and kept. */
struct shelf {
    struct recorder *recorder;
    size_t point;
    uint32_t taken; /* replications recalled or kept in this playing */
};

struct recorder {
    struct archive *store;
    const struct study *study;
    int64_t run, before;
    bool recalls; /* there may be replications from before */
    bool unreadable;
    struct row_writer writer;
    struct row_reader reader;
    sqlite3_stmt *counted;
    struct shelf *shelves; /* by point */
    struct study_keeper keeper;
};

static bool count_before(struct recorder *r)
{
    sqlite3_stmt *s = archive_prepare(r->store, "SELECT count(*) FROM replications WHERE run = ?1");
    bool counted = s != NULL;
    if (counted) {
        sqlite3_bind_int64(s, 1, r->run);
        counted = archive_row(r->store, s) == 1;
        r->before = counted ? sqlite3_column_int64(s, 0) : 0;
    }
    sqlite3_finalize(s);
    return counted;
}

static enum recorder_start begin(struct recorder *r, const struct recording *what, bool resume)
{
    int64_t old = resume ? runs_unfinished(r->store, what->identity, INT64_MAX) : 0, newest = old;
    int same = 0;
    while (old > 0 && (same = recording_is(r->store, what, old)) == 0) {
        old = runs_unfinished(r->store, what->identity, old);
    }
    if (old < 0 || same < 0) {
        return RECORDER_FAILED;
    }
    if (same == 1) {
        r->run = old;
        r->recalls = true;
        return recording_claim(r->store, what, old) && count_before(r) ? RECORDER_RESUMED
                                                                       : RECORDER_FAILED;
    }
    r->run = recording_insert(r->store, what);
    return r->run < 0 ? RECORDER_FAILED : newest > 0 ? RECORDER_CHANGED : RECORDER_NEW;
}

/* Values are finite or none. */
static bool is_finite(const struct recorder *r, const struct row *row)
{
    size_t metrics = r->study->engine->metrics->count;
    bool finite = isfinite(row->weight);
    for (size_t m = 0; m < metrics; m++) {
        finite = finite && !isinf(row->value[m]);
        for (size_t i = 0; i < row->incident_count; i++) {
            finite = finite && !isinf(row->incidents[i].value[m]);
        }
    }
    return finite;
}

static bool recall(void *subject, struct arena *rows, struct row *ret)
{
    struct shelf *f = subject;
    struct recorder *r = f->recorder;
    uint32_t expected = r->study->first + f->taken;
    int step = row_reader_next(&r->reader, rows, ret);
    if (step == 1 && (ret->replication != expected || !is_finite(r, ret))) {
        archive_refuse(r->store, "%s is damaged: replication %u of run %lld is not whole",
                       r->store->path, (unsigned)expected, (long long)r->run);
        step = -1;
    }
    f->taken += step == 1;
    r->unreadable = r->unreadable || step < 0;
    return step == 1;
}

/* What `list` tells without counting rows. */
static bool count_kept(struct recorder *r, size_t point, int64_t count)
{
    sqlite3_bind_int64(r->counted, 1, r->run);
    sqlite3_bind_int64(r->counted, 2, (int64_t)point + 1);
    sqlite3_bind_int64(r->counted, 3, count);
    return archive_run(r->store, r->counted);
}

static bool keep(void *subject, const struct row *rows, size_t count)
{
    struct shelf *f = subject;
    struct recorder *r = f->recorder;
    row_reader_rest(&r->reader);
    bool kept = !r->unreadable && archive_begin(r->store);
    for (size_t i = 0; kept && i < count; i++) {
        kept = row_writer_add(&r->writer, r->run, (int64_t)f->point + 1, &rows[i]);
    }
    kept = kept && count_kept(r, f->point, f->taken + (int64_t)count) && archive_commit(r->store);
    archive_rollback(r->store);
    f->taken += kept ? (uint32_t)count : 0;
    return kept;
}

static struct keeper keep_point(void *subject, size_t point)
{
    struct recorder *r = subject;
    struct shelf *f = &r->shelves[point];
    if (r->recalls) {
        row_reader_seek(&r->reader, r->run, (int64_t)point + 1, r->study->first + f->taken);
    }
    return (struct keeper){.subject = f, .recall = r->recalls ? recall : NULL, .keep = keep};
}

static bool finish_point(void *subject, size_t point, const struct result *result)
{
    struct recorder *r = subject;
    row_reader_rest(&r->reader);
    bool kept = !r->unreadable && archive_begin(r->store) &&
                results_write(r->store, r->run, (int64_t)point + 1, result) &&
                archive_commit(r->store);
    archive_rollback(r->store);
    return kept;
}

enum recorder_start recorder_open(struct archive *s, const struct recording *what, bool resume,
                                  struct recorder **ret)
{
    struct recorder *r = xcalloc(1, sizeof *r);
    enum recorder_start start = RECORDER_FAILED;
    r->store = s;
    r->study = what->study;
    r->shelves = xcalloc(what->study->count, sizeof *r->shelves);
    for (size_t i = 0; i < what->study->count; i++) {
        r->shelves[i] = (struct shelf){.recorder = r, .point = i};
    }
    r->keeper = (struct study_keeper){.subject = r, .point = keep_point, .finish = finish_point};
    r->counted =
        archive_prepare(s, "UPDATE points SET replications = ?3 WHERE run = ?1 AND point = ?2");
    if (r->counted && row_writer_open(&r->writer, s, what->study->engine->metrics) &&
        row_reader_open(&r->reader, s, what->study->engine->metrics)) {
        start = begin(r, what, resume);
    }
    if (start == RECORDER_FAILED) {
        recorder_close(r);
        r = NULL;
    }
    *ret = r;
    return start;
}

int64_t recorder_run(const struct recorder *r)
{
    return r->run;
}

int64_t recorder_before(const struct recorder *r)
{
    return r->before;
}

const struct study_keeper *recorder_keeper(struct recorder *r)
{
    return &r->keeper;
}

bool recorder_finish(struct recorder *r, bool done, const char *command_line,
                     const struct findings *findings, double elapsed_s)
{
    const struct differences *d = findings->differences;
    const struct stored_sizing *z = findings->sizing;
    char finished[32];
    sqlite3_stmt *s = archive_prepare(
        r->store,
        "UPDATE runs SET state = ?2, command_line = coalesce(?3, command_line), finished = ?4,"
        " elapsed_s = elapsed_s + ?5, owner = NULL WHERE id = ?1");
    bool designs = done && !r->study->factors; /* nobody looks at each point of a grid */
    bool kept =
        s && (!designs || illustrate(r->store, r->run, r->study)) && archive_begin(r->store);
    if (kept) {
        recording_now(finished);
        sqlite3_bind_int64(s, 1, r->run);
        archive_bind_text(s, 2, done ? "done" : "interrupted");
        archive_bind_text(s, 3, done ? command_line : NULL); /* else what it goes on by */
        archive_bind_text(s, 4, finished);
        sqlite3_bind_double(s, 5, elapsed_s);
        kept = (!d || stored_differences_write(r->store, r->run, d)) &&
               (!z || stored_sizing_write(r->store, r->run, z)) && archive_run(r->store, s) &&
               archive_commit(r->store);
    }
    archive_rollback(r->store);
    sqlite3_finalize(s);
    return kept;
}

void recorder_close(struct recorder *r)
{
    if (r) {
        sqlite3_finalize(r->counted);
        row_writer_close(&r->writer);
        row_reader_close(&r->reader);
        free(r->shelves);
        free(r);
    }
}
