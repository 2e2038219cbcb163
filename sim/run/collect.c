/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/collect.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/run/bound.h"

#define REQUESTS "availability.requests"
#define ANNUAL "cost.annual"

static const struct summary empty_summary = {
    .mean = NAN,
    .lo = NAN,
    .hi = NAN,
    .error = NAN,
    .sd = NAN,
    .min = NAN,
    .p50 = NAN,
    .p90 = NAN,
    .p95 = NAN,
    .p99 = NAN,
    .max = NAN,
    .closed_form = NAN,
};

void collect_init(struct collector *c, const struct metric_table *metrics)
{
    *c = (struct collector){.metrics = metrics};
    c->samples = xcalloc(metrics->count, sizeof *c->samples);
    for (size_t m = 0; m < metrics->count; m++) {
        quantile_init(&c->samples[m].quantile, 0);
        quantile_init(&c->samples[m].reached, 0);
    }
}

void collect_release(struct collector *c)
{
    for (size_t m = 0; m < c->metrics->count; m++) {
        quantile_release(&c->samples[m].quantile);
        quantile_release(&c->samples[m].reached);
    }
    free(c->samples);
    *c = (struct collector){0};
}

static void sample_add(struct sample *s, const struct metric *metric, double x, bool censored)
{
    if (!isfinite(x)) {
        BUG("%s is %g", metric->name, x);
    }
    tally_add(&s->tally, x);
    quantile_add(&s->quantile, x);
    if (censored) {
        s->censored++;
        quantile_add(&s->reached, x);
    }
}

static void weigh(struct collector *c)
{
    c->weighted = true;
    for (size_t m = 0; m < c->metrics->count; m++) {
        c->samples[m].is_weighted = true;
    }
}

bool collect_weighted(const struct collector *c)
{
    return c->weighted;
}

static double sample_mean(const struct sample *s)
{
    return s->is_weighted ? weighted_mean(&s->weighted) : s->tally.mean;
}

static void collect_incidents(struct collector *c, size_t m, const struct row *row)
{
    struct sample *s = &c->samples[m];
    int64_t count = 0;
    double sum = 0;
    for (size_t i = 0; i < row->incident_count; i++) {
        const struct incident_row *incident = &row->incidents[i];
        if (!isnan(incident->value[m])) {
            sample_add(s, &c->metrics->metrics[m], incident->value[m], incident->censored[m]);
            count++;
            sum += incident->value[m];
        }
    }
    clustered_add(&s->clusters, count, sum);
    weighted_add(&s->weighted, row->weight, (double)count, sum);
}

double collect_effective(const struct collector *c)
{
    return c->squares > 0 ? c->weights * c->weights / c->squares : 0;
}

void collect_row(struct collector *c, const struct row *row)
{
    c->weights += row->weight;
    c->squares += row->weight * row->weight;
    if (row->weight != 1 && !c->weighted) {
        weigh(c);
    }
    for (size_t m = 0; m < c->metrics->count; m++) {
        const struct metric *metric = &c->metrics->metrics[m];
        if (metric->summary != SUMMARY_SAMPLE && metric->summary != SUMMARY_SHARE) {
            continue;
        }
        if (metric->scope == SCOPE_INCIDENT) {
            collect_incidents(c, m, row);
        } else if (!isnan(row->value[m])) {
            sample_add(&c->samples[m], metric, row->value[m], row->censored[m]);
            weighted_add(&c->samples[m].weighted, row->weight, 1, row->value[m]);
        }
    }
}

/* All values at the best a metric can have. */
static bool nothing_failed(const struct sample *s, const char *metric)
{
    double best;
    return s->tally.n > 0 && bound_best(metric, &best) && s->tally.min == s->tally.max &&
           s->tally.max == best;
}

/* Values that are all 0 or 1 have this variance and no other. */
static bool is_binary(const struct tally *t)
{
    double n = (double)t->n, binary = t->mean * (1 - t->mean) * n;
    return t->n == 1 ? t->mean == 0 || t->mean == 1 : fabs(t->m2 - binary) <= 1e-9 * n;
}

static struct interval share_interval(const struct tally *t)
{
    if (is_binary(t)) {
        int64_t k = llround(t->mean * (double)t->n);
        return interval_clopper_pearson(k, t->n, COLLECT_LEVEL);
    }
    struct interval i = interval_mean(t, COLLECT_LEVEL);
    return isnan(i.lo) ? i : (struct interval){fmax(i.lo, 0), fmin(i.hi, 1)};
}

/* What is a count, a time, a sum or a rate is not below 0, and a share not above 1. */
static struct interval possible(const struct sample *s, const struct metric *metric,
                                struct interval i)
{
    i.lo = s->tally.min >= 0 && i.lo < 0 ? 0 : i.lo;
    i.hi = s->tally.max <= 1 && i.hi > 1 && strcmp(metric->unit, "1") == 0 ? 1 : i.hi;
    return i;
}

static struct interval unbounded_interval(const struct sample *s, const struct metric *metric)
{
    if (nothing_failed(s, metric->name)) {
        return bound_interval(metric->name, s->tally.n);
    }
    if (s->is_weighted) {
        return weighted_interval(&s->weighted, COLLECT_LEVEL);
    }
    if (metric->scope == SCOPE_INCIDENT) {
        return interval_clustered_mean(&s->clusters, COLLECT_LEVEL);
    }
    if (metric->summary == SUMMARY_SHARE) {
        return share_interval(&s->tally);
    }
    return interval_mean(&s->tally, COLLECT_LEVEL);
}

static struct interval mean_interval(const struct sample *s, const struct metric *metric)
{
    return possible(s, metric, unbounded_interval(s, metric));
}

/* Both kinds of interval are mean +- t * error, which is solved for the error here. */
static double mean_error(const struct sample *s, const struct metric *metric)
{
    int64_t n = metric->scope == SCOPE_INCIDENT ? s->clusters.clusters : s->tally.n;
    if (n < 2 || s->is_weighted) {
        return s->is_weighted ? weighted_error(&s->weighted) : NAN;
    }
    struct interval i = metric->scope == SCOPE_INCIDENT
                            ? interval_clustered_mean(&s->clusters, COLLECT_LEVEL)
                            : interval_mean(&s->tally, COLLECT_LEVEL);
    double t = gsl_cdf_tdist_Pinv((1 + COLLECT_LEVEL) / 2, (double)(n - 1));
    return (i.hi - i.lo) / 2 / t;
}

static double nines(double availability)
{
    return availability < 1 ? fmax(0, -log10(1 - availability)) : NAN;
}

static const struct sample *sample_of(const struct collector *c, const char *name,
                                      const struct metric **ret)
{
    int index = metric_find(c->metrics, name);
    VERIFY(index >= 0);
    *ret = &c->metrics->metrics[index];
    return &c->samples[index];
}

static void summarise_nines(const struct collector *c, struct summary *ret)
{
    const struct metric *requests;
    const struct sample *s = sample_of(c, REQUESTS, &requests);
    ret->n = s->tally.n;
    if (ret->n > 0) {
        struct interval i = mean_interval(s, requests);
        ret->nothing_failed = nothing_failed(s, REQUESTS);
        ret->mean = nines(sample_mean(s));
        ret->lo = nines(i.lo);
        ret->hi = nines(i.hi);
    }
}

static double per_nine(double cost, double nines)
{
    return nines > 0 ? cost / nines : NAN;
}

/* Incidents cost work and nines, so both are dear together: the ends of the two intervals are
 * paired. A cost that never varies leaves the interval of the nines alone. */
static void summarise_per_nine(const struct collector *c, struct summary *ret)
{
    const struct metric *annual;
    const struct sample *s = sample_of(c, ANNUAL, &annual);
    struct summary n = empty_summary;
    summarise_nines(c, &n);
    if (s->tally.n == 0 || n.n == 0) {
        return;
    }
    struct interval cost = mean_interval(s, annual);
    if (s->tally.n < 2 || s->tally.min == s->tally.max) {
        cost = (struct interval){sample_mean(s), sample_mean(s)};
    }
    ret->n = s->tally.n;
    ret->nothing_failed = n.nothing_failed;
    ret->mean = per_nine(sample_mean(s), n.mean);
    ret->lo = per_nine(cost.lo, n.hi);
    ret->hi = per_nine(cost.hi, n.lo);
}

static void summarise_sample(struct sample *s, const struct metric *metric, struct summary *ret)
{
    ret->n = s->tally.n;
    ret->censored = s->censored;
    if (ret->n == 0) {
        return;
    }
    struct interval i = mean_interval(s, metric);
    ret->nothing_failed = nothing_failed(s, metric->name);
    ret->mean = sample_mean(s);
    ret->lo = i.lo;
    ret->hi = i.hi;
    ret->error = mean_error(s, metric);
    ret->min = s->tally.min;
    ret->max = s->tally.max;
    if (s->is_weighted) {
        return;
    }
    ret->sd = tally_sd(&s->tally);
    ret->min = s->tally.min;
    ret->p50 = quantile_at(&s->quantile, 0.50);
    ret->p90 = quantile_at(&s->quantile, 0.90);
    ret->p95 = quantile_at(&s->quantile, 0.95);
    ret->p99 = quantile_at(&s->quantile, 0.99);
    ret->max = s->tally.max;
    ret->approximate_percentiles = !quantile_exact(&s->quantile);
}

void collect_summary(struct collector *c, int metric, struct summary *ret)
{
    *ret = empty_summary;
    const struct metric *m = &c->metrics->metrics[metric];
    switch (m->summary) {
    case SUMMARY_NINES:
        summarise_nines(c, ret);
        return;
    case SUMMARY_PER_NINE:
        summarise_per_nine(c, ret);
        return;
    case SUMMARY_SAMPLE:
    case SUMMARY_SHARE:
        summarise_sample(&c->samples[metric], m, ret);
        return;
    }
    BUG("summary %d of %s", (int)m->summary, m->name);
}

bool collect_precise(const struct collector *c, int metric, double relative)
{
    const struct metric *m = &c->metrics->metrics[metric];
    struct interval i;
    double wanted;
    if (m->summary != SUMMARY_SAMPLE && m->summary != SUMMARY_SHARE) {
        struct summary s = empty_summary;
        (m->summary == SUMMARY_NINES ? summarise_nines : summarise_per_nine)(c, &s);
        i = (struct interval){s.lo, s.hi};
        wanted = s.mean;
    } else {
        const struct sample *s = &c->samples[metric];
        bool share = strcmp(m->name, REQUESTS) == 0 || strcmp(m->name, "availability.time") == 0;
        i = mean_interval(s, m);
        wanted = share ? 1 - sample_mean(s) : fabs(sample_mean(s));
    }
    /* of what never happened nothing is known; false for NaN, too */
    return wanted > 0 && (i.hi - i.lo) / 2 <= relative * wanted;
}
