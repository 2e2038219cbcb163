/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/archive.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "sim/base/die.h"
#include "sim/store/migrations.h"

/* Another program's transaction takes milliseconds; a minute means that something hangs. */
enum { PATIENCE_MS = 60000, PAUSE_MS = 20 };

const char *archive_why(const struct archive *s)
{
    return buf_text(&s->why);
}

bool archive_refuse(struct archive *s, const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    VERIFY(n >= 0);
    buf_clear(&s->why);
    buf_add(&s->why, text);
    return false;
}

/* ENOSPC and EDQUOT come to light in several ways. */
static bool is_full(const struct archive *s, int code)
{
    int system = sqlite3_system_errno(s->db);
    return code == SQLITE_FULL ||
           (code == SQLITE_IOERR && (system == ENOSPC || system == EDQUOT || system == EFBIG));
}

/* SQLite tries to read what it may not write, and then says that it is not there. */
static bool no_permission(const struct archive *s)
{
    const char *slash = strrchr(s->path, '/');
    struct buf folder = BUF_INIT;
    buf_add_n(&folder, s->path, slash ? (size_t)(slash - s->path) + 1 : 0);
    bool new = access(s->path, F_OK) != 0 && s->mode == ARCHIVE_WRITE;
    bool refused = new &&access(slash ? buf_text(&folder) : ".", W_OK) != 0 && errno == EACCES;
    buf_release(&folder);
    return refused;
}

bool archive_fail(struct archive *s, const char *what)
{
    int code = sqlite3_errcode(s->db) & 0xff, system = sqlite3_system_errno(s->db);
    const char *reason = system && (code == SQLITE_IOERR || code == SQLITE_CANTOPEN)
                             ? strerror(system)
                             : sqlite3_errmsg(s->db);
    if (is_full(s, code)) {
        return archive_refuse(s,
                              "cannot %s %s: the disk is full; what was finished before is kept: "
                              "free some space and go on with --resume",
                              what, s->path);
    }
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return archive_refuse(s,
                              "cannot %s %s: another program has kept it locked for a minute; try "
                              "again when that is done, or take another with --store FILE",
                              what, s->path);
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return archive_refuse(s, "cannot %s %s: %s; take another place with --store FILE%s", what,
                              s->path, no_permission(s) ? strerror(EACCES) : reason,
                              s->mode == ARCHIVE_WRITE ? ", or keep nothing with --no-store" : "");
    case SQLITE_NOTADB:
        return archive_refuse(s, "%s is no result store; take another with --store FILE", s->path);
    case SQLITE_CORRUPT:
        return archive_refuse(
            s,
            "%s is damaged: %s; `sqlite3 %s .recover` saves what can be read, and "
            "--store FILE begins another",
            s->path, reason, s->path);
    default:
        return archive_refuse(s, "cannot %s %s: %s", what, s->path, reason);
    }
}

bool archive_exec(struct archive *s, const char *sql)
{
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK || archive_fail(s, "write");
}

bool archive_begin(struct archive *s)
{
    return archive_exec(s, "BEGIN IMMEDIATE");
}

/* Whoever deletes or moves the file takes with it all that is written from then on. */
static bool is_there(struct archive *s)
{
    int moved = 0;
    sqlite3_file_control(s->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return !moved ||
           archive_refuse(s, "%s has been moved or deleted while it was written to", s->path);
}

bool archive_commit(struct archive *s)
{
    return is_there(s) && archive_exec(s, "COMMIT");
}

void archive_rollback(struct archive *s)
{
    if (s->db && !sqlite3_get_autocommit(s->db)) {
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    }
}

sqlite3_stmt *archive_prepare(struct archive *s, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
        SQLITE_OK) {
        archive_fail(s, "read");
        return NULL;
    }
    return statement;
}

sqlite3_stmt *archive_prepare_point(struct archive *s, const char *sql, int64_t run, int64_t point)
{
    sqlite3_stmt *statement = archive_prepare(s, sql);
    if (statement) {
        sqlite3_bind_int64(statement, 1, run);
        sqlite3_bind_int64(statement, 2, point);
    }
    return statement;
}

bool archive_run(struct archive *s, sqlite3_stmt *statement)
{
    int code = sqlite3_step(statement);
    VERIFY(code != SQLITE_ROW);
    bool done = code == SQLITE_DONE || archive_fail(s, "write");
    sqlite3_reset(statement);
    return done;
}

int archive_row(struct archive *s, sqlite3_stmt *statement)
{
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW || code == SQLITE_DONE) {
        return code == SQLITE_ROW;
    }
    archive_fail(s, "read");
    return -1;
}

void archive_bind_number(sqlite3_stmt *statement, int index, double x)
{
    /* SQLite makes NULL of a NaN by itself; infinities it keeps. */
    sqlite3_bind_double(statement, index, x);
}

double archive_number(sqlite3_stmt *statement, int column)
{
    return sqlite3_column_type(statement, column) == SQLITE_NULL
               ? NAN
               : sqlite3_column_double(statement, column);
}

void archive_bind_text(sqlite3_stmt *statement, int index, const char *text)
{
    sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT);
}

const char *archive_text(sqlite3_stmt *statement, int column, struct arena *a)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text ? arena_strdup(a, text) : NULL;
}

static bool open_file(struct archive *s, const char *name, int flags)
{
    sqlite3_close(s->db);
    s->db = NULL;
    int code = sqlite3_open_v2(name, &s->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (!s->db) {
        return archive_refuse(s, "cannot open %s: out of memory", s->path);
    }
    sqlite3_busy_timeout(s->db, PATIENCE_MS);
    sqlite3_extended_result_codes(s->db, 0);
    return code == SQLITE_OK || archive_fail(s, "open");
}

/* A path as a URI, in which `?` and the like mean something. */
static void write_uri(const char *path, struct buf *out)
{
    buf_add(out, "file:");
    for (; *path; path++) {
        if (strchr("%?#", *path)) {
            buf_printf(out, "%%%02x", (unsigned)(unsigned char)*path);
        } else {
            buf_add_char(out, *path);
        }
    }
    buf_add(out, "?immutable=1");
}

static bool is_readable(struct archive *s)
{
    return sqlite3_exec(s->db, "SELECT 1 FROM sqlite_master", NULL, NULL, NULL) == SQLITE_OK ||
           archive_fail(s, "read");
}

static bool try_to_write(struct archive *s, int flags)
{
    return open_file(s, s->file, SQLITE_OPEN_READWRITE | flags) && migrations_check(s) &&
           /* has no effect once there is a table */
           archive_exec(s, "PRAGMA auto_vacuum = INCREMENTAL") &&
           archive_exec(s, "PRAGMA journal_mode = WAL") &&
           archive_exec(s, "PRAGMA synchronous = NORMAL") &&
           /* each moving of the journal's pages into the file waits for the disk */
           archive_exec(s, "PRAGMA wal_autocheckpoint = 8192") &&
           archive_exec(s, "PRAGMA foreign_keys = ON") &&
           migrations_apply(s, migrations, migration_count);
}

/* SQLite does not wait for others while the file is being turned to WAL mode: several programs may
 * make one store in the same moment. */
static bool open_to_write(struct archive *s, int flags)
{
    const struct timespec pause = {.tv_nsec = PAUSE_MS * 1000000};
    bool opened = try_to_write(s, flags);
    for (int waited = 0;
         !opened && waited < PATIENCE_MS && s->db && (sqlite3_errcode(s->db) & 0xff) == SQLITE_BUSY;
         waited += PAUSE_MS) {
        nanosleep(&pause, NULL);
        opened = try_to_write(s, flags);
    }
    return opened;
}

/* A file that somebody made, and nobody has kept anything in. */
static bool has_runs(struct archive *s)
{
    sqlite3_stmt *tables = archive_prepare(s, "SELECT count(*) FROM sqlite_master");
    bool any = tables && archive_row(s, tables) == 1 && sqlite3_column_int(tables, 0) > 0;
    sqlite3_finalize(tables);
    return any || archive_refuse(s, "%s is empty: nothing has been kept in it yet", s->path);
}

/* In a folder that cannot be written to a store in WAL mode can be read only if nobody else writes
 * it, which is so where there is no journal beside it. */
static bool open_to_read(struct archive *s)
{
    struct buf uri = BUF_INIT, journal = BUF_INIT;
    /* Who may only read cannot tidy up, and leaves a journal that others may not write: whoever may
     * write opens to write, and does not. */
    bool opened = (access(s->path, W_OK) == 0 && open_file(s, s->file, SQLITE_OPEN_READWRITE) &&
                   is_readable(s) && archive_exec(s, "PRAGMA query_only = ON")) ||
                  (open_file(s, s->file, SQLITE_OPEN_READONLY) && is_readable(s));
    int code = opened ? SQLITE_OK : sqlite3_errcode(s->db) & 0xff;
    buf_printf(&journal, "%s-wal", s->file);
    if ((code == SQLITE_CANTOPEN || code == SQLITE_READONLY) &&
        access(buf_text(&journal), F_OK) != 0) {
        write_uri(s->file, &uri);
        opened =
            open_file(s, buf_text(&uri), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI) && is_readable(s);
    }
    buf_release(&uri);
    buf_release(&journal);
    return opened && migrations_check(s) && has_runs(s) &&
           (!migrations_pending(s) || open_to_write(s, 0));
}

bool archive_open(struct archive *s, const char *path, enum archive_mode mode)
{
    bool plain = path[0] == '/' || path[0] == '.';
    size_t room = strlen(path) + 3;
    *s = (struct archive){.path = strdup(path), .file = xmalloc(room), .mode = mode};
    VERIFY(s->path);
    /* ":memory:" and "file:" mean something to SQLite, "./:memory:" does not */
    snprintf(s->file, room, "%s%s", plain ? "" : "./", path);
    struct stat what;
    if (stat(path, &what) == 0 && !S_ISREG(what.st_mode) && !S_ISDIR(what.st_mode)) {
        return archive_refuse(s, "%s is no file; take another with --store FILE", path);
    }
    if (mode == ARCHIVE_WRITE) {
        return open_to_write(s, SQLITE_OPEN_CREATE);
    }
    if (access(path, F_OK) != 0) {
        return archive_refuse(s,
                              "there is no store %s here; `ninefold run` makes one, and --store "
                              "FILE names another",
                              path);
    }
    return mode == ARCHIVE_CHANGE ? open_to_write(s, 0) : open_to_read(s);
}

void archive_close(struct archive *s)
{
    archive_rollback(s);
    sqlite3_close(s->db);
    free(s->path);
    free(s->file);
    buf_release(&s->why);
    *s = (struct archive){0};
}
