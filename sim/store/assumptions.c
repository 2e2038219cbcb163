/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/assumptions.h"

/* An integer that a statement gives, with the run and the point bound; -1 if it cannot be told. */
static int64_t number(struct archive *s, const char *sql, int64_t run, int64_t point)
{
    sqlite3_stmt *statement = archive_prepare(s, sql);
    int64_t x = -1;
    if (statement) {
        if (sqlite3_bind_parameter_count(statement) == 2) {
            sqlite3_bind_int64(statement, 1, run);
            sqlite3_bind_int64(statement, 2, point);
        }
        x = archive_row(s, statement) == 1 ? sqlite3_column_int64(statement, 0) : -1;
    }
    sqlite3_finalize(statement);
    return x;
}

static bool read_rows(struct archive *s, int64_t run, int64_t point, size_t room, struct arena *a,
                      struct assumption *ret, size_t *ret_count)
{
    sqlite3_stmt *statement =
        archive_prepare(s, "SELECT path, value, source FROM sources"
                           " WHERE run = ?1 AND point = ?2 AND assumption ORDER BY position");
    int step = -1;
    if (statement) {
        sqlite3_bind_int64(statement, 1, run);
        sqlite3_bind_int64(statement, 2, point);
        while ((step = archive_row(s, statement)) == 1 && *ret_count < room) {
            ret[(*ret_count)++] = (struct assumption){.path = archive_text(statement, 0, a),
                                                      .value = archive_text(statement, 1, a),
                                                      .source = archive_text(statement, 2, a)};
        }
    }
    sqlite3_finalize(statement);
    return step == 0;
}

bool assumptions_read(struct archive *s, int64_t run, int64_t point, struct arena *a,
                      struct assumption **ret, size_t *ret_count, bool *ret_known)
{
    int64_t tables =
        number(s, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'sources'",
               run, point);
    *ret = NULL;
    *ret_count = 0;
    *ret_known = false;
    if (tables <= 0) {
        return tables == 0;
    }
    int64_t from =
        number(s, "SELECT coalesce(max(point), 0) FROM sources WHERE run = ?1 AND point <= ?2", run,
               point);
    int64_t count = number(
        s, "SELECT count(*) FROM sources WHERE run = ?1 AND point = ?2 AND assumption", run, from);
    if (from <= 0 || count < 0) {
        return from == 0 && count == 0;
    }
    *ret_known = true;
    *ret = arena_array(a, (size_t)count + 1, sizeof **ret);
    return read_rows(s, run, from, (size_t)count + 1, a, *ret, ret_count);
}
