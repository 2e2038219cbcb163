/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/metrics.h"
#include "sim/base/die.h"
#include "sim/store/soundness.h"

static const char *const doubts[] = {[DOUBT_NONE] = "none",
                                     [DOUBT_NO_VALUES] = "no values",
                                     [DOUBT_TOO_FEW] = "too few values",
                                     [DOUBT_NOTHING_FAILED] = "nothing failed",
                                     [DOUBT_CENSORED] = "censored",
                                     [DOUBT_WEIGHTED] = "weighted",
                                     [DOUBT_STRADDLES] = "straddles"};

static const char *scope_name(enum metric_scope scope)
{
    return scope == SCOPE_INCIDENT ? "incident" : "replication";
}

static void bind_summary(sqlite3_stmt *s, int index, const struct summary *m)
{
    const double values[] = {m->mean, m->lo,  m->hi,  m->error, m->sd, m->min,
                             m->p50,  m->p90, m->p95, m->p99,   m->max};
    sqlite3_bind_int64(s, index++, m->n);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        archive_bind_number(s, index++, values[i]);
    }
    sqlite3_bind_int64(s, index++, m->censored);
    sqlite3_bind_int(s, index++, m->approximate_percentiles);
    sqlite3_bind_int(s, index++, m->nothing_failed);
    archive_bind_number(s, index, m->closed_form);
}

static bool write_metrics(struct archive *s, int64_t run, int64_t point, const struct result *r)
{
    sqlite3_stmt *insert = archive_prepare(
        s, "INSERT OR REPLACE INTO metrics VALUES (?,?,?,?,?, ?,?,?,?,?,?,?,?,?,?,?,?, ?,?,?,?)");
    bool written = insert != NULL;
    for (size_t m = 0; written && m < r->metrics->count; m++) {
        const struct metric *metric = &r->metrics->metrics[m];
        sqlite3_bind_int64(insert, 1, run);
        sqlite3_bind_int64(insert, 2, point);
        archive_bind_text(insert, 3, metric->name);
        archive_bind_text(insert, 4, metric->unit);
        archive_bind_text(insert, 5, scope_name(metric->scope));
        bind_summary(insert, 6, &r->summaries[m]);
        written = archive_run(s, insert);
    }
    sqlite3_finalize(insert);
    return written;
}

static bool write_targets(struct archive *s, int64_t run, int64_t point, const struct result *r)
{
    sqlite3_stmt *insert =
        archive_prepare(s, "INSERT OR REPLACE INTO targets VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    bool written = insert != NULL;
    for (size_t i = 0; written && i < r->target_count; i++) {
        const struct target_result *t = &r->targets[i];
        sqlite3_bind_int64(insert, 1, run);
        sqlite3_bind_int64(insert, 2, point);
        sqlite3_bind_int64(insert, 3, (int64_t)i + 1);
        archive_bind_text(insert, 4, t->metric);
        archive_bind_text(insert, 5, t->statistic);
        sqlite3_bind_int(insert, 6, t->at_least);
        archive_bind_number(insert, 7, t->limit);
        archive_bind_number(insert, 8, t->value);
        archive_bind_number(insert, 9, t->lo);
        archive_bind_number(insert, 10, t->hi);
        archive_bind_text(insert, 11, verdict_name(t->verdict));
        archive_bind_text(insert, 12, doubts[t->doubt]);
        sqlite3_bind_int64(insert, 13, t->needed);
        sqlite3_bind_int64(insert, 14, t->have);
        written = archive_run(s, insert);
    }
    sqlite3_finalize(insert);
    return written;
}

bool results_write(struct archive *s, int64_t run, int64_t point, const struct result *r)
{
    sqlite3_stmt *update = archive_prepare(
        s, "UPDATE points SET state = 'done', replications = ?3, biased = ?4, effective = ?5,"
           " imprecise = ?6, runaways = ?7, events = ?8, skipped_probes = ?9"
           " WHERE run = ?1 AND point = ?2");
    bool written = update && write_metrics(s, run, point, r) && write_targets(s, run, point, r);
    if (written) {
        sqlite3_bind_int64(update, 1, run);
        sqlite3_bind_int64(update, 2, point);
        sqlite3_bind_int64(update, 3, r->replications);
        sqlite3_bind_int(update, 4, r->biased);
        archive_bind_number(update, 5, r->effective);
        sqlite3_bind_int(update, 6, r->imprecise);
        sqlite3_bind_int64(update, 7, r->runaway_count);
        sqlite3_bind_int64(update, 8, (int64_t)r->events);
        sqlite3_bind_int64(update, 9, (int64_t)r->skipped_probes);
        written = archive_run(s, update);
    }
    sqlite3_finalize(update);
    return written;
}

static void read_summary(sqlite3_stmt *s, int column, struct summary *m)
{
    double *const values[] = {&m->mean, &m->lo,  &m->hi,  &m->error, &m->sd, &m->min,
                              &m->p50,  &m->p90, &m->p95, &m->p99,   &m->max};
    m->n = sqlite3_column_int64(s, column++);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        *values[i] = archive_number(s, column++);
    }
    m->censored = sqlite3_column_int64(s, column++);
    m->approximate_percentiles = sqlite3_column_int(s, column++) != 0;
    m->nothing_failed = sqlite3_column_int(s, column++) != 0;
    m->closed_form = archive_number(s, column);
}

/* How a metric is summed up is not stored: it goes with the name. One that this version does not
 * know is shown as a plain sample. */
static struct metric metric_of(sqlite3_stmt *s, struct arena *a)
{
    struct metric m = {.name = archive_text(s, 0, a),
                       .unit = archive_text(s, 1, a),
                       .scope = strcmp((const char *)sqlite3_column_text(s, 2), "incident") == 0
                                    ? SCOPE_INCIDENT
                                    : SCOPE_REPLICATION,
                       .summary = SUMMARY_SAMPLE,
                       .help = ""};
    int known = metric_find(&metric_table, m.name);
    if (known >= 0) {
        m.summary = metric_table.metrics[known].summary;
        m.help = metric_table.metrics[known].help;
    }
    return m;
}

/* Without which a report makes no sense. */
#define REQUIRED "availability.requests"

/* All points of a run have the same metrics, so they share the table of the first. */
struct reading {
    struct archive *store;
    struct arena *arena;
    int64_t run;
    sqlite3_stmt *metrics, *targets;
    struct metric_table *table;
};

static bool read_metrics(struct reading *r, int64_t point, struct result *ret)
{
    enum { ROOM = 512 };
    struct metric found[ROOM];
    struct summary *summaries = xcalloc(ROOM, sizeof *summaries);
    size_t count = 0;
    int step;
    sqlite3_bind_int64(r->metrics, 1, r->run);
    sqlite3_bind_int64(r->metrics, 2, point);
    while ((step = archive_row(r->store, r->metrics)) == 1 && count < ROOM) {
        if (!r->table) {
            found[count] = metric_of(r->metrics, r->arena);
        }
        read_summary(r->metrics, 3, &summaries[count++]);
    }
    sqlite3_reset(r->metrics);
    ret->summaries = xrealloc(summaries, count + 1, sizeof *summaries);
    if (step == 0 && !r->table) {
        struct metric *metrics = arena_array(r->arena, count + 1, sizeof *metrics);
        memcpy(metrics, found, count * sizeof *metrics);
        r->table = arena_alloc(r->arena, sizeof *r->table);
        *r->table = (struct metric_table){metrics, count};
    }
    ret->metrics = r->table;
    if (step < 0) {
        return false;
    }
    return (step == 0 && count == r->table->count && metric_find(r->table, REQUIRED) >= 0) ||
           archive_refuse(r->store, "%s is damaged: the metrics of run %lld are not whole",
                          r->store->path, (long long)r->run);
}

static int index_of(const char *name, const char *const *names, int count)
{
    for (int i = 0; i < count; i++) {
        if (name && names[i] && strcmp(names[i], name) == 0) {
            return i;
        }
    }
    return 0;
}

static void read_target(sqlite3_stmt *s, struct arena *a, struct target_result *ret)
{
    static const char *const verdicts[] = {"met", "missed", "undecided"};
    *ret = (struct target_result){
        .metric = archive_text(s, 0, a),
        .at_least = sqlite3_column_int(s, 2) != 0,
        .limit = archive_number(s, 3),
        .value = archive_number(s, 4),
        .lo = archive_number(s, 5),
        .hi = archive_number(s, 6),
        .verdict = (enum verdict)index_of((const char *)sqlite3_column_text(s, 7), verdicts, 3),
        .doubt = (enum doubt)index_of((const char *)sqlite3_column_text(s, 8), doubts,
                                      (int)(sizeof doubts / sizeof *doubts)),
        .needed = sqlite3_column_int64(s, 9),
        .have = sqlite3_column_int64(s, 10)};
    snprintf(ret->statistic, sizeof ret->statistic, "%s", (const char *)sqlite3_column_text(s, 1));
}

static bool read_targets(struct reading *r, int64_t point, struct result *ret)
{
    int step;
    sqlite3_bind_int64(r->targets, 1, r->run);
    sqlite3_bind_int64(r->targets, 2, point);
    while ((step = archive_row(r->store, r->targets)) == 1 && ret->target_count < RESULT_TARGETS) {
        struct target_result *t = &ret->targets[ret->target_count++];
        read_target(r->targets, r->arena, t);
        if (metric_find(r->table, t->metric) < 0) {
            break;
        }
    }
    sqlite3_reset(r->targets);
    return step == 0 || (step == 1 && archive_refuse(r->store,
                                                     "%s is damaged: the targets of run %lld are "
                                                     "not those of its metrics",
                                                     r->store->path, (long long)r->run));
}

#define POINT_COLUMNS                                                                              \
    "SELECT p.point, p.name, p.scenario, p.state, p.title, p.file, p.sha256, p.seed,"              \
    " p.horizon_ns, p.replications, p.currency, p.downtime_per_minute, p.until, p.rare_events,"    \
    " p.scripted, p.biased, p.effective, p.imprecise, p.runaways, p.events, p.skipped_probes,"     \
    " r.exact, r.first FROM points p JOIN runs r ON r.id = p.run WHERE p.run = ?1 ORDER BY "       \
    "p.point"

static void read_head(sqlite3_stmt *s, struct arena *a, struct point_row *ret)
{
    *ret = (struct point_row){.name = archive_text(s, 1, a),
                              .done = strcmp((const char *)sqlite3_column_text(s, 3), "done") == 0,
                              .scripted = sqlite3_column_int(s, 14) != 0};
    ret->result = (struct result){
        .name = archive_text(s, 2, a),
        .title = archive_text(s, 4, a),
        .file = archive_text(s, 5, a),
        .sha256 = archive_text(s, 6, a),
        .seed = strtoull((const char *)sqlite3_column_text(s, 7), NULL, 10),
        .horizon = sqlite3_column_int64(s, 8),
        .replications = sqlite3_column_int64(s, 9),
        .currency = archive_text(s, 10, a),
        .downtime_per_minute = archive_number(s, 11),
        .until = archive_text(s, 12, a),
        .rare_events = sqlite3_column_int(s, 13) != 0,
        .biased = sqlite3_column_int(s, 15) != 0,
        .effective = archive_number(s, 16),
        .imprecise = sqlite3_column_int(s, 17) != 0,
        .runaway_count = sqlite3_column_int64(s, 18),
        .events = (uint64_t)sqlite3_column_int64(s, 19),
        .skipped_probes = (uint64_t)sqlite3_column_int64(s, 20),
        .exact = sqlite3_column_int(s, 21) != 0,
        .first = (uint32_t)sqlite3_column_int64(s, 22),
    };
}

static int64_t count_points(struct archive *s, int64_t run)
{
    sqlite3_stmt *statement = archive_prepare(s, "SELECT count(*) FROM points WHERE run = ?1");
    int64_t count = -1;
    if (statement) {
        sqlite3_bind_int64(statement, 1, run);
        count = archive_row(s, statement) == 1 ? sqlite3_column_int64(statement, 0) : -1;
    }
    sqlite3_finalize(statement);
    return count;
}

static bool read_points(struct reading *r, sqlite3_stmt *points, struct point_row *ret, size_t room,
                        size_t *ret_count)
{
    int step;
    sqlite3_bind_int64(points, 1, r->run);
    while ((step = archive_row(r->store, points)) == 1 && *ret_count < room) {
        struct point_row *p = &ret[(*ret_count)++];
        int64_t point = sqlite3_column_int64(points, 0);
        read_head(points, r->arena, p);
        if (p->done &&
            (!read_metrics(r, point, &p->result) || !read_targets(r, point, &p->result))) {
            return false;
        }
    }
    return step == 0;
}

bool results_read(struct archive *s, int64_t run, struct arena *a, struct point_row **ret,
                  size_t *ret_count)
{
    struct reading r = {.store = s, .arena = a, .run = run};
    int64_t room = soundness_of_run(s, run) ? count_points(s, run) : -1;
    sqlite3_stmt *points = archive_prepare(s, POINT_COLUMNS);
    r.metrics = archive_prepare(
        s, "SELECT metric, unit, scope, n, mean, lo, hi, error, sd, min, p50, p90, p95, p99, max,"
           " censored, approximate, nothing_failed, closed_form"
           " FROM metrics WHERE run = ?1 AND point = ?2 ORDER BY metric");
    r.targets = archive_prepare(
        s, "SELECT metric, statistic, at_least, bound, value, lo, hi, verdict, doubt, needed, have"
           " FROM targets WHERE run = ?1 AND point = ?2 ORDER BY position");
    *ret = arena_array(a, room > 0 ? (size_t)room + 1 : 1, sizeof **ret);
    *ret_count = 0;
    bool read = room >= 0 && points && r.metrics && r.targets &&
                read_points(&r, points, *ret, (size_t)room + 1, ret_count);
    sqlite3_finalize(points);
    sqlite3_finalize(r.metrics);
    sqlite3_finalize(r.targets);
    return read;
}

int results_scenario(struct archive *s, int64_t run, int64_t point, struct buf *out)
{
    sqlite3_stmt *statement = archive_prepare_point(
        s, "SELECT text FROM scenarios WHERE run = ?1 AND point = ?2", run, point);
    int step = statement ? archive_row(s, statement) : -1;
    buf_add(out, step == 1 ? (const char *)sqlite3_column_text(statement, 0) : "");
    sqlite3_finalize(statement);
    return step;
}
