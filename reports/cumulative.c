/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/cumulative.h"

#include <math.h>

static sqlite3_stmt *prepare(struct archive *s, const char *form, const char *metric, int64_t run,
                             int64_t point)
{
    char *sql = sqlite3_mprintf(form, metric, metric);
    sqlite3_stmt *q = sql ? archive_prepare_point(s, sql, run, point) : NULL;
    sqlite3_free(sql);
    return q;
}

struct totals {
    double weight, squares;
};

static bool measure(struct archive *s, int64_t run, int64_t point, const char *metric,
                    bool positive, struct cumulative *d, struct totals *ret)
{
    sqlite3_stmt *q = prepare(
        s,
        "SELECT count(*), sum(i.\"%w\" > 0), count(DISTINCT replication), sum(weight),"
        " sum(weight * weight) FROM incidents i JOIN replications r USING (run, point, replication)"
        " WHERE i.run = ?1 AND i.point = ?2 AND i.\"%w\" IS NOT NULL",
        metric, run, point);
    bool read = q && archive_row(s, q) == 1;
    if (read) {
        d->all = sqlite3_column_int64(q, 0);
        d->n = positive ? sqlite3_column_int64(q, 1) : d->all;
        d->replications = sqlite3_column_int64(q, 2);
        *ret = (struct totals){sqlite3_column_double(q, 3), sqlite3_column_double(q, 4)};
    }
    sqlite3_finalize(q);
    return read;
}

/* Keeps one in so many of the steps, and the ends. */
static int take_steps(struct archive *s, sqlite3_stmt *q, struct cumulative *d, double whole)
{
    int64_t every = d->n / CUMULATIVE_STEPS + 1, k = 0;
    double weight = 0;
    int step;
    while ((step = archive_row(s, q)) == 1 && k < d->n) {
        weight += sqlite3_column_double(q, 1);
        if (k == 0 || k == d->n - 1 || k % every == 0) {
            d->x[d->count] = sqlite3_column_double(q, 0);
            d->share[d->count++] = fmin(weight / whole, 1);
        }
        k++;
    }
    return step;
}

/* The weight of the values that are taken. */
static bool weigh(struct archive *s, int64_t run, int64_t point, const char *metric, double least,
                  double *ret)
{
    sqlite3_stmt *q = prepare(
        s,
        "SELECT sum(weight) FROM incidents i JOIN replications r USING (run, point, replication)"
        " WHERE i.run = ?1 AND i.point = ?2 AND i.\"%w\" > ?3",
        metric, run, point);
    if (q) {
        sqlite3_bind_double(q, 3, least);
    }
    bool read = q && archive_row(s, q) == 1;
    *ret = read ? sqlite3_column_double(q, 0) : NAN;
    sqlite3_finalize(q);
    return read;
}

bool cumulative_read(struct archive *s, int64_t run, int64_t point, const char *metric,
                     bool positive, struct arena *a, struct cumulative *ret)
{
    double least = positive ? 0 : -INFINITY, whole;
    struct totals totals;
    *ret = (struct cumulative){.half = NAN};
    if (!measure(s, run, point, metric, positive, ret, &totals) ||
        !weigh(s, run, point, metric, least, &whole)) {
        return false;
    }
    if (ret->n == 0) {
        return true;
    }
    bool weighted = totals.weight != (double)ret->all || totals.squares != totals.weight;
    ret->half = weighted ? NAN : sqrt(log(2 / 0.05) / (2 * (double)ret->replications));
    ret->x = arena_array(a, CUMULATIVE_STEPS + 3, sizeof *ret->x);
    ret->share = arena_array(a, CUMULATIVE_STEPS + 3, sizeof *ret->share);
    sqlite3_stmt *q = prepare(s,
                              "SELECT i.\"%w\" AS x, weight FROM incidents i"
                              " JOIN replications r USING (run, point, replication)"
                              " WHERE i.run = ?1 AND i.point = ?2 AND i.\"%w\" > ?3 ORDER BY x",
                              metric, run, point);
    int step = -1;
    if (q) {
        sqlite3_bind_double(q, 3, least);
        step = take_steps(s, q, ret, whole);
    }
    sqlite3_finalize(q);
    return step >= 0;
}
