/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims.h"

#include <math.h>
#include <string.h>

#include "reports/columns.h"
#include "reports/human_censored.h"
#include "reports/unit.h"

const char *claim_unit(const struct result *r, const struct metric *metric, struct arena *a)
{
    struct buf unit = BUF_INIT;
    if (!unit_is_money(metric)) {
        return NULL;
    }
    unit_write(r, metric, &unit);
    const char *kept = arena_strdup(a, buf_text(&unit));
    buf_release(&unit);
    return kept;
}

static bool of_target(const struct result *r, struct claim *c)
{
    for (size_t t = 0; t < r->target_count; t++) {
        const struct target_result *x = &r->targets[t];
        if (strcmp(x->metric, c->metric) == 0 && strcmp(x->statistic, c->statistic) == 0) {
            c->bound = x->at_least ? CLAIM_AT_LEAST : CLAIM_AT_MOST;
            c->limit = x->limit;
            c->value = x->value;
            c->lo = x->lo;
            c->hi = x->hi;
            c->judged = true;
            c->verdict = x->verdict;
            return true;
        }
    }
    return false;
}

/* A name of columns.h, "rto.service:p95". */
static bool of_summary(const struct result *r, int metric, struct claim *c, struct arena *a)
{
    const struct summary *s = &r->summaries[metric];
    struct columns one = {.count = 0};
    if (!columns_add(&one, r->metrics, arena_printf(a, "%s:%s", c->metric, c->statistic))) {
        return false;
    }
    bool mean = one.items[0].statistic == STATISTIC_MEAN;
    c->value = column_value(&one.items[0], r);
    c->lo = mean ? s->lo : (double)NAN;
    c->hi = mean ? s->hi : (double)NAN;
    c->nothing_failed = mean && s->nothing_failed;
    return true;
}

static void find_censored(const struct summary *s, struct claim *c)
{
    double p = human_statistic(c->statistic);
    bool bound = p > 0 ? human_censored_at(s, p) : human_censored_all(s);
    c->censored = bound ? s->censored : 0;
}

bool claim_of(const struct result *r, const char *metric, const char *statistic, struct arena *a,
              struct claim *ret)
{
    int m = metric_find(r->metrics, metric);
    *ret = (struct claim){.metric = metric, .statistic = statistic, .limit = (double)NAN};
    if (m < 0) {
        return false;
    }
    ret->unit = claim_unit(r, &r->metrics->metrics[m], a);
    find_censored(&r->summaries[m], ret);
    if (of_target(r, ret)) {
        ret->nothing_failed = strcmp(statistic, "mean") == 0 && r->summaries[m].nothing_failed;
        return true;
    }
    return of_summary(r, m, ret, a);
}

struct difference claim_difference_of(const struct differences *d, size_t from, size_t to,
                                      const char *metric)
{
    if (strcmp(metric, CLAIM_PER_NINE) == 0) {
        return differences_per_nine(d, from, to);
    }
    int m = metric_find(d->metrics, metric);
    return m >= 0 ? differences_between(d, from, to, (size_t)m)
                  : (struct difference){(double)NAN, (double)NAN, (double)NAN, (double)NAN, false};
}
