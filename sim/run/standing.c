/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/standing.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "sim/base/die.h"
#include "sim/stats/anytime.h"

/* What rounding leaves, of a share near 1. */
static const double ROUNDING = 1e-13;

static void add_target(struct standing *s, const struct metric_table *metrics, const char *name,
                       double limit, double share)
{
    int metric = metric_find(metrics, name);
    VERIFY(metric >= 0 && s->count < RESULT_TARGETS);
    s->targets[s->count++] =
        (struct standing_target){.metric = metric, .limit = limit, .share = share};
}

void standing_init(struct standing *s, const struct targets *t, const struct metric_table *metrics)
{
    *s = (struct standing){0};
    if (!isnan(t->availability)) {
        add_target(s, metrics, "availability.requests", t->availability, NAN);
        series_init_for(&s->targets[0].values, metrics, s->targets[0].metric);
    }
    if (t->rto != SIMTIME_NEVER) {
        add_target(s, metrics, "rto.service", simtime_seconds(t->rto), t->percentile / 100);
    }
    if (t->rpo != SIMTIME_NEVER) {
        add_target(s, metrics, "rpo.seconds", simtime_seconds(t->rpo), t->percentile / 100);
    }
}

void standing_release(struct standing *s)
{
    for (size_t i = 0; i < s->count; i++) {
        if (isnan(s->targets[i].share)) {
            series_release(&s->targets[i].values);
        }
    }
}

static void add_incidents(struct standing_target *t, const struct row *row)
{
    int64_t number = 0;
    double kept = 0, perhaps = 0;
    for (size_t i = 0; i < row->incident_count; i++) {
        double x = row->incidents[i].value[t->metric];
        number += !isnan(x);
        perhaps += x <= t->limit;
        kept += x <= t->limit && !row->incidents[i].censored[t->metric];
    }
    clustered_add(&t->kept, number, kept);
    clustered_add(&t->perhaps, number, perhaps);
}

void standing_add(struct standing *s, const struct row *row)
{
    s->replications++;
    s->weights += row->weight;
    s->squares += row->weight * row->weight;
    s->weighted = s->weighted || row->weight != 1;
    for (size_t i = 0; i < s->count; i++) {
        if (isnan(s->targets[i].share)) {
            series_add(&s->targets[i].values, row);
            s->targets[i].losing += row->value[s->targets[i].metric] < 1;
        } else {
            add_incidents(&s->targets[i], row);
        }
    }
}

/* So many independent trials tell as much. */
struct trials {
    double hits, number;
};

static struct trials trials_of(const struct clustered *c)
{
    double values = (double)c->values, clusters = (double)c->clusters;
    if (c->values == 0) {
        return (struct trials){0, 0};
    }
    double hits = round((c->origin + c->sum_y / c->sum_m) * values), share = hits / values;
    if (hits <= 0 || hits >= values || c->clusters < 2) { /* nothing tells how they hang together */
        return (struct trials){share * clusters, clusters};
    }
    double effect = clustered_design_effect(c, share * (1 - share) * values / (values - 1));
    return (struct trials){hits / effect, values / effect};
}

static double likely_share(struct trials t, double limit)
{
    return t.number > 0 ? gsl_cdf_beta_Q(limit, t.hits + 0.5, t.number - t.hits + 0.5) : 0;
}

/* Margin and variance are for planning alone, and must never say that nothing is left to learn: one
 * half of a hit and one half of a miss are added. */
static struct footing share_footing(struct trials kept, struct trials perhaps, double limit,
                                    double replications, double first)
{
    double share = (kept.hits + 0.5) / (kept.number + 1);
    struct footing f = {
        .kept = kept.number > 0 && kept.hits >= kept.number * limit - 1e-9,
        .error_kept = anytime_share_above(kept.hits, kept.number, limit, first),
        .error_missed = anytime_share_below(perhaps.hits, perhaps.number, limit, first),
        .likely = likely_share(kept, limit),
        .margin = kept.number > 0 ? share - limit : NAN,
        .variance = kept.number > 0 ? share * (1 - share) / kept.number * replications : NAN,
    };
    return f;
}

static const struct footing unknown = {
    .error_kept = 1, .error_missed = 1, .margin = NAN, .variance = NAN};

static struct footing certain_footing(double margin)
{
    bool kept = margin >= 0;
    return (struct footing){
        .kept = kept, .error_kept = !kept, .error_missed = kept, .likely = kept, .margin = margin};
}

/* A replication that loses requests costs all of them at most. Weights make fewer replications
 * count (Kish 1965). */
static struct footing losing_footing(const struct standing *s, const struct standing_target *t,
                                     int64_t first)
{
    double count = (double)s->replications, number = s->weights * s->weights / s->squares;
    struct trials good = {number * (1 - (double)t->losing / count), number};
    return share_footing(good, (struct trials){number, number}, fmin(t->limit, 1), count,
                         (double)first);
}

/* Replications of a kind of which none has been seen lose so much of the mean at most, and must not
 * come so often that it falls to the limit. */
static struct footing unseen_footing(const struct standing *s, double mean, double margin,
                                     int64_t first)
{
    double number = s->weights * s->weights / s->squares;
    struct trials all = {number, number};
    double share = 1 - margin / (mean * s->unseen);
    struct footing f = share_footing(all, all, share, (double)s->replications, (double)first);
    f.kept = true;
    f.margin = margin;
    return f;
}

static bool may_lose_unseen(const struct standing *s, double mean, double margin)
{
    return s->unseen > 0 && margin >= 0 && mean > 0;
}

/* Every replication lost the same. */
static struct footing constant_footing(const struct standing *s, double mean, double margin,
                                       int64_t first)
{
    return may_lose_unseen(s, mean, margin) ? unseen_footing(s, mean, margin, first)
                                            : certain_footing(margin);
}

static double mean_square(const struct influence *x)
{
    double sum = 0;
    for (size_t i = 0; i < x->n; i++) {
        sum += x->of[i] * x->of[i];
    }
    return sum / ((double)x->n - 1);
}

enum { LOSING = 10 };

/* Some lost requests, and not all the same. */
static struct footing varying_footing(const struct standing *s, const struct standing_target *t,
                                      const struct influence *x, int64_t first)
{
    double n = (double)x->n, growth = n / (double)first, margin = x->value - t->limit;
    struct footing f;
    double variance = mean_square(x);
    if (t->losing < LOSING) {
        f = losing_footing(s, t, first);
    } else {
        f.error_kept = anytime_mean_above(x->of, x->n, margin, growth);
        f.likely = gsl_cdf_tdist_P(margin / sqrt(variance / n), n - 1);
    }
    f.kept = margin >= 0;
    f.error_missed = anytime_mean_below(x->of, x->n, margin, growth);
    f.margin = margin;
    f.variance = variance;
    if (may_lose_unseen(s, x->value, margin)) { /* of which what has varied tells nothing */
        struct footing unseen = unseen_footing(s, x->value, margin, first);
        f.error_kept = fmax(f.error_kept, unseen.error_kept);
        f.variance = fmax(f.variance, unseen.variance);
    }
    return f;
}

static struct footing mean_footing(const struct standing *s, const struct standing_target *t,
                                   int64_t first)
{
    struct influence x;
    struct footing f = unknown;
    series_estimate(&t->values, t->metric, &x);
    if (!isnan(x.value) && t->losing == 0) {
        f = losing_footing(s, t, first);
    } else if (!isnan(x.value) && x.n > 1) {
        double margin = fabs(x.value - t->limit) <= ROUNDING ? 0 : x.value - t->limit;
        bool constant = sqrt(mean_square(&x)) <= ROUNDING;
        f = constant ? constant_footing(s, x.value, margin, first)
                     : varying_footing(s, t, &x, first);
    }
    free(x.of);
    return f;
}

struct footing standing_judge(const struct standing *s, size_t target, int64_t first)
{
    const struct standing_target *t = &s->targets[target];
    VERIFY(target < s->count);
    if (isnan(t->share)) {
        return mean_footing(s, t, first);
    }
    return s->weighted ? unknown
                       : share_footing(trials_of(&t->kept), trials_of(&t->perhaps), t->share,
                                       (double)s->replications, (double)first);
}
