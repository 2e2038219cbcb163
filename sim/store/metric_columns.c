/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/metric_columns.h"

#include <stdlib.h>

#include "sim/base/die.h"

const char *metric_columns_table(enum metric_scope scope)
{
    return scope == SCOPE_INCIDENT ? "incidents" : "replications";
}

/* Nines and what they cost are of the whole and have no values of their own. */
static bool has_values(const struct metric *m, enum metric_scope scope)
{
    return m->scope == scope && (m->summary == SUMMARY_SAMPLE || m->summary == SUMMARY_SHARE);
}

static sqlite3_stmt *prepare_lookup(struct archive *s, enum metric_scope scope)
{
    sqlite3_stmt *lookup =
        archive_prepare(s, "SELECT count(*) FROM pragma_table_info(?1) WHERE name = ?2");
    if (lookup) {
        archive_bind_text(lookup, 1, metric_columns_table(scope));
    }
    return lookup;
}

/* 1, 0, or -1 if it cannot be told. */
static int is_there(struct archive *s, sqlite3_stmt *lookup, const char *name)
{
    archive_bind_text(lookup, 2, name);
    int there = archive_row(s, lookup) == 1 ? sqlite3_column_int(lookup, 0) : -1;
    sqlite3_reset(lookup);
    return there;
}

bool metric_columns_read(struct archive *s, const struct metric_table *metrics,
                         enum metric_scope scope, struct metric_columns *ret)
{
    *ret = (struct metric_columns){.metric = xcalloc(metrics->count, sizeof *ret->metric)};
    sqlite3_stmt *lookup = prepare_lookup(s, scope);
    bool read = lookup != NULL;
    for (size_t m = 0; read && m < metrics->count; m++) {
        if (has_values(&metrics->metrics[m], scope)) {
            int there = is_there(s, lookup, metrics->metrics[m].name);
            read = there >= 0;
            if (there == 1) {
                ret->metric[ret->count++] = (int)m;
            }
        }
    }
    sqlite3_finalize(lookup);
    return read;
}

static bool add_missing(struct archive *s, const struct metric_table *metrics,
                        enum metric_scope scope)
{
    struct buf sql = BUF_INIT;
    struct metric_columns there;
    bool added = metric_columns_read(s, metrics, scope, &there);
    size_t at = 0;
    for (size_t m = 0; added && m < metrics->count; m++) {
        if (at < there.count && there.metric[at] == (int)m) {
            at++;
        } else if (has_values(&metrics->metrics[m], scope)) {
            buf_clear(&sql);
            buf_printf(&sql, "ALTER TABLE %s ADD COLUMN \"%s\" REAL", metric_columns_table(scope),
                       metrics->metrics[m].name);
            added = archive_exec(s, buf_text(&sql));
        }
    }
    free(there.metric);
    buf_release(&sql);
    return added;
}

bool metric_columns_make(struct archive *s, const struct metric_table *metrics)
{
    if (archive_begin(s) && add_missing(s, metrics, SCOPE_REPLICATION) &&
        add_missing(s, metrics, SCOPE_INCIDENT) && archive_commit(s)) {
        return true;
    }
    archive_rollback(s);
    return false;
}

void metric_columns_list(const struct metric_columns *c, const struct metric_table *metrics,
                         const char *t, struct buf *sql)
{
    for (size_t i = 0; i < c->count; i++) {
        buf_printf(sql, ", %s%s\"%s\"", t ? t : "", t ? "." : "",
                   metrics->metrics[c->metric[i]].name);
    }
}
