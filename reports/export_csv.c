/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "reports/export.h"
#include "sim/base/table.h"

enum { PASS_ON = 1 << 16 }; /* bytes */

const char *const export_tables[] = {"curves",   "differences", "events",   "incidents",
                                     "lines",    "metrics",     "points",   "replications",
                                     "settings", "targets",     "tellings", NULL};

static const struct {
    const char *table, *order;
} orders[] = {
    {"curves", "point, metric, position"},
    {"differences", "a, b, metric"},
    {"events", "point, position"},
    {"incidents", "point, replication, incident"},
    {"lines", "point, line, store, position"},
    {"metrics", "point, metric"},
    {"points", "point"},
    {"replications", "point, replication"},
    {"settings", "point, position"},
    {"targets", "point, position"},
    {"tellings", "point"},
};

static const char *order_of(const char *table)
{
    size_t i = 0;
    while (strcmp(orders[i].table, table) != 0) {
        i++;
    }
    return orders[i].order;
}

/* A run that is not finished has no metrics yet, and gets all columns. */
static sqlite3_stmt *prepare_columns(const struct export *x, const char *table)
{
    sqlite3_stmt *s = archive_prepare(
        x->archive,
        "SELECT name FROM pragma_table_info(?1) WHERE NOT EXISTS"
        " (SELECT 1 FROM metrics m WHERE m.run = ?2 AND m.metric = name) OR EXISTS"
        " (SELECT 1 FROM metrics m WHERE m.run = ?2 AND m.metric = name AND m.n > 0) ORDER BY cid");
    if (s) {
        archive_bind_text(s, 1, table);
        sqlite3_bind_int64(s, 2, x->run->id);
    }
    return s;
}

static bool write_select(const struct export *x, const char *table, struct buf *sql)
{
    sqlite3_stmt *columns = prepare_columns(x, table);
    int step = columns ? 1 : -1;
    bool any = false;
    buf_add(sql, "SELECT ");
    while (step == 1 && (step = archive_row(x->archive, columns)) == 1) {
        buf_printf(sql, "%st.\"%s\"", any ? ", " : "",
                   (const char *)sqlite3_column_text(columns, 0));
        any = true;
    }
    sqlite3_finalize(columns);
    buf_printf(sql, " FROM %s t WHERE t.%s = ?1 ORDER BY %s", table,
               strcmp(table, "runs") == 0 ? "id" : "run", order_of(table));
    return step == 0;
}

static void write_heading(sqlite3_stmt *s, struct buf *out)
{
    for (int i = 0; i < sqlite3_column_count(s); i++) {
        buf_add(out, i ? "," : "");
        table_csv_field(out, sqlite3_column_name(s, i));
    }
    buf_add(out, "\r\n");
}

static void write_line(sqlite3_stmt *s, struct buf *out)
{
    for (int i = 0; i < sqlite3_column_count(s); i++) {
        buf_add(out, i ? "," : "");
        switch (sqlite3_column_type(s, i)) {
        case SQLITE_NULL:
            break;
        case SQLITE_FLOAT:
            buf_add_number(out, sqlite3_column_double(s, i));
            break;
        default:
            table_csv_field(out, (const char *)sqlite3_column_text(s, i));
        }
    }
    buf_add(out, "\r\n");
}

static enum export_end write_rows(const struct export *x, sqlite3_stmt *s)
{
    int step;
    write_heading(s, x->out);
    sqlite3_bind_int64(s, 1, x->run->id);
    while ((step = archive_row(x->archive, s)) == 1) {
        write_line(s, x->out);
        if (x->out->len > PASS_ON && !x->flush(x->subject)) {
            return EXPORT_UNWANTED;
        }
    }
    return step == 0 ? EXPORT_DONE : EXPORT_UNREADABLE;
}

enum export_end export_csv(const struct export *x, const char *table)
{
    struct buf sql = BUF_INIT;
    sqlite3_stmt *s =
        write_select(x, table, &sql) ? archive_prepare(x->archive, buf_text(&sql)) : NULL;
    enum export_end end = s ? write_rows(x, s) : EXPORT_UNREADABLE;
    sqlite3_finalize(s);
    buf_release(&sql);
    return end;
}
