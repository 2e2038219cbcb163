/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which values are censored is a list of names: most rows have none. */
#include "sim/store/rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/kernel/sim.h"

static bool read_columns(struct archive *s, const struct metric_table *metrics,
                         struct metric_columns *ret)
{
    return metric_columns_read(s, metrics, SCOPE_REPLICATION, &ret[SCOPE_REPLICATION]) &&
           metric_columns_read(s, metrics, SCOPE_INCIDENT, &ret[SCOPE_INCIDENT]);
}

static sqlite3_stmt *prepare_insert(struct row_writer *w, enum metric_scope scope,
                                    const char *columns, int count)
{
    struct buf sql = BUF_INIT;
    const struct metric_columns *c = &w->columns[scope];
    buf_printf(&sql, "INSERT INTO %s (%s", metric_columns_table(scope), columns);
    metric_columns_list(c, w->metrics, NULL, &sql);
    buf_add(&sql, ") VALUES (?");
    for (size_t i = 1; i < (size_t)count + c->count; i++) {
        buf_add(&sql, ", ?");
    }
    buf_add_char(&sql, ')');
    sqlite3_stmt *statement = archive_prepare(w->store, buf_text(&sql));
    buf_release(&sql);
    return statement;
}

enum { REPLICATION_COLUMNS = 8, INCIDENT_COLUMNS = 7 };

bool row_writer_open(struct row_writer *w, struct archive *s, const struct metric_table *metrics)
{
    *w = (struct row_writer){.store = s, .metrics = metrics};
    if (!metric_columns_make(s, metrics) || !read_columns(s, metrics, w->columns)) {
        return false;
    }
    w->replication =
        prepare_insert(w, SCOPE_REPLICATION,
                       "run, point, replication, stop, weight, events, skipped_probes, censored",
                       REPLICATION_COLUMNS);
    w->incident = prepare_insert(w, SCOPE_INCIDENT,
                                 "run, point, replication, incident, opened_s, closed_s, censored",
                                 INCIDENT_COLUMNS);
    return w->replication && w->incident;
}

void row_writer_close(struct row_writer *w)
{
    sqlite3_finalize(w->replication);
    sqlite3_finalize(w->incident);
    free(w->columns[SCOPE_REPLICATION].metric);
    free(w->columns[SCOPE_INCIDENT].metric);
    *w = (struct row_writer){0};
}

/* The list of those that are censored at `index`, and the values behind it. */
static void bind_values(sqlite3_stmt *statement, int index, const struct metric_columns *c,
                        const struct metric_table *metrics, const double *value,
                        const uint8_t *censored)
{
    struct buf list = BUF_INIT;
    for (size_t i = 0; i < c->count; i++) {
        int m = c->metric[i];
        archive_bind_number(statement, index + 1 + (int)i, value[m]);
        if (censored[m]) {
            buf_printf(&list, "%s%s", list.len > 0 ? "," : "", metrics->metrics[m].name);
        }
    }
    archive_bind_text(statement, index, list.len > 0 ? buf_text(&list) : NULL);
    buf_release(&list);
}

static bool add_incident(struct row_writer *w, int64_t run, int64_t point, const struct row *row,
                         size_t i)
{
    const struct incident_row *incident = &row->incidents[i];
    sqlite3_stmt *s = w->incident;
    sqlite3_bind_int64(s, 1, run);
    sqlite3_bind_int64(s, 2, point);
    sqlite3_bind_int64(s, 3, row->replication);
    sqlite3_bind_int64(s, 4, (int64_t)i + 1);
    sqlite3_bind_double(s, 5, simtime_seconds(incident->opened));
    archive_bind_number(
        s, 6, incident->closed == SIMTIME_NEVER ? NAN : simtime_seconds(incident->closed));
    bind_values(s, INCIDENT_COLUMNS, &w->columns[SCOPE_INCIDENT], w->metrics, incident->value,
                incident->censored);
    return archive_run(w->store, s);
}

bool row_writer_add(struct row_writer *w, int64_t run, int64_t point, const struct row *row)
{
    sqlite3_stmt *s = w->replication;
    sqlite3_bind_int64(s, 1, run);
    sqlite3_bind_int64(s, 2, point);
    sqlite3_bind_int64(s, 3, row->replication);
    archive_bind_text(s, 4, stop_name((enum stop)row->stop));
    sqlite3_bind_double(s, 5, row->weight);
    sqlite3_bind_int64(s, 6, (int64_t)row->events);
    sqlite3_bind_int64(s, 7, (int64_t)row->skipped_probes);
    bind_values(s, REPLICATION_COLUMNS, &w->columns[SCOPE_REPLICATION], w->metrics, row->value,
                row->censored);
    bool added = archive_run(w->store, s);
    for (size_t i = 0; added && i < row->incident_count; i++) {
        added = add_incident(w, run, point, row, i);
    }
    return added;
}

static sqlite3_stmt *prepare_select(struct row_reader *r, enum metric_scope scope,
                                    const char *columns, const char *order)
{
    struct buf sql = BUF_INIT;
    buf_printf(&sql, "SELECT %s", columns);
    metric_columns_list(&r->columns[scope], r->metrics, "t", &sql);
    buf_printf(&sql, " FROM %s t WHERE run = ?1 AND point = ?2 AND replication >= ?3 ORDER BY %s",
               metric_columns_table(scope), order);
    sqlite3_stmt *statement = archive_prepare(r->store, buf_text(&sql));
    buf_release(&sql);
    return statement;
}

bool row_reader_open(struct row_reader *r, struct archive *s, const struct metric_table *metrics)
{
    *r = (struct row_reader){.store = s, .metrics = metrics};
    if (!read_columns(s, metrics, r->columns)) {
        return false;
    }
    r->replications = prepare_select(r, SCOPE_REPLICATION,
                                     "replication, stop, weight, events, skipped_probes, censored",
                                     "replication");
    r->incidents = prepare_select(r, SCOPE_INCIDENT, "replication, opened_s, closed_s, censored",
                                  "replication, incident");
    return r->replications && r->incidents;
}

void row_reader_close(struct row_reader *r)
{
    sqlite3_finalize(r->replications);
    sqlite3_finalize(r->incidents);
    free(r->columns[SCOPE_REPLICATION].metric);
    free(r->columns[SCOPE_INCIDENT].metric);
    *r = (struct row_reader){0};
}

void row_reader_rest(struct row_reader *r)
{
    sqlite3_reset(r->replications);
    sqlite3_reset(r->incidents);
}

void row_reader_seek(struct row_reader *r, int64_t run, int64_t point, uint32_t from)
{
    sqlite3_stmt *const statements[] = {r->replications, r->incidents};
    row_reader_rest(r);
    for (int i = 0; i < 2; i++) {
        sqlite3_bind_int64(statements[i], 1, run);
        sqlite3_bind_int64(statements[i], 2, point);
        sqlite3_bind_int64(statements[i], 3, from);
    }
    r->incident_waits = false;
    r->incidents_ended = false;
}

static void mark_censored(const struct metric_table *metrics, const char *list, uint8_t *censored)
{
    while (list && *list) {
        size_t length = strcspn(list, ",");
        for (size_t m = 0; m < metrics->count; m++) {
            const char *name = metrics->metrics[m].name;
            if (strlen(name) == length && strncmp(name, list, length) == 0) {
                censored[m] = 1;
            }
        }
        list += length + (list[length] == ',');
    }
}

/* Values stand behind `before` other columns, the last of which lists those that are censored. */
static void read_values(const struct row_reader *r, enum metric_scope scope, int before,
                        double *value, uint8_t *censored)
{
    sqlite3_stmt *s = scope == SCOPE_INCIDENT ? r->incidents : r->replications;
    const struct metric_columns *c = &r->columns[scope];
    for (size_t i = 0; i < c->count; i++) {
        value[c->metric[i]] = archive_number(s, before + (int)i);
    }
    mark_censored(r->metrics, (const char *)sqlite3_column_text(s, before - 1), censored);
}

static void clear_values(struct arena *rows, const struct metric_table *metrics, double **ret_value,
                         uint8_t **ret_censored)
{
    *ret_value = arena_array(rows, metrics->count, sizeof **ret_value);
    *ret_censored = arena_array(rows, metrics->count, sizeof **ret_censored);
    for (size_t m = 0; m < metrics->count; m++) {
        (*ret_value)[m] = NAN;
        (*ret_censored)[m] = 0;
    }
}

void row_make(struct row *row, struct arena *rows, const struct metric_table *metrics)
{
    *row = (struct row){.weight = 1};
    clear_values(rows, metrics, &row->value, &row->censored);
}

static void take_incident(struct row_reader *r, struct arena *rows, struct incident_row *ret)
{
    double closed = archive_number(r->incidents, 2);
    ret->opened = simtime_from_seconds(sqlite3_column_double(r->incidents, 1));
    ret->closed = isnan(closed) ? SIMTIME_NEVER : simtime_from_seconds(closed);
    clear_values(rows, r->metrics, &ret->value, &ret->censored);
    read_values(r, SCOPE_INCIDENT, 4, ret->value, ret->censored);
}

/* Both statements go by the number of the replication, hand in hand. */
static bool take_incidents(struct row_reader *r, struct arena *rows, struct row *ret)
{
    size_t room = 0;
    for (;;) {
        /* a statement that is stepped beyond its end begins again */
        int step = r->incident_waits    ? 1
                   : r->incidents_ended ? 0
                                        : archive_row(r->store, r->incidents);
        r->incident_waits = step == 1;
        r->incidents_ended = step == 0;
        if (step < 0) {
            return false;
        }
        if (step == 0 || sqlite3_column_int64(r->incidents, 0) != ret->replication) {
            return true;
        }
        if (ret->incident_count == room) {
            struct incident_row *old = ret->incidents;
            room = room ? 2 * room : 4;
            ret->incidents = arena_array(rows, room, sizeof *ret->incidents);
            if (ret->incident_count > 0) {
                memcpy(ret->incidents, old, ret->incident_count * sizeof *old);
            }
        }
        take_incident(r, rows, &ret->incidents[ret->incident_count++]);
        r->incident_waits = false;
    }
}

static enum stop stop_of(const char *name)
{
    static const enum stop stops[] = {STOP_HORIZON, STOP_EMPTY, STOP_EVENTS, STOP_MEMORY};
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        if (name && strcmp(stop_name(stops[i]), name) == 0) {
            return stops[i];
        }
    }
    return STOP_MEMORY; /* of a later version: not one that was played to its end */
}

int row_reader_next(struct row_reader *r, struct arena *rows, struct row *ret)
{
    sqlite3_stmt *s = r->replications;
    int step = archive_row(r->store, s);
    if (step != 1) {
        return step;
    }
    ret->replication = (uint32_t)sqlite3_column_int64(s, 0);
    ret->stop = (int)stop_of((const char *)sqlite3_column_text(s, 1));
    ret->weight = sqlite3_column_double(s, 2);
    ret->events = (uint64_t)sqlite3_column_int64(s, 3);
    ret->skipped_probes = (uint64_t)sqlite3_column_int64(s, 4);
    read_values(r, SCOPE_REPLICATION, 6, ret->value, ret->censored);
    return take_incidents(r, rows, ret) ? 1 : -1;
}

const char *row_reader_stop(const struct row_reader *r)
{
    return (const char *)sqlite3_column_text(r->replications, 1);
}
