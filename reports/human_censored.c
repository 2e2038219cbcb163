/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/human_censored.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "reports/human.h"

bool human_censored_all(const struct summary *s)
{
    return s->n > 0 && s->censored == s->n;
}

bool human_censored_at(const struct summary *s, double p)
{
    double rank = ceil((double)s->n * p - 1e-9);
    return s->censored > 0 && (p >= 1 || rank > (double)(s->n - s->censored));
}

/* Times that end when the service is back; others are cut off by a repair, too. */
static bool runs_until_horizon(const char *metric)
{
    static const char *const names[] = {"rto.service", "rto.write", "outages.length",
                                        "outages.longest"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], metric) == 0) {
            return true;
        }
    }
    return strncmp(metric, "rto.stage.", 10) == 0;
}

void human_censored(const struct metric *metric, int64_t censored, bool all, struct buf *out)
{
    buf_printf(out, all && censored > 1 ? "all %lld %s" : "%lld %s", (long long)censored,
               runs_until_horizon(metric->name) ? "still running at the horizon" : "cut off");
}

void human_quantile(const struct metric *metric, const struct summary *s, double p, double x,
                    struct buf *out)
{
    bool known = !s->nothing_failed && !isnan(x);
    buf_add(out, known && human_censored_at(s, p) ? "≥ " : "");
    human_value(metric, known ? x : NAN, out);
}

void human_quantile_interval(const struct metric *metric, const struct summary *s, double p,
                             const struct interval *i, struct buf *out)
{
    bool open = human_censored_at(s, p) || (s->censored > 0 && i->hi == s->max);
    human_interval(metric, i->lo, open ? NAN : i->hi, out);
}

double human_statistic(const char *statistic)
{
    if (strcmp(statistic, "max") == 0) {
        return 1;
    }
    return *statistic == 'p' ? strtod(statistic + 1, NULL) / 100 : 0;
}

static bool is_bound(const struct result *r, const struct target_result *t)
{
    const struct summary *s = result_summary(r, t->metric);
    double p = human_statistic(t->statistic);
    return p > 0 ? human_censored_at(s, p) : human_censored_all(s);
}

void human_target_value(const struct result *r, const struct target_result *t, struct buf *out)
{
    const struct metric *metric = &r->metrics->metrics[metric_find(r->metrics, t->metric)];
    buf_add(out, !isnan(t->value) && is_bound(r, t) ? "≥ " : "");
    human_estimate(metric, t->value, (t->hi - t->lo) / 2, out);
}

void human_target_interval(const struct result *r, const struct target_result *t, struct buf *out)
{
    const struct metric *metric = &r->metrics->metrics[metric_find(r->metrics, t->metric)];
    const struct summary *s = result_summary(r, t->metric);
    double p = human_statistic(t->statistic);
    if (p > 0) {
        human_quantile_interval(metric, s, p, &(struct interval){t->lo, t->hi}, out);
    } else {
        human_interval(metric, t->lo, is_bound(r, t) ? NAN : t->hi, out);
    }
}
