/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/columns.h"

#include <math.h>
#include <string.h>

#include "reports/human.h"
#include "reports/human_censored.h"
#include "reports/unit.h"

static const char *const statistics[] = {"mean", "p50", "p90", "p95", "p99", "max"};
enum { STATISTICS = sizeof statistics / sizeof *statistics };

static const struct {
    const char *metric;
    enum statistic statistic;
} usual[] = {
    {"availability.nines", STATISTIC_MEAN}, {"downtime.requests", STATISTIC_MEAN},
    {"rto.detect_last", STATISTIC_MEAN},    {"rto.service", STATISTIC_P95},
    {"rpo.seconds", STATISTIC_P95},         {"rpo.lost_writes", STATISTIC_MEAN},
    {"probe.false_flips", STATISTIC_MEAN},  {"probe.load", STATISTIC_MEAN},
    {"cost.annual", STATISTIC_MEAN},        {"cost.per_nine", STATISTIC_MEAN},
};

bool columns_add(struct columns *c, const struct metric_table *metrics, const char *text)
{
    size_t length = strcspn(text, ":"), s = 0;
    int metric = -1;
    for (size_t m = 0; m < metrics->count; m++) {
        const char *name = metrics->metrics[m].name;
        if (strlen(name) == length && strncmp(name, text, length) == 0) {
            metric = (int)m;
        }
    }
    while (text[length] && s < STATISTICS && strcmp(statistics[s], text + length + 1) != 0) {
        s++;
    }
    if (metric < 0 || s == STATISTICS || c->count == COLUMNS_MAX) {
        return false;
    }
    c->items[c->count++] = (struct column){metric, (enum statistic)s};
    return true;
}

static bool has_values(const struct column *c, const struct result *const *results, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (results[i]->summaries[c->metric].n > 0) {
            return true;
        }
    }
    return false;
}

void columns_usual(struct columns *c, const struct result *const *results, size_t count)
{
    for (size_t i = 0; count > 0 && i < sizeof usual / sizeof *usual; i++) {
        struct column column = {metric_find(results[0]->metrics, usual[i].metric),
                                usual[i].statistic};
        if (column.metric >= 0 && c->count < COLUMNS_MAX && has_values(&column, results, count)) {
            c->items[c->count++] = column;
        }
    }
}

void columns_losses(struct columns *c, const struct result *const *results, size_t count)
{
    static const char *const losses[] = {"cost.downtime", "cost.lost_writes"};
    for (size_t k = 0; count > 0 && k < sizeof losses / sizeof *losses; k++) {
        struct column column = {metric_find(results[0]->metrics, losses[k]), STATISTIC_MEAN};
        if (column.metric >= 0 && c->count < COLUMNS_MAX && has_values(&column, results, count)) {
            c->items[c->count++] = column;
        }
    }
}

const char *statistic_name(enum statistic s)
{
    return statistics[s];
}

void column_name(const struct column *c, const struct result *r, struct buf *out)
{
    const struct metric *metric = &r->metrics->metrics[c->metric];
    buf_add(out, metric->name);
    if (c->statistic != STATISTIC_MEAN) {
        buf_printf(out, " %s", statistics[c->statistic]);
    }
    if (unit_is_money(metric)) {
        buf_add(out, ", ");
        unit_write(r, metric, out);
    }
}

double column_value(const struct column *c, const struct result *r)
{
    const struct summary *s = &r->summaries[c->metric];
    const double values[] = {
        [STATISTIC_MEAN] = s->mean, [STATISTIC_P50] = s->p50, [STATISTIC_P90] = s->p90,
        [STATISTIC_P95] = s->p95,   [STATISTIC_P99] = s->p99, [STATISTIC_MAX] = s->max,
    };
    return values[c->statistic];
}

bool column_interval(const struct column *c, const struct result *r, double *ret_lo, double *ret_hi)
{
    const char *name = r->metrics->metrics[c->metric].name;
    const struct summary *s = &r->summaries[c->metric];
    bool mean = c->statistic == STATISTIC_MEAN;
    *ret_lo = mean ? s->lo : (double)NAN;
    *ret_hi = mean ? s->hi : (double)NAN;
    for (size_t i = 0; i < r->target_count && !mean; i++) {
        const struct target_result *t = &r->targets[i];
        if (strcmp(t->metric, name) == 0 && strcmp(t->statistic, statistics[c->statistic]) == 0) {
            *ret_lo = t->lo;
            *ret_hi = t->hi;
        }
    }
    return !isnan(*ret_lo) || !isnan(*ret_hi);
}

void column_write(const struct column *c, const struct result *r, struct buf *out)
{
    const struct metric *metric = &r->metrics->metrics[c->metric];
    const struct summary *s = &r->summaries[c->metric];
    if (c->statistic != STATISTIC_MEAN) {
        human_quantile(metric, s, human_statistic(statistics[c->statistic]), column_value(c, r),
                       out);
        return;
    }
    human_mean(metric, s, out);
    if (!isnan(human_unseen(metric, s, r))) {
        buf_add(out, " (");
        human_precision_of(r, (size_t)c->metric, out);
        buf_add_char(out, ')');
        return;
    }
    double half = fmax(s->hi - s->mean, s->mean - s->lo);
    if (!s->nothing_failed && !human_censored_all(s) && half > 1e-12 * fabs(s->mean)) {
        buf_add(out, " ± ");
        human_width(metric, half, out);
    }
}
