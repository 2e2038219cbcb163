/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/recording.h"

#include <string.h>
#include <time.h>

#include "sim/base/die.h"
#include "sim/scenario/changes.h"
#include "sim/scenario/describe.h"
#include "sim/store/owner.h"
#include "sim/store/runs.h"
#include "sim/store/sources.h"

void recording_now(char out[32])
{
    struct tm utc;
    time_t t = time(NULL);
    VERIFY(gmtime_r(&t, &utc));
    strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &utc);
}

static void bind_seed(sqlite3_stmt *s, int index, uint64_t seed)
{
    struct buf text = BUF_INIT;
    buf_printf(&text, "%llu", (unsigned long long)seed);
    archive_bind_text(s, index, buf_text(&text));
    buf_release(&text);
}

/* Each scenario once: "ladder-1, ladder-2". */
static void write_names(const struct study *study, struct buf *out)
{
    for (size_t i = 0; i < study->count; i++) {
        const char *name = study->points[i].scenario->name;
        bool again = false;
        for (size_t k = 0; k < i && !again; k++) {
            again = strcmp(study->points[k].scenario->name, name) == 0;
            k += study->factors ? i : 0; /* points of a sweep are of one scenario */
        }
        if (!again) {
            buf_printf(out, "%s%s", i == 0 ? "" : ", ", name);
        }
    }
}

static const char *words(const char *list)
{
    return list ? list : "";
}

static int64_t insert_run(struct archive *store, const struct recording *what)
{
    const struct study *study = what->study;
    const struct scenario *sc = study->points[0].scenario;
    struct buf names = BUF_INIT, text = BUF_INIT, owner = BUF_INIT;
    char started[32];
    sqlite3_stmt *s = archive_prepare(
        store, "INSERT INTO runs (command, command_line, identity, version, scenario, file,"
               " sha256, scenario_text, overrides, design, metrics, maps, seed, exact, first,"
               " threads, started, maps_alone, state, owner)"
               " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,'running',?)");
    bool inserted = s != NULL;
    if (inserted) {
        recording_now(started);
        write_names(study, &names);
        scenario_write_effective(sc, &text);
        owner_write(&owner);
        const char *const texts[] = {what->command, what->command_line,   what->identity,
                                     what->version, buf_text(&names),     sc->file,
                                     sc->sha256,    buf_text(&text),      what->overrides,
                                     what->design,  words(what->metrics), words(what->maps)};
        enum { TEXTS = sizeof texts / sizeof *texts };
        for (int i = 0; i < TEXTS; i++) {
            archive_bind_text(s, i + 1, texts[i]);
        }
        bind_seed(s, TEXTS + 1, sc->seed);
        sqlite3_bind_int(s, TEXTS + 2, study->exact);
        sqlite3_bind_int64(s, TEXTS + 3, study->first);
        sqlite3_bind_int64(s, TEXTS + 4, (int64_t)study->threads);
        archive_bind_text(s, TEXTS + 5, started);
        sqlite3_bind_int(s, TEXTS + 6, what->maps_alone);
        archive_bind_text(s, TEXTS + 7, buf_text(&owner));
        inserted = archive_run(store, s);
    }
    sqlite3_finalize(s);
    buf_release(&names);
    buf_release(&text);
    buf_release(&owner);
    return inserted ? sqlite3_last_insert_rowid(store->db) : -1;
}

static const char *tables_of(const struct scenario *sc)
{
    return *sc->tables ? sc->tables : NULL;
}

static bool insert_point(struct archive *store, int64_t run, const struct recording *what, size_t i,
                         sqlite3_stmt *s)
{
    const struct scenario *sc = what->study->points[i].scenario;
    sqlite3_bind_int64(s, 1, run);
    sqlite3_bind_int64(s, 2, (int64_t)i + 1);
    archive_bind_text(s, 3, what->names ? what->names[i] : sc->name);
    archive_bind_text(s, 4, sc->name);
    archive_bind_text(s, 5, sc->title);
    archive_bind_text(s, 6, sc->file);
    archive_bind_text(s, 7, sc->sha256);
    bind_seed(s, 8, sc->seed);
    sqlite3_bind_int64(s, 9, sc->horizon);
    sqlite3_bind_int64(s, 10, sc->replications.max);
    archive_bind_text(s, 11, sc->cost.currency);
    archive_bind_number(s, 12, sc->cost.downtime_per_minute);
    archive_bind_text(s, 13, sc->replications.until_metric);
    sqlite3_bind_int(s, 14, sc->rare_events);
    sqlite3_bind_int(s, 15, scenario_has_scripted_faults(sc));
    archive_bind_text(s, 16, tables_of(sc));
    return archive_run(store, s);
}

static bool insert_text(struct archive *store, int64_t run, const struct recording *what, size_t i,
                        sqlite3_stmt *s)
{
    struct buf text = BUF_INIT;
    scenario_write_effective(what->study->points[i].scenario, &text);
    sqlite3_bind_int64(s, 1, run);
    sqlite3_bind_int64(s, 2, (int64_t)i + 1);
    archive_bind_text(s, 3, buf_text(&text));
    buf_release(&text);
    return archive_run(store, s);
}

static bool insert_settings(struct archive *store, int64_t run, const struct factors *f,
                            size_t point, sqlite3_stmt *s)
{
    bool inserted = true;
    for (size_t i = 0; inserted && f && i < f->count; i++) {
        sqlite3_bind_int64(s, 1, run);
        sqlite3_bind_int64(s, 2, (int64_t)point + 1);
        sqlite3_bind_int64(s, 3, (int64_t)i + 1);
        archive_bind_text(s, 4, f->items[i].path);
        archive_bind_text(s, 5, factors_value(f, point, i));
        inserted = archive_run(store, s);
    }
    return inserted;
}

static bool insert_points(struct archive *store, int64_t run, const struct recording *what)
{
    sqlite3_stmt *points = archive_prepare(
        store, "INSERT INTO points (run, point, name, scenario, title, file, sha256,"
               " seed, horizon_ns, wanted, currency, downtime_per_minute, until,"
               " rare_events, scripted, tables, state)"
               " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,'waiting')");
    sqlite3_stmt *texts = archive_prepare(store, "INSERT INTO scenarios VALUES (?,?,?)");
    sqlite3_stmt *settings = archive_prepare(store, "INSERT INTO settings VALUES (?,?,?,?,?)");
    bool inserted = points && texts && settings;
    for (size_t i = 0; inserted && i < what->study->count; i++) {
        inserted = insert_point(store, run, what, i, points) &&
                   insert_text(store, run, what, i, texts) &&
                   insert_settings(store, run, what->study->factors, i, settings);
    }
    sqlite3_finalize(points);
    sqlite3_finalize(texts);
    sqlite3_finalize(settings);
    return inserted;
}

/* Points of a grid differ by their settings alone, which are stored: the first tells of all. */
static bool insert_sources(struct archive *s, int64_t run, const struct recording *what)
{
    size_t count = what->study->factors ? 1 : what->study->count;
    bool inserted = true;
    for (size_t i = 0; inserted && i < count; i++) {
        inserted = sources_write(s, run, (int64_t)i + 1, what->study->points[i].scenario->tree);
    }
    return inserted;
}

int64_t recording_insert(struct archive *s, const struct recording *what)
{
    int64_t run = archive_begin(s) ? insert_run(s, what) : -1;
    bool has_inputs = what->inputs && what->study->factors;
    if (run > 0 && insert_points(s, run, what) && insert_sources(s, run, what) &&
        (!has_inputs || inputs_write(s, run, what->inputs, what->study->factors->count)) &&
        archive_commit(s)) {
        return run;
    }
    archive_rollback(s);
    return -1;
}

static bool same_text(const char *a, const unsigned char *b)
{
    return a && b ? strcmp(a, (const char *)b) == 0 : !a && !b;
}

/* The row of recording_is against the point. */
static bool same_point(const struct recording *what, const struct scenario *sc, sqlite3_stmt *s,
                       struct buf *text)
{
    const unsigned char *kept = sqlite3_column_text(s, 0);
    buf_clear(text);
    scenario_write_effective(sc, text);
    return kept && changes_none(buf_text(text), (const char *)kept) &&
           same_text(what->version, sqlite3_column_text(s, 1)) &&
           same_text(tables_of(sc), sqlite3_column_text(s, 2));
}

int recording_is(struct archive *store, const struct recording *what, int64_t run)
{
    sqlite3_stmt *s = archive_prepare(
        store, "SELECT s.text, r.version, p.tables FROM scenarios s JOIN runs r ON r.id = s.run"
               " JOIN points p ON p.run = s.run AND p.point = s.point"
               " WHERE s.run = ?1 ORDER BY s.point");
    struct buf text = BUF_INIT;
    size_t i = 0;
    bool same = true;
    int step = -1;
    if (s) {
        sqlite3_bind_int64(s, 1, run);
        while (same && (step = archive_row(store, s)) == 1) {
            same = i < what->study->count &&
                   same_point(what, what->study->points[i].scenario, s, &text);
            i++;
        }
    }
    sqlite3_finalize(s);
    buf_release(&text);
    return step < 0 ? -1 : same && i == what->study->count;
}

static bool inputs_renew(struct archive *store, int64_t run, const struct recording *what)
{
    sqlite3_stmt *s = archive_prepare(store, "DELETE FROM inputs WHERE run = ?1");
    bool gone = s != NULL;
    if (gone) {
        sqlite3_bind_int64(s, 1, run);
        gone = archive_run(store, s);
    }
    sqlite3_finalize(s);
    return gone && (!what->inputs || !what->study->factors ||
                    inputs_write(store, run, what->inputs, what->study->factors->count));
}

static bool renew_point(struct archive *store, int64_t run, const struct scenario *sc, size_t i,
                        sqlite3_stmt *text, sqlite3_stmt *sum)
{
    struct buf effective = BUF_INIT;
    scenario_write_effective(sc, &effective);
    sqlite3_bind_int64(text, 1, run);
    sqlite3_bind_int64(text, 2, (int64_t)i + 1);
    archive_bind_text(text, 3, buf_text(&effective));
    sqlite3_bind_int64(sum, 1, run);
    sqlite3_bind_int64(sum, 2, (int64_t)i + 1);
    archive_bind_text(sum, 3, sc->sha256);
    bool renewed = archive_run(store, text) && archive_run(store, sum);
    buf_release(&effective);
    return renewed;
}

/* The file may say the same in other places by now, and it is this file that the results are of. */
static bool renew(struct archive *store, int64_t run, const struct recording *what)
{
    sqlite3_stmt *text =
        archive_prepare(store, "UPDATE scenarios SET text = ?3 WHERE run = ?1 AND point = ?2");
    sqlite3_stmt *sum =
        archive_prepare(store, "UPDATE points SET sha256 = ?3 WHERE run = ?1 AND point = ?2");
    sqlite3_stmt *first = archive_prepare(
        store, "UPDATE runs SET sha256 = p.sha256, scenario_text = s.text"
               " FROM points p JOIN scenarios s ON s.run = p.run AND s.point = p.point"
               " WHERE runs.id = ?1 AND p.run = ?1 AND p.point = 1");
    bool renewed = text && sum && first;
    for (size_t i = 0; renewed && i < what->study->count; i++) {
        renewed = renew_point(store, run, what->study->points[i].scenario, i, text, sum);
    }
    if (renewed) {
        sqlite3_bind_int64(first, 1, run);
        renewed = archive_run(store, first);
    }
    sqlite3_finalize(text);
    sqlite3_finalize(sum);
    sqlite3_finalize(first);
    return renewed && inputs_renew(store, run, what);
}

bool recording_claim(struct archive *store, const struct recording *what, int64_t run)
{
    struct buf owner = BUF_INIT;
    sqlite3_stmt *s = archive_prepare(
        store, "UPDATE runs SET state = 'running', owner = ?2, finished = NULL, metrics = ?3,"
               " maps = ?4, maps_alone = ?5 WHERE id = ?1");
    bool claimed = s && archive_begin(store);
    if (claimed) {
        int64_t still = runs_unfinished(store, what->identity, run + 1);
        claimed =
            still == run || (still >= 0 && archive_refuse(store,
                                                          "%s: run %lld has just been taken up by "
                                                          "another program",
                                                          store->path, (long long)run));
    }
    if (claimed) {
        owner_write(&owner);
        sqlite3_bind_int64(s, 1, run);
        archive_bind_text(s, 2, buf_text(&owner));
        archive_bind_text(s, 3, words(what->metrics));
        archive_bind_text(s, 4, words(what->maps));
        sqlite3_bind_int(s, 5, what->maps_alone);
        claimed = archive_run(store, s) && renew(store, run, what) && archive_commit(store);
    }
    archive_rollback(store);
    sqlite3_finalize(s);
    buf_release(&owner);
    return claimed;
}
