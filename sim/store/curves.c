/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/curves.h"

enum { CURVE_POINTS = 201 };

static bool write_curve(struct archive *s, sqlite3_stmt *insert, const char *metric,
                        const double *x, const double *share)
{
    bool written = true;
    for (int i = 0; written && i < CURVE_POINTS; i++) {
        archive_bind_text(insert, 3, metric);
        sqlite3_bind_int(insert, 4, i + 1);
        sqlite3_bind_double(insert, 5, x[i]);
        sqlite3_bind_double(insert, 6, share[i]);
        written = archive_run(s, insert);
    }
    return written;
}

bool curves_write(struct archive *s, int64_t run, int64_t point, const struct engine *engine,
                  const struct plan *plan)
{
    double x[CURVE_POINTS], share[CURVE_POINTS];
    sqlite3_stmt *insert =
        archive_prepare_point(s, "INSERT OR REPLACE INTO curves VALUES (?,?,?,?,?,?)", run, point);
    bool written = insert != NULL;
    for (size_t m = 0; written && engine->closed_form_curve && m < engine->metrics->count; m++) {
        if (engine->closed_form_curve(plan, (int)m, CURVE_POINTS, x, share)) {
            written = write_curve(s, insert, engine->metrics->metrics[m].name, x, share);
        }
    }
    sqlite3_finalize(insert);
    return written;
}

static int64_t count_curves(struct archive *s, int64_t run, int64_t point)
{
    sqlite3_stmt *q = archive_prepare_point(
        s, "SELECT count(DISTINCT metric) FROM curves WHERE run = ?1 AND point = ?2", run, point);
    int64_t count = q && archive_row(s, q) == 1 ? sqlite3_column_int64(q, 0) : -1;
    sqlite3_finalize(q);
    return count;
}

static bool read_points(struct archive *s, int64_t run, int64_t point, struct arena *a,
                        struct curve *c)
{
    sqlite3_stmt *q = archive_prepare_point(
        s,
        "SELECT x, share FROM curves WHERE run = ?1 AND point = ?2 AND metric = ?3"
        " ORDER BY position",
        run, point);
    size_t room = c->count;
    int step = q ? 1 : -1;
    c->x = arena_array(a, room, sizeof *c->x);
    c->share = arena_array(a, room, sizeof *c->share);
    c->count = 0;
    if (q) {
        archive_bind_text(q, 3, c->metric);
        while (c->count < room && (step = archive_row(s, q)) == 1) {
            c->x[c->count] = sqlite3_column_double(q, 0);
            c->share[c->count++] = sqlite3_column_double(q, 1);
        }
    }
    sqlite3_finalize(q);
    return step >= 0;
}

bool curves_read(struct archive *s, int64_t run, int64_t point, struct arena *a, struct curve **ret,
                 size_t *ret_count)
{
    int64_t room = count_curves(s, run, point);
    sqlite3_stmt *q =
        archive_prepare_point(s,
                              "SELECT metric, count(*) FROM curves WHERE run = ?1 AND point = ?2"
                              " GROUP BY metric ORDER BY metric",
                              run, point);
    int step = q && room >= 0 ? 1 : -1;
    *ret = arena_array(a, room > 0 ? (size_t)room : 0, sizeof **ret);
    *ret_count = 0;
    if (step == 1) {
        while (*ret_count < (size_t)room && (step = archive_row(s, q)) == 1) {
            (*ret)[(*ret_count)++] = (struct curve){.metric = archive_text(q, 0, a),
                                                    .count = (size_t)sqlite3_column_int64(q, 1)};
        }
    }
    sqlite3_finalize(q);
    for (size_t i = 0; step >= 0 && i < *ret_count; i++) {
        step = read_points(s, run, point, a, &(*ret)[i]) ? 0 : -1;
    }
    return step >= 0;
}
