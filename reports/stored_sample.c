/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/stored_sample.h"

#include <math.h>
#include <string.h>

#define ENDED "('horizon', 'empty')" /* stops of replications that count */

static const char of_incidents[] =
    "SELECT replication, i.\"%w\", i.censored FROM incidents i"
    " JOIN replications r USING (run, point, replication)"
    " WHERE i.run = ?1 AND i.point = ?2 AND i.\"%w\" > ?3 AND stop IN " ENDED
    " ORDER BY replication";
static const char of_replications[] = "SELECT replication, \"%w\", censored FROM replications"
                                      " WHERE run = ?1 AND point = ?2 AND \"%w\" > ?3"
                                      " AND stop IN " ENDED " ORDER BY replication";

/* Whether a list of names has this one: "rto.service,rto.write". */
static bool lists(const char *list, const char *name)
{
    size_t wanted = strlen(name);
    while (list && *list) {
        size_t length = strcspn(list, ",");
        if (length == wanted && strncmp(list, name, length) == 0) {
            return true;
        }
        list += length + (list[length] == ',');
    }
    return false;
}

/* The values of one replication. */
struct cluster {
    int64_t replication, count;
    double sum;
};

static void end_cluster(struct sample *s, struct cluster *c)
{
    if (c->count > 0) {
        clustered_add(&s->clusters, c->count, c->sum);
    }
    *c = (struct cluster){0};
}

static bool take_values(struct archive *s, sqlite3_stmt *q, const char *metric, struct sample *ret)
{
    struct cluster cluster = {0};
    int step;
    while ((step = archive_row(s, q)) == 1) {
        int64_t replication = sqlite3_column_int64(q, 0);
        double x = sqlite3_column_double(q, 1);
        if (replication != cluster.replication) {
            end_cluster(ret, &cluster);
            cluster.replication = replication;
        }
        tally_add(&ret->tally, x);
        quantile_add(&ret->quantile, x);
        if (lists((const char *)sqlite3_column_text(q, 2), metric)) {
            ret->censored++;
            quantile_add(&ret->reached, x);
        }
        cluster.count++;
        cluster.sum += x;
    }
    end_cluster(ret, &cluster);
    return step == 0;
}

bool stored_sample_read(struct archive *s, int64_t run, int64_t point, const struct metric *metric,
                        bool positive, struct sample *ret)
{
    *ret = (struct sample){.censored = 0};
    quantile_init(&ret->quantile, 0);
    quantile_init(&ret->reached, 0);
    char *sql = sqlite3_mprintf(metric->scope == SCOPE_INCIDENT ? of_incidents : of_replications,
                                metric->name, metric->name);
    sqlite3_stmt *q = sql ? archive_prepare_point(s, sql, run, point) : NULL;
    sqlite3_free(sql);
    if (!q) {
        return false;
    }
    sqlite3_bind_double(q, 3, positive ? 0 : -(double)INFINITY);
    bool read = take_values(s, q, metric->name, ret);
    sqlite3_finalize(q);
    return read;
}

void stored_sample_release(struct sample *s)
{
    quantile_release(&s->quantile);
    quantile_release(&s->reached);
}
