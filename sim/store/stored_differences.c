/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/stored_differences.h"

#include <string.h>

/* The name under which a difference's row holds what a nine more costs. */
#define PER_NINE "cost.annual / availability.nines"

static bool write_difference(struct archive *s, sqlite3_stmt *insert, int64_t run, size_t a,
                             size_t b, const char *metric, const struct difference *d)
{
    sqlite3_bind_int64(insert, 1, run);
    sqlite3_bind_int64(insert, 2, (int64_t)a + 1);
    sqlite3_bind_int64(insert, 3, (int64_t)b + 1);
    archive_bind_text(insert, 4, metric);
    archive_bind_number(insert, 5, d->mean);
    archive_bind_number(insert, 6, d->lo);
    archive_bind_number(insert, 7, d->hi);
    sqlite3_bind_int(insert, 8, d->paired);
    archive_bind_number(insert, 9, d->gain);
    return archive_run(s, insert);
}

bool stored_differences_write(struct archive *s, int64_t run, const struct differences *d)
{
    sqlite3_stmt *insert =
        archive_prepare(s, "INSERT OR REPLACE INTO differences VALUES (?,?,?,?,?,?,?,?,?)");
    bool written = insert != NULL;
    for (size_t a = 0; a < d->designs; a++) {
        for (size_t b = a + 1; b < d->designs; b++) {
            size_t pair = differences_pair(d, a, b);
            for (size_t m = 0; written && m < d->metrics->count; m++) {
                written = write_difference(s, insert, run, a, b, d->metrics->metrics[m].name,
                                           &d->of[pair * d->metrics->count + m]);
            }
            written =
                written && write_difference(s, insert, run, a, b, PER_NINE, &d->per_nine[pair]);
        }
    }
    sqlite3_finalize(insert);
    return written;
}

static void read_difference(sqlite3_stmt *s, struct differences *d)
{
    size_t a = (size_t)sqlite3_column_int64(s, 0) - 1, b = (size_t)sqlite3_column_int64(s, 1) - 1;
    const char *name = (const char *)sqlite3_column_text(s, 2);
    struct difference x = {.mean = archive_number(s, 3),
                           .lo = archive_number(s, 4),
                           .hi = archive_number(s, 5),
                           .paired = sqlite3_column_int(s, 6) != 0,
                           .gain = archive_number(s, 7)};
    if (a >= b || b >= d->designs) {
        return;
    }
    size_t pair = differences_pair(d, a, b);
    int metric = metric_find(d->metrics, name);
    if (strcmp(name, PER_NINE) == 0) {
        d->per_nine[pair] = x;
    } else if (metric >= 0) {
        d->of[pair * d->metrics->count + (size_t)metric] = x;
    }
}

bool stored_differences_read(struct archive *s, int64_t run, struct differences *d)
{
    sqlite3_stmt *statement =
        archive_prepare(s, "SELECT a, b, metric, mean, lo, hi, paired, variance_ratio"
                           " FROM differences WHERE run = ?1");
    int step = -1;
    if (statement) {
        sqlite3_bind_int64(statement, 1, run);
        while ((step = archive_row(s, statement)) == 1) {
            read_difference(statement, d);
        }
    }
    sqlite3_finalize(statement);
    return step == 0;
}
