/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables are in words in docs/store.md. replications and incidents get a column a metric besides
 * (metric_columns.c): metrics come and go with versions of the program, and these steps do not. */
#include "sim/store/migrations.h"

#include "sim/base/buf.h"

/* In `PRAGMA application_id`, by which file(1) and we tell a store from other databases: "9fld". */
enum { APPLICATION = 0x39666c64 };

/* What is played. */
static const char runs[] =
    "CREATE TABLE runs ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " command TEXT NOT NULL,"
    " command_line TEXT NOT NULL,"
    " identity TEXT NOT NULL,"
    " version TEXT NOT NULL,"
    " scenario TEXT NOT NULL,"
    " file TEXT NOT NULL,"
    " sha256 TEXT NOT NULL,"
    " scenario_text TEXT NOT NULL,"
    " overrides TEXT NOT NULL,"
    " design TEXT,"
    " metrics TEXT NOT NULL,"
    " maps TEXT NOT NULL,"
    " maps_alone INTEGER NOT NULL,"
    " seed TEXT NOT NULL,"
    " exact INTEGER NOT NULL,"
    " first INTEGER NOT NULL,"
    " threads INTEGER NOT NULL,"
    " started TEXT NOT NULL,"
    " finished TEXT,"
    " elapsed_s REAL NOT NULL DEFAULT 0,"
    " state TEXT NOT NULL CHECK (state IN ('running', 'interrupted', 'done')),"
    " owner TEXT"
    ") STRICT;"
    "CREATE INDEX runs_by_identity ON runs (identity);"
    "CREATE TABLE points ("
    " run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,"
    " point INTEGER NOT NULL,"
    " name TEXT NOT NULL,"
    " scenario TEXT NOT NULL,"
    " title TEXT,"
    " file TEXT NOT NULL,"
    " sha256 TEXT NOT NULL,"
    " seed TEXT NOT NULL,"
    " horizon_ns INTEGER NOT NULL,"
    " wanted INTEGER NOT NULL,"
    " state TEXT NOT NULL CHECK (state IN ('waiting', 'done')),"
    " replications INTEGER NOT NULL DEFAULT 0,"
    " currency TEXT NOT NULL,"
    " downtime_per_minute REAL,"
    " until TEXT,"
    " rare_events INTEGER NOT NULL,"
    " scripted INTEGER NOT NULL,"
    " biased INTEGER NOT NULL DEFAULT 0,"
    " effective REAL,"
    " imprecise INTEGER NOT NULL DEFAULT 0,"
    " runaways INTEGER NOT NULL DEFAULT 0,"
    " events INTEGER NOT NULL DEFAULT 0,"
    " skipped_probes INTEGER NOT NULL DEFAULT 0,"
    " PRIMARY KEY (run, point)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE scenarios ("
    " run INTEGER NOT NULL,"
    " point INTEGER NOT NULL,"
    " text TEXT NOT NULL,"
    " PRIMARY KEY (run, point),"
    " FOREIGN KEY (run, point) REFERENCES points (run, point) ON DELETE CASCADE"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE settings ("
    " run INTEGER NOT NULL,"
    " point INTEGER NOT NULL,"
    " position INTEGER NOT NULL,"
    " path TEXT NOT NULL,"
    " value TEXT NOT NULL,"
    " PRIMARY KEY (run, point, position),"
    " FOREIGN KEY (run, point) REFERENCES points (run, point) ON DELETE CASCADE"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE replications ("
    " run INTEGER NOT NULL,"
    " point INTEGER NOT NULL,"
    " replication INTEGER NOT NULL,"
    " stop TEXT NOT NULL,"
    " weight REAL NOT NULL,"
    " events INTEGER NOT NULL,"
    " skipped_probes INTEGER NOT NULL,"
    " censored TEXT,"
    " PRIMARY KEY (run, point, replication),"
    " FOREIGN KEY (run, point) REFERENCES points (run, point) ON DELETE CASCADE"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE incidents ("
    " run INTEGER NOT NULL,"
    " point INTEGER NOT NULL,"
    " replication INTEGER NOT NULL,"
    " incident INTEGER NOT NULL,"
    " opened_s REAL NOT NULL,"
    " closed_s REAL,"
    " censored TEXT,"
    " PRIMARY KEY (run, point, replication, incident),"
    " FOREIGN KEY (run, point, replication) REFERENCES replications (run, point, replication)"
    " ON DELETE CASCADE"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE metrics ("
    " run INTEGER NOT NULL,"
    " point INTEGER NOT NULL,"
    " metric TEXT NOT NULL,"
    " unit TEXT NOT NULL,"
    " scope TEXT NOT NULL,"
    " n INTEGER NOT NULL,"
    " mean REAL, lo REAL, hi REAL, error REAL, sd REAL,"
    " min REAL, p50 REAL, p90 REAL, p95 REAL, p99 REAL, max REAL,"
    " censored INTEGER NOT NULL,"
    " approximate INTEGER NOT NULL,"
    " nothing_failed INTEGER NOT NULL,"
    " closed_form REAL,"
    " PRIMARY KEY (run, point, metric),"
    " FOREIGN KEY (run, point) REFERENCES points (run, point) ON DELETE CASCADE"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE targets ("
    " run INTEGER NOT NULL,"
    " point INTEGER NOT NULL,"
    " position INTEGER NOT NULL,"
    " metric TEXT NOT NULL,"
    " statistic TEXT NOT NULL,"
    " at_least INTEGER NOT NULL,"
    " bound REAL NOT NULL,"
    " value REAL, lo REAL, hi REAL,"
    " verdict TEXT NOT NULL,"
    " doubt TEXT NOT NULL,"
    " needed INTEGER NOT NULL,"
    " have INTEGER NOT NULL,"
    " PRIMARY KEY (run, point, position),"
    " FOREIGN KEY (run, point) REFERENCES points (run, point) ON DELETE CASCADE"
    ") STRICT, WITHOUT ROWID;";

/* What studies conclude from their points. */
static const char conclusions[] =
    "CREATE TABLE inputs ("
    " run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,"
    " position INTEGER NOT NULL,"
    " path TEXT,"
    " value TEXT,"
    " origin TEXT,"
    " preset TEXT,"
    " place TEXT,"
    " source TEXT,"
    " PRIMARY KEY (run, position)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE differences ("
    " run INTEGER NOT NULL,"
    " a INTEGER NOT NULL,"
    " b INTEGER NOT NULL,"
    " metric TEXT NOT NULL,"
    " mean REAL, lo REAL, hi REAL,"
    " paired INTEGER NOT NULL,"
    " variance_ratio REAL,"
    " PRIMARY KEY (run, a, b, metric),"
    " FOREIGN KEY (run, a) REFERENCES points (run, point) ON DELETE CASCADE,"
    " FOREIGN KEY (run, b) REFERENCES points (run, point) ON DELETE CASCADE"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE selections ("
    " run INTEGER PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,"
    " metric TEXT NOT NULL,"
    " confidence REAL NOT NULL,"
    " most INTEGER NOT NULL,"
    " budget INTEGER,"
    " best INTEGER NOT NULL,"
    " runner_up INTEGER NOT NULL,"
    " verdict TEXT NOT NULL,"
    " probability REAL, error REAL,"
    " played INTEGER NOT NULL,"
    " valueless INTEGER NOT NULL"
    ") STRICT;"
    "CREATE TABLE contenders ("
    " run INTEGER NOT NULL,"
    " point INTEGER NOT NULL,"
    " objective REAL, lead REAL, variance REAL, error REAL, lo REAL, hi REAL,"
    " played INTEGER NOT NULL,"
    " PRIMARY KEY (run, point),"
    " FOREIGN KEY (run, point) REFERENCES points (run, point) ON DELETE CASCADE"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE footings ("
    " run INTEGER NOT NULL,"
    " point INTEGER NOT NULL,"
    " position INTEGER NOT NULL,"
    " kept INTEGER NOT NULL,"
    " error_kept REAL, error_missed REAL, likely REAL, margin REAL, variance REAL,"
    " PRIMARY KEY (run, point, position),"
    " FOREIGN KEY (run, point) REFERENCES points (run, point) ON DELETE CASCADE"
    ") STRICT, WITHOUT ROWID;";

static const char sums_of_tables[] = "ALTER TABLE points ADD COLUMN tables TEXT;";

/* What is drawn of a run besides its numbers. */
static const char illustrations[] =
    "CREATE TABLE tellings ("
    " run INTEGER NOT NULL,"
    " point INTEGER NOT NULL,"
    " replication INTEGER NOT NULL,"
    " incident INTEGER NOT NULL,"
    " opened_s REAL, closed_s REAL, rto_s REAL,"
    " chosen_from INTEGER NOT NULL,"
    " out INTEGER NOT NULL,"
    " from_s REAL NOT NULL,"
    " until_s REAL NOT NULL,"
    " left_out INTEGER NOT NULL,"
    " PRIMARY KEY (run, point),"
    " FOREIGN KEY (run, point) REFERENCES points (run, point) ON DELETE CASCADE"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE events ("
    " run INTEGER NOT NULL,"
    " point INTEGER NOT NULL,"
    " position INTEGER NOT NULL,"
    " at_s REAL NOT NULL,"
    " kind TEXT NOT NULL,"
    " subject TEXT NOT NULL,"
    " object TEXT NOT NULL,"
    " value REAL,"
    " text TEXT NOT NULL,"
    " PRIMARY KEY (run, point, position),"
    " FOREIGN KEY (run, point) REFERENCES tellings (run, point) ON DELETE CASCADE"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE lines ("
    " run INTEGER NOT NULL,"
    " point INTEGER NOT NULL,"
    " line TEXT NOT NULL,"
    " store TEXT NOT NULL,"
    " position INTEGER NOT NULL,"
    " at_s REAL NOT NULL,"
    " value REAL NOT NULL,"
    " PRIMARY KEY (run, point, line, store, position),"
    " FOREIGN KEY (run, point) REFERENCES tellings (run, point) ON DELETE CASCADE"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE curves ("
    " run INTEGER NOT NULL,"
    " point INTEGER NOT NULL,"
    " metric TEXT NOT NULL,"
    " position INTEGER NOT NULL,"
    " x REAL NOT NULL,"
    " share REAL NOT NULL,"
    " PRIMARY KEY (run, point, metric, position),"
    " FOREIGN KEY (run, point) REFERENCES points (run, point) ON DELETE CASCADE"
    ") STRICT, WITHOUT ROWID;";

/* What the values of a scenario rest on. */
static const char sources[] =
    "CREATE TABLE sources ("
    " run INTEGER NOT NULL,"
    " point INTEGER NOT NULL,"
    " position INTEGER NOT NULL,"
    " path TEXT NOT NULL,"
    " value TEXT NOT NULL,"
    " origin TEXT NOT NULL,"
    " preset TEXT,"
    " place TEXT,"
    " source TEXT,"
    " assumption INTEGER NOT NULL,"
    " meaning TEXT NOT NULL,"
    " PRIMARY KEY (run, point, position),"
    " FOREIGN KEY (run, point) REFERENCES points (run, point) ON DELETE CASCADE"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE facts ("
    " run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,"
    " id TEXT NOT NULL,"
    " text TEXT NOT NULL,"
    " grade TEXT NOT NULL,"
    " source TEXT NOT NULL,"
    " PRIMARY KEY (run, id)"
    ") STRICT, WITHOUT ROWID;";

const char *const migrations[] = {
    runs, conclusions, sums_of_tables, illustrations, sources,
};
const int migration_count = sizeof migrations / sizeof *migrations;

static bool pragma(struct archive *s, const char *sql, int *ret)
{
    sqlite3_stmt *statement = archive_prepare(s, sql);
    bool read = statement && archive_row(s, statement) == 1;
    *ret = read ? sqlite3_column_int(statement, 0) : 0;
    sqlite3_finalize(statement);
    return read;
}

static bool versions(struct archive *s, int *ret_tables, int *ret_application, int *ret_version)
{
    return pragma(s, "SELECT count(*) FROM sqlite_master", ret_tables) &&
           pragma(s, "PRAGMA application_id", ret_application) &&
           pragma(s, "PRAGMA user_version", ret_version);
}

bool migrations_check(struct archive *s)
{
    int tables, application, version;
    if (!versions(s, &tables, &application, &version)) {
        return false;
    }
    if (tables > 0 && application != APPLICATION) {
        return archive_refuse(s,
                              "%s is a database, but no result store; take another with --store "
                              "FILE",
                              s->path);
    }
    if (version < 0 || (tables > 0 && version == 0) || (tables == 0 && version > 0)) {
        return archive_refuse(s,
                              "%s is damaged: its tables are not of the form that it says; take "
                              "another with --store FILE",
                              s->path);
    }
    if (version > migration_count) {
        return archive_refuse(
            s,
            "%s was written by a later version of ninefold (form %d, this one knows "
            "up to %d): use that one, or another store with --store FILE",
            s->path, version, migration_count);
    }
    return true;
}

bool migrations_pending(struct archive *s)
{
    int tables, application, version;
    return versions(s, &tables, &application, &version) && version < migration_count;
}

static bool take_steps(struct archive *s, const char *const *steps, int from, int count)
{
    struct buf sql = BUF_INIT;
    bool taken = true;
    for (int i = from; taken && i < count; i++) {
        taken = archive_exec(s, steps[i]);
    }
    buf_printf(&sql, "PRAGMA application_id = %d; PRAGMA user_version = %d", APPLICATION, count);
    taken = taken && archive_exec(s, buf_text(&sql));
    buf_release(&sql);
    return taken;
}

bool migrations_apply(struct archive *s, const char *const *steps, int count)
{
    int version;
    if (!pragma(s, "PRAGMA user_version", &version)) {
        return false;
    }
    if (version >= count) {
        return true;
    }
    /* Another program may have taken them in between. */
    if (!archive_begin(s) || !pragma(s, "PRAGMA user_version", &version) ||
        !take_steps(s, steps, version, count) || !archive_commit(s)) {
        archive_rollback(s);
        return false;
    }
    return true;
}
