/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "reports/export.h"
#include "reports/json_result.h"
#include "reports/setting.h"
#include "sim/store/results.h"
#include "sim/store/rows.h"
#include "sim/store/settings.h"

enum { PASS_ON = 1 << 16 }; /* bytes */

struct course {
    const struct export *x;
    struct json json;
    const struct metric_table *metrics;
    struct row_reader reader;
    struct arena arena; /* of one replication */
    bool unwanted;
};

static bool passed_on(struct course *c)
{
    c->unwanted = c->unwanted || (c->x->out->len > PASS_ON && !c->x->flush(c->x->subject));
    return !c->unwanted;
}

/* Of one replication or incident: what it has, and of this what was cut off. */
static void write_values(struct course *c, enum metric_scope scope, const double *value,
                         const uint8_t *censored)
{
    struct json *j = &c->json;
    bool any = false;
    json_key(j, "values");
    json_object(j);
    for (size_t m = 0; m < c->metrics->count; m++) {
        if (c->metrics->metrics[m].scope == scope && !isnan(value[m])) {
            json_value(j, c->metrics->metrics[m].name, value[m]);
            any = any || censored[m];
        }
    }
    json_end(j);
    if (!any) {
        return;
    }
    json_key(j, "censored");
    json_array(j);
    for (size_t m = 0; m < c->metrics->count; m++) {
        if (c->metrics->metrics[m].scope == scope && censored[m]) {
            json_string(j, c->metrics->metrics[m].name);
        }
    }
    json_end(j);
}

static void write_incident(struct course *c, const struct incident_row *i)
{
    json_object(&c->json);
    json_value(&c->json, "opened_s", simtime_seconds(i->opened));
    json_value(&c->json, "closed_s", i->closed == SIMTIME_NEVER ? NAN : simtime_seconds(i->closed));
    write_values(c, SCOPE_INCIDENT, i->value, i->censored);
    json_end(&c->json);
}

static void write_replication(struct course *c, const struct row *row, const char *stop)
{
    struct json *j = &c->json;
    json_compact(j);
    json_object(j);
    json_key(j, "replication");
    json_unsigned(j, row->replication);
    json_text(j, "stop", stop);
    json_value(j, "weight", row->weight);
    json_key(j, "events");
    json_unsigned(j, row->events);
    json_key(j, "skipped_probes");
    json_unsigned(j, row->skipped_probes);
    write_values(c, SCOPE_REPLICATION, row->value, row->censored);
    json_key(j, "incidents");
    json_array(j);
    for (size_t i = 0; i < row->incident_count; i++) {
        write_incident(c, &row->incidents[i]);
    }
    json_end(j);
    json_end(j);
}

static bool write_replications(struct course *c, int64_t point)
{
    int step = 1;
    json_key(&c->json, "replications");
    json_array(&c->json);
    row_reader_seek(&c->reader, c->x->run->id, point, 1);
    while (step == 1 && passed_on(c)) {
        struct row row;
        arena_reset(&c->arena);
        row_make(&row, &c->arena, c->metrics);
        step = row_reader_next(&c->reader, &c->arena, &row);
        if (step == 1) {
            write_replication(c, &row, row_reader_stop(&c->reader));
        }
    }
    json_end(&c->json);
    return step >= 0;
}

static bool write_point(struct course *c, const struct point_row *p, size_t i,
                        const struct factors *f)
{
    struct json *j = &c->json;
    struct buf scenario = BUF_INIT;
    if (results_scenario(c->x->archive, c->x->run->id, (int64_t)i + 1, &scenario) != 1) {
        buf_release(&scenario);
        return false;
    }
    json_object(j);
    json_key(j, "point");
    json_integer(j, (int64_t)i + 1);
    json_text(j, "name", p->name);
    json_text(j, "state", p->done ? "done" : "waiting");
    if (f->count > 0) {
        setting_json(j, f, i);
    }
    json_text(j, "scenario", buf_text(&scenario));
    buf_release(&scenario);
    if (p->done) {
        json_result_body(j, &p->result);
    }
    bool read = write_replications(c, (int64_t)i + 1);
    json_end(j);
    return read;
}

static void write_run(struct json *j, const struct run_row *r)
{
    json_key(j, "run");
    json_object(j);
    json_key(j, "id");
    json_integer(j, r->id);
    json_text(j, "command", r->command);
    json_text(j, "scenario", r->scenario);
    json_text(j, "state", r->state);
    json_text(j, "command_line", r->command_line);
    json_text(j, "file", r->file);
    json_text(j, "sha256", r->sha256);
    json_text(j, "overrides", r->overrides);
    json_text(j, "design", r->design);
    json_text(j, "started", r->started);
    json_text(j, "finished", r->finished);
    json_value(j, "elapsed_s", r->elapsed_s);
    json_end(j);
}

static bool write_points(struct course *c, const struct point_row *points, size_t count,
                         const struct factors *f)
{
    bool read = true;
    json_key(&c->json, "points");
    json_array(&c->json);
    for (size_t i = 0; read && i < count && !c->unwanted; i++) {
        read = write_point(c, &points[i], i, f);
    }
    json_end(&c->json);
    return read;
}

static void write_cell(struct json *j, sqlite3_stmt *s, int i)
{
    json_key(j, sqlite3_column_name(s, i));
    switch (sqlite3_column_type(s, i)) {
    case SQLITE_INTEGER:
        json_integer(j, sqlite3_column_int64(s, i));
        return;
    case SQLITE_FLOAT:
        json_number(j, sqlite3_column_double(s, i));
        return;
    default:
        json_string(j, (const char *)sqlite3_column_text(s, i)); /* NULL of NULL */
    }
}

/* The rows of a table that belong to the run, as objects; nothing where there are none. */
static bool write_table(struct course *c, const char *table)
{
    struct json *j = &c->json;
    struct buf sql = BUF_INIT;
    bool any = false;
    int step = -1;
    buf_printf(&sql, "SELECT * FROM %s WHERE run = ?1", table);
    sqlite3_stmt *s = archive_prepare(c->x->archive, buf_text(&sql));
    if (s) {
        sqlite3_bind_int64(s, 1, c->x->run->id);
    }
    while (s && (step = archive_row(c->x->archive, s)) == 1 && passed_on(c)) {
        if (!any) {
            json_key(j, table);
            json_array(j);
            any = true;
        }
        json_compact(j);
        json_object(j);
        for (int i = 1; i < sqlite3_column_count(s); i++) {
            write_cell(j, s, i);
        }
        json_end(j);
    }
    if (any) {
        json_end(j);
    }
    sqlite3_finalize(s);
    buf_release(&sql);
    return step >= 0;
}

static bool write_conclusions(struct course *c)
{
    static const char *const tables[] = {"inputs",   "differences", "selections", "contenders",
                                         "footings", "tellings",    "events",     "lines",
                                         "curves",   "sources",     "facts"};
    bool read = true;
    for (size_t i = 0; read && i < sizeof tables / sizeof *tables && !c->unwanted; i++) {
        read = write_table(c, tables[i]);
    }
    return read;
}

static bool write_all(struct course *c, struct arena *a)
{
    const struct export *x = c->x;
    struct point_row *points;
    struct factors factors;
    size_t count;
    bool read = results_read(x->archive, x->run->id, a, &points, &count) &&
                settings_read(x->archive, x->run->id, count, a, &factors);
    c->metrics = read && count > 0 && points[0].done ? points[0].result.metrics : x->metrics;
    read = read && row_reader_open(&c->reader, x->archive, c->metrics);
    if (read) {
        json_object(&c->json);
        json_text(&c->json, "ninefold", x->run->version);
        write_run(&c->json, x->run);
        read = write_conclusions(c) && write_points(c, points, count, &factors);
        json_end(&c->json);
        json_finish(&c->json);
    }
    for (size_t i = 0; i < count; i++) {
        result_release(&points[i].result);
    }
    return read;
}

enum export_end export_json(const struct export *x)
{
    struct course c = {.x = x};
    struct arena a;
    arena_init(&a, 0);
    arena_init(&c.arena, 0);
    json_init(&c.json, x->out);
    bool read = write_all(&c, &a);
    row_reader_close(&c.reader);
    arena_release(&c.arena);
    arena_release(&a);
    return !read ? EXPORT_UNREADABLE : c.unwanted ? EXPORT_UNWANTED : EXPORT_DONE;
}
