/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A result store: one SQLite file in WAL mode that several programs may read and write at once.
 * Tables and columns are described in docs/store.md.
 *
 * What goes wrong with it is the world's doing: a function returns false (or NULL), and archive_why
 * is one sentence that names the file and says what to do. Nothing is half written: a transaction
 * that fails is rolled back. */
#ifndef SIM_STORE_ARCHIVE_H
#define SIM_STORE_ARCHIVE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "sim/base/arena.h"
#include "sim/base/buf.h"

enum archive_mode {
    ARCHIVE_READ,   /* what is there; never writes */
    ARCHIVE_CHANGE, /* what is there */
    ARCHIVE_WRITE   /* made if it is not there, and brought to this version's form if it is older */
};

struct archive {
    sqlite3 *db;
    char *path; /* as it was given, for messages */
    char *file; /* the same in a form that means a file and nothing else to SQLite */
    enum archive_mode mode;
    struct buf why; /* of the last failure */
};

/* Returns false with why set if the file cannot be opened so or is no store; it is to be closed in
 * any case. */
bool archive_open(struct archive *s, const char *path, enum archive_mode mode);
void archive_close(struct archive *s); /* accepts a zeroed one */
const char *archive_why(const struct archive *s);

/* Writes down why SQLite refused what was asked of it last; `what` says what that was ("write").
 * Returns false. */
bool archive_fail(struct archive *s, const char *what);
/* The same for what is no error of SQLite's. */
bool archive_refuse(struct archive *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A transaction that may write: waits for another one's end up to a minute. */
bool archive_begin(struct archive *s);
bool archive_commit(struct archive *s);
void archive_rollback(struct archive *s); /* does nothing outside of one */

bool archive_exec(struct archive *s, const char *sql);
/* NULL with why set if it cannot be prepared. The caller finalizes it. */
sqlite3_stmt *archive_prepare(struct archive *s, const char *sql);
/* The same, with ?1 a run and ?2 one of its points. */
sqlite3_stmt *archive_prepare_point(struct archive *s, const char *sql, int64_t run, int64_t point);
/* Runs a statement that returns no rows, and makes it ready to be bound again. */
bool archive_run(struct archive *s, sqlite3_stmt *statement);
/* Steps to the next row: 1, at the end 0, -1 with why set. */
int archive_row(struct archive *s, sqlite3_stmt *statement);

/* NULL for NaN, and back. */
void archive_bind_number(sqlite3_stmt *statement, int index, double x);
double archive_number(sqlite3_stmt *statement, int column);
/* Text that need not live longer than the call; NULL for NULL. */
void archive_bind_text(sqlite3_stmt *statement, int index, const char *text);
const char *archive_text(sqlite3_stmt *statement, int column, struct arena *a); /* a copy */

#endif
