/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/stored_sizing.h"

#include <string.h>

/* Points count from 1 in the store, and 0 is none. */
static int64_t number_of(size_t point)
{
    return point == SELECTION_NONE ? 0 : (int64_t)point + 1;
}

static size_t point_of(int64_t number)
{
    return number > 0 ? (size_t)number - 1 : SELECTION_NONE;
}

static bool write_selection(struct archive *s, int64_t run, const struct stored_sizing *z)
{
    const struct selection *x = &z->sized->selection;
    sqlite3_stmt *insert =
        archive_prepare(s, "INSERT OR REPLACE INTO selections VALUES (?,?,?,?,?,?,?,?,?,?,?,?)");
    bool written = insert != NULL;
    if (written) {
        sqlite3_bind_int64(insert, 1, run);
        archive_bind_text(insert, 2, z->metrics->metrics[z->minimise].name);
        archive_bind_number(insert, 3, z->confidence);
        sqlite3_bind_int64(insert, 4, z->most);
        if (z->budget == INT64_MAX) {
            sqlite3_bind_null(insert, 5);
        } else {
            sqlite3_bind_int64(insert, 5, z->budget);
        }
        sqlite3_bind_int64(insert, 6, number_of(x->best));
        sqlite3_bind_int64(insert, 7, number_of(x->runner_up));
        archive_bind_text(insert, 8, verdict_name(x->verdict));
        archive_bind_number(insert, 9, x->probability);
        archive_bind_number(insert, 10, x->error);
        sqlite3_bind_int64(insert, 11, z->sized->played);
        sqlite3_bind_int(insert, 12, z->sized->valueless);
        written = archive_run(s, insert);
    }
    sqlite3_finalize(insert);
    return written;
}

static bool write_contender(struct archive *s, sqlite3_stmt *insert, int64_t run, size_t point,
                            const struct contender *c)
{
    const struct lead *l = &c->lead;
    const double numbers[] = {c->objective, l->mean, l->variance, l->error, l->lo, l->hi};
    sqlite3_bind_int64(insert, 1, run);
    sqlite3_bind_int64(insert, 2, (int64_t)point + 1);
    for (int i = 0; i < 6; i++) {
        archive_bind_number(insert, 3 + i, numbers[i]);
    }
    sqlite3_bind_int64(insert, 9, c->played);
    return archive_run(s, insert);
}

static bool write_footing(struct archive *s, sqlite3_stmt *insert, int64_t run, size_t point,
                          size_t position, const struct footing *f)
{
    const double numbers[] = {f->error_kept, f->error_missed, f->likely, f->margin, f->variance};
    sqlite3_bind_int64(insert, 1, run);
    sqlite3_bind_int64(insert, 2, (int64_t)point + 1);
    sqlite3_bind_int64(insert, 3, (int64_t)position + 1);
    sqlite3_bind_int(insert, 4, f->kept);
    for (int i = 0; i < 5; i++) {
        archive_bind_number(insert, 5 + i, numbers[i]);
    }
    return archive_run(s, insert);
}

bool stored_sizing_write(struct archive *s, int64_t run, const struct stored_sizing *z)
{
    sqlite3_stmt *contenders =
        archive_prepare(s, "INSERT OR REPLACE INTO contenders VALUES (?,?,?,?,?,?,?,?,?)");
    sqlite3_stmt *footings =
        archive_prepare(s, "INSERT OR REPLACE INTO footings VALUES (?,?,?,?,?,?,?,?,?)");
    bool written = contenders && footings && write_selection(s, run, z);
    for (size_t i = 0; written && i < z->count; i++) {
        const struct contender *c = &z->sized->contenders[i];
        written = write_contender(s, contenders, run, i, c);
        for (size_t k = 0; written && k < c->target_count; k++) {
            written = write_footing(s, footings, run, i, k, &c->targets[k]);
        }
    }
    sqlite3_finalize(contenders);
    sqlite3_finalize(footings);
    return written;
}

static enum verdict verdict_of(const char *name)
{
    return strcmp(name, "met") == 0      ? VERDICT_MET
           : strcmp(name, "missed") == 0 ? VERDICT_MISSED
                                         : VERDICT_UNDECIDED;
}

static void read_selection(sqlite3_stmt *select, struct stored_sizing *ret, struct sized *sized)
{
    ret->minimise = metric_find(ret->metrics, (const char *)sqlite3_column_text(select, 0));
    ret->confidence = archive_number(select, 1);
    ret->most = sqlite3_column_int64(select, 2);
    ret->budget =
        sqlite3_column_type(select, 3) == SQLITE_NULL ? INT64_MAX : sqlite3_column_int64(select, 3);
    sized->selection =
        (struct selection){.best = point_of(sqlite3_column_int64(select, 4)),
                           .runner_up = point_of(sqlite3_column_int64(select, 5)),
                           .verdict = verdict_of((const char *)sqlite3_column_text(select, 6)),
                           .probability = archive_number(select, 7),
                           .error = archive_number(select, 8)};
    sized->played = sqlite3_column_int64(select, 9);
    sized->valueless = sqlite3_column_int(select, 10) != 0;
}

static bool read_contenders(struct archive *s, sqlite3_stmt *select, size_t count,
                            struct contender *ret)
{
    int step;
    while ((step = archive_row(s, select)) == 1) {
        size_t i = point_of(sqlite3_column_int64(select, 0));
        if (i < count) {
            ret[i].objective = archive_number(select, 1);
            ret[i].lead = (struct lead){.mean = archive_number(select, 2),
                                        .variance = archive_number(select, 3),
                                        .error = archive_number(select, 4),
                                        .lo = archive_number(select, 5),
                                        .hi = archive_number(select, 6)};
            ret[i].played = sqlite3_column_int64(select, 7);
        }
    }
    return step == 0;
}

static bool read_footings(struct archive *s, sqlite3_stmt *select, size_t count,
                          struct contender *ret)
{
    int step;
    while ((step = archive_row(s, select)) == 1) {
        size_t i = point_of(sqlite3_column_int64(select, 0));
        size_t k = (size_t)sqlite3_column_int64(select, 1) - 1;
        if (i < count && k < RESULT_TARGETS) {
            ret[i].targets[k] = (struct footing){.kept = sqlite3_column_int(select, 2) != 0,
                                                 .error_kept = archive_number(select, 3),
                                                 .error_missed = archive_number(select, 4),
                                                 .likely = archive_number(select, 5),
                                                 .margin = archive_number(select, 6),
                                                 .variance = archive_number(select, 7)};
            ret[i].target_count = k + 1 > ret[i].target_count ? k + 1 : ret[i].target_count;
        }
    }
    return step == 0;
}

static sqlite3_stmt *prepare_of(struct archive *s, const char *sql, int64_t run)
{
    sqlite3_stmt *statement = archive_prepare(s, sql);
    if (statement) {
        sqlite3_bind_int64(statement, 1, run);
    }
    return statement;
}

bool stored_sizing_read(struct archive *s, int64_t run, struct arena *a, struct stored_sizing *ret)
{
    struct sized *sized = arena_alloc(a, sizeof *sized);
    struct contender *all = arena_array(a, ret->count + 1, sizeof *all);
    sqlite3_stmt *selection = prepare_of(
        s,
        "SELECT metric, confidence, most, budget, best, runner_up, verdict, probability, error,"
        " played, valueless FROM selections WHERE run = ?1",
        run);
    sqlite3_stmt *contenders =
        prepare_of(s,
                   "SELECT point, objective, lead, variance, error, lo, hi, played FROM contenders"
                   " WHERE run = ?1",
                   run);
    sqlite3_stmt *footings = prepare_of(
        s,
        "SELECT point, position, kept, error_kept, error_missed, likely, margin, variance"
        " FROM footings WHERE run = ?1 ORDER BY point, position",
        run);
    memset(all, 0, (ret->count + 1) * sizeof *all);
    bool read = selection && contenders && footings && archive_row(s, selection) == 1;
    if (read) {
        read_selection(selection, ret, sized);
        read = read_contenders(s, contenders, ret->count, all) &&
               read_footings(s, footings, ret->count, all);
    }
    sized->contenders = all;
    ret->sized = sized;
    sqlite3_finalize(selection);
    sqlite3_finalize(contenders);
    sqlite3_finalize(footings);
    const struct selection *x = &sized->selection;
    bool sound = read && ret->minimise >= 0 && ret->confidence > 0 && ret->confidence < 1 &&
                 (x->best < ret->count || x->best == SELECTION_NONE) &&
                 (x->runner_up < ret->count || x->runner_up == SELECTION_NONE);
    return sound || archive_refuse(s, "%s is damaged: what run %lld concluded is not whole",
                                   s->path, (long long)run);
}

bool stored_sizing_fits(struct archive *s, int64_t run, const struct stored_sizing *z,
                        const struct result *const *results)
{
    bool fits = true;
    for (size_t i = 0; i < z->count; i++) {
        fits = fits && z->sized->contenders[i].target_count <= results[i]->target_count;
    }
    return fits || archive_refuse(s, "%s is damaged: targets of run %lld are missing", s->path,
                                  (long long)run);
}
