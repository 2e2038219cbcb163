/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/soundness.h"

#include <string.h>

/* What a value has to lie between, by the end of its column's name or else by its type. Values go
 * so far that squares of them are finite, times (in seconds) as far as the clock of the simulation,
 * counts so far that they can be added up. */
struct bounds {
    const char *column, *type, *least, *most;
};

static const struct bounds known[] = {
    {"horizon_ns", "INTEGER", "1", "9223372036854775807"},
    {"budget", "INTEGER", "0", "9223372036854775807"},
    {"needed", "INTEGER", "0", "1152921504606846976"},
    {"first", "INTEGER", "1", "4294967295"},
    {"most", "INTEGER", "0", "4294967295"},
    {"replication", "INTEGER", "0", "4294967295"},
    {"replications", "INTEGER", "0", "4294967295"},
    {"runaways", "INTEGER", "0", "4294967295"},
    {"wanted", "INTEGER", "0", "4294967295"},
    {"share", "REAL", "-1e-6", "1.000001"},
    {"weight", "REAL", "0", "1e100"},
    {"_s", "REAL", "-9223372037", "9223372037"},
    {"", "INTEGER", "0", "9007199254740992"},
    {"", "REAL", "-1e100", "1e100"},
};

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), n = strlen(end);
    return length >= n && strcmp(name + length - n, end) == 0;
}

static const struct bounds *bounds_of(const char *column, const char *type)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        bool named = *known[i].column == '_' || !*known[i].column
                         ? ends_with(column, known[i].column)
                         : strcmp(column, known[i].column) == 0;
        if (named && strcmp(type, known[i].type) == 0) {
            return &known[i];
        }
    }
    return NULL;
}

static void add_column(const char *column, const char *type, struct buf *sql)
{
    const struct bounds *b = bounds_of(column, type);
    char *name = b ? sqlite3_mprintf("\"%w\"", column) : NULL,
         *text = b ? sqlite3_mprintf("%Q", column) : NULL;
    if (name && text) {
        buf_printf(sql, " WHEN %s NOT BETWEEN %s AND %s THEN %s || ' has ' || %s", name, b->least,
                   b->most, text, name);
    }
    sqlite3_free(name);
    sqlite3_free(text);
}

/* A statement that gives the first of a table's numbers that cannot be, with its column. */
static bool write_query(struct archive *s, const char *table, const char *key, struct buf *sql)
{
    sqlite3_stmt *columns = archive_prepare(s, "SELECT name, type FROM pragma_table_info(?1)");
    int step = columns ? 1 : -1;
    buf_add(sql, "SELECT CASE WHEN 0 THEN NULL");
    if (columns) {
        archive_bind_text(columns, 1, table);
        while ((step = archive_row(s, columns)) == 1) {
            add_column((const char *)sqlite3_column_text(columns, 0),
                       (const char *)sqlite3_column_text(columns, 1), sql);
        }
    }
    sqlite3_finalize(columns);
    buf_printf(sql, " END AS wrong FROM %s WHERE %s = ?1 AND wrong IS NOT NULL LIMIT 1", table,
               key);
    return step == 0;
}

static bool check_table(struct archive *s, const char *table, int64_t run)
{
    const char *key = strcmp(table, "runs") == 0 ? "id" : "run";
    struct buf sql = BUF_INIT;
    sqlite3_stmt *q = write_query(s, table, key, &sql) ? archive_prepare(s, buf_text(&sql)) : NULL;
    int step = -1;
    if (q) {
        sqlite3_bind_int64(q, 1, run);
        step = archive_row(s, q);
    }
    if (step == 1) {
        archive_refuse(s,
                       "%s is damaged: of run %lld, in table %s, column %s, which no run gives; "
                       "`ninefold delete %lld` takes the run away",
                       s->path, (long long)run, table, (const char *)sqlite3_column_text(q, 0),
                       (long long)run);
    }
    sqlite3_finalize(q);
    buf_release(&sql);
    return step == 0;
}

bool soundness_of_run(struct archive *s, int64_t run)
{
    static const char *const tables[] = {
        "runs",       "points",     "metrics",  "targets",  "differences",
        "selections", "contenders", "footings", "settings", "inputs",
        "tellings",   "events",     "lines",    "curves",   "sources",
    };
    bool sound = true;
    for (size_t i = 0; sound && i < sizeof tables / sizeof *tables; i++) {
        sound = check_table(s, tables[i], run);
    }
    return sound;
}

bool soundness_of_rows(struct archive *s, int64_t run)
{
    return check_table(s, "replications", run) && check_table(s, "incidents", run);
}
