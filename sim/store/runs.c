/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/runs.h"

#include <math.h>
#include <string.h>

#include "sim/store/owner.h"

/* Points know how many replications they have, so that nobody need count rows of which there may be
 * millions. */
#define COLUMNS                                                                                    \
    "SELECT id, command, command_line, version, scenario, file, sha256, scenario_text, overrides," \
    " seed, design, started, finished, elapsed_s, exact, first, state, owner,"                     \
    " (SELECT count(*) FROM points p WHERE p.run = id),"                                           \
    " (SELECT count(*) FROM points p WHERE p.run = id AND p.state = 'done'),"                      \
    " (SELECT total(replications) FROM points p WHERE p.run = id),"                                \
    " (SELECT total(wanted) FROM points p WHERE p.run = id), identity, metrics, maps, maps_alone," \
    " (SELECT group_concat(path, char(10)) FROM"                                                   \
    " (SELECT path FROM settings s WHERE s.run = id AND s.point = 1 ORDER BY position)) "          \
    "FROM runs"

static void read_row(sqlite3_stmt *s, struct arena *a, struct run_row *ret)
{
    *ret = (struct run_row){.id = sqlite3_column_int64(s, 0),
                            .command = archive_text(s, 1, a),
                            .command_line = archive_text(s, 2, a),
                            .version = archive_text(s, 3, a),
                            .scenario = archive_text(s, 4, a),
                            .file = archive_text(s, 5, a),
                            .sha256 = archive_text(s, 6, a),
                            .scenario_text = archive_text(s, 7, a),
                            .overrides = archive_text(s, 8, a),
                            .seed = archive_text(s, 9, a),
                            .design = archive_text(s, 10, a),
                            .started = archive_text(s, 11, a),
                            .finished = archive_text(s, 12, a),
                            .elapsed_s = sqlite3_column_double(s, 13),
                            .exact = sqlite3_column_int(s, 14) != 0,
                            .first = (uint32_t)sqlite3_column_int64(s, 15),
                            .state = archive_text(s, 16, a),
                            .points = sqlite3_column_int64(s, 18),
                            .points_done = sqlite3_column_int64(s, 19),
                            .replications = sqlite3_column_int64(s, 20),
                            .wanted = sqlite3_column_int64(s, 21),
                            .identity = archive_text(s, 22, a),
                            .metrics = archive_text(s, 23, a),
                            .maps = archive_text(s, 24, a),
                            .maps_alone = sqlite3_column_int(s, 25) != 0,
                            .vary = archive_text(s, 26, a)};
    if (!isfinite(ret->elapsed_s)) { /* somebody has edited it; `list` shows even such runs */
        ret->elapsed_s = NAN;
    }
    if (strcmp(ret->state, "running") == 0 &&
        !owner_lives((const char *)sqlite3_column_text(s, 17))) {
        ret->state = "interrupted";
    }
}

bool runs_list(struct archive *s, struct arena *a, struct run_row **ret, size_t *ret_count)
{
    size_t room = 0;
    sqlite3_stmt *statement = archive_prepare(s, COLUMNS " ORDER BY id");
    int step = statement ? 1 : -1;
    *ret = NULL;
    *ret_count = 0;
    while (step == 1 && (step = archive_row(s, statement)) == 1) {
        if (*ret_count == room) {
            struct run_row *old = *ret;
            room = room ? 2 * room : 16;
            *ret = arena_array(a, room, sizeof **ret);
            if (*ret_count > 0) {
                memcpy(*ret, old, *ret_count * sizeof *old);
            }
        }
        read_row(statement, a, &(*ret)[(*ret_count)++]);
    }
    sqlite3_finalize(statement);
    return step == 0;
}

int runs_read(struct archive *s, struct arena *a, int64_t id, struct run_row *ret)
{
    sqlite3_stmt *statement = archive_prepare(s, COLUMNS " WHERE id = ?1");
    int step = -1;
    if (statement) {
        sqlite3_bind_int64(statement, 1, id);
        step = archive_row(s, statement);
    }
    if (step == 1) {
        read_row(statement, a, ret);
    }
    sqlite3_finalize(statement);
    return step;
}

int64_t runs_last(struct archive *s)
{
    sqlite3_stmt *statement = archive_prepare(s, "SELECT coalesce(max(id), 0) FROM runs");
    int64_t id =
        statement && archive_row(s, statement) == 1 ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_finalize(statement);
    return id;
}

int64_t runs_unfinished(struct archive *s, const char *identity, int64_t below)
{
    sqlite3_stmt *statement =
        archive_prepare(s, "SELECT id, owner FROM runs WHERE identity = ?1 AND state != 'done' AND "
                           "id < ?2 ORDER BY id DESC");
    int64_t id = 0;
    int step = -1;
    if (statement) {
        archive_bind_text(statement, 1, identity);
        sqlite3_bind_int64(statement, 2, below);
        while ((step = archive_row(s, statement)) == 1 && id == 0) {
            if (!owner_lives((const char *)sqlite3_column_text(statement, 1))) {
                id = sqlite3_column_int64(statement, 0);
                break;
            }
        }
    }
    sqlite3_finalize(statement);
    return step < 0 ? -1 : id;
}

bool runs_delete(struct archive *s, const int64_t *ids, size_t count)
{
    sqlite3_stmt *statement = archive_prepare(s, "DELETE FROM runs WHERE id = ?1");
    bool deleted = statement && archive_begin(s);
    for (size_t i = 0; deleted && i < count; i++) {
        sqlite3_bind_int64(statement, 1, ids[i]);
        deleted = archive_run(s, statement);
    }
    deleted = deleted && archive_commit(s);
    archive_rollback(s);
    sqlite3_finalize(statement);
    return deleted && archive_exec(s, "PRAGMA incremental_vacuum");
}
