/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/targets.h"

#include <math.h>
#include <stdio.h>

#include "sim/base/die.h"
#include "sim/run/bound.h"

/* Comparisons with NaN are false: an end that is missing decides nothing. */
enum verdict target_verdict_at_least(double limit, double lo, double hi)
{
    if (lo >= limit) {
        return VERDICT_MET;
    }
    return hi < limit ? VERDICT_MISSED : VERDICT_UNDECIDED;
}

enum verdict target_verdict_at_most(double limit, double lo, double hi)
{
    if (hi <= limit) {
        return VERDICT_MET;
    }
    return lo > limit ? VERDICT_MISSED : VERDICT_UNDECIDED;
}

bool targets_any(const struct targets *t)
{
    return !isnan(t->availability) || t->rto != SIMTIME_NEVER || t->rpo != SIMTIME_NEVER;
}

static int metric_index(const struct collector *c, const char *name)
{
    int index = metric_find(c->metrics, name);
    VERIFY(index >= 0);
    return index;
}

/* Replications without a failure that support so much availability. */
static int64_t flawless_needed(double limit)
{
    if (limit >= 1) {
        return 0;
    }
    int64_t n = (int64_t)fmax(1, ceil(log(1 - COLLECT_LEVEL) / log(limit)));
    return bound_availability(n) >= limit ? n : n + 1;
}

static void doubt_availability(const struct summary *s, struct target_result *ret)
{
    ret->have = s->n;
    if (s->n == 0) {
        ret->doubt = DOUBT_NO_VALUES;
    } else if (s->nothing_failed) {
        ret->doubt = DOUBT_NOTHING_FAILED;
        ret->needed = flawless_needed(ret->limit);
    } else if (s->n < 2) {
        ret->doubt = DOUBT_TOO_FEW;
        ret->needed = 2;
    } else {
        ret->doubt = DOUBT_STRADDLES;
    }
}

static void judge_availability(double limit, struct collector *c, struct target_result *ret)
{
    struct summary s;
    collect_summary(c, metric_index(c, "availability.requests"), &s);
    *ret = (struct target_result){.metric = "availability.requests",
                                  .statistic = "mean",
                                  .at_least = true,
                                  .limit = limit,
                                  .value = s.mean,
                                  .lo = s.lo,
                                  .hi = s.hi,
                                  .verdict = target_verdict_at_least(limit, s.lo, s.hi)};
    if (ret->verdict == VERDICT_UNDECIDED) {
        doubt_availability(&s, ret);
    }
}

/* How many values of the sample are x or less. */
static int64_t count_at_most(struct quantile *q, double x)
{
    int64_t below = 0, above = q->n; /* rank `below` is at most x, rank above + 1 is not */
    while (below < above) {
        int64_t middle = below + (above - below + 1) / 2;
        if (quantile_rank(q, middle) <= x) {
            below = middle;
        } else {
            above = middle - 1;
        }
    }
    return below;
}

/* As many independent values tell as much. One replication alone, however many incidents it has, is
 * one case. */
static int64_t effective_count(const struct sample *s)
{
    double effect = clustered_design_effect(&s->clusters, tally_variance(&s->tally));
    return s->clusters.clusters < 2 ? 1
                                    : (int64_t)fmax(1, floor((double)s->tally.n / effect + 1e-9));
}

static bool too_few(int64_t n, double p)
{
    return interval_quantile_ranks(n, p, COLLECT_LEVEL).too_short != 0;
}

/* Independent values that give the interval of a quantile both ends: 59 for p95. From below, since
 * large numbers take long; 0 if none is enough. */
static int64_t values_needed(double p)
{
    static const int64_t most = INT64_C(1) << 40;
    int64_t few = 0, enough = 1;
    while (enough < most && too_few(enough, p)) {
        few = enough;
        enough *= 2;
    }
    if (enough == most && too_few(enough, p)) {
        return 0;
    }
    while (enough - few > 1) {
        int64_t middle = few + (enough - few) / 2;
        if (too_few(middle, p)) {
            few = middle;
        } else {
            enough = middle;
        }
    }
    return enough;
}

/* Ends of the interval of a quantile as ranks in the pooled sample; 0 where no rank bounds it. */
static struct ranks quantile_ends(const struct sample *s, double p)
{
    double n = (double)s->tally.n;
    int64_t effective = effective_count(s);
    struct ranks r = interval_quantile_ranks(effective, p, COLLECT_LEVEL);
    double scale = n / (double)effective;
    r.lo = r.too_short & RANKS_NO_LOWER ? 0 : (int64_t)fmax(1, floor((double)r.lo * scale));
    r.hi = r.too_short & RANKS_NO_UPPER ? 0 : (int64_t)fmin(n, ceil((double)r.hi * scale));
    return r;
}

/* The k-th smallest value if every censored one had grown beyond all bounds; NaN if it is one of
 * them. */
static double worst_rank(struct sample *s, int64_t k)
{
    int64_t passed = 0; /* censored values known to lie at or below the answer's candidate */
    while (k > 0 && k + passed <= s->tally.n) {
        double x = quantile_rank(&s->quantile, k + passed);
        int64_t censored = count_at_most(&s->reached, x);
        if (censored == passed || count_at_most(&s->quantile, x) - censored >= k) {
            return x;
        }
        passed = censored;
    }
    return NAN;
}

struct interval targets_percentile_interval(struct sample *s, double p)
{
    if (s->tally.n == 0) {
        return (struct interval){NAN, NAN};
    }
    struct ranks r = quantile_ends(s, p);
    return (struct interval){r.lo > 0 ? quantile_rank(&s->quantile, r.lo) : NAN,
                             r.hi > 0 ? quantile_rank(&s->quantile, r.hi) : NAN};
}

static void doubt_percentile(const struct sample *s, double p, struct target_result *ret)
{
    ret->have = effective_count(s);
    if (isnan(ret->lo) || isnan(ret->hi)) {
        ret->doubt = DOUBT_TOO_FEW;
        ret->needed = values_needed(p);
    } else {
        ret->doubt = ret->hi <= ret->limit ? DOUBT_CENSORED : DOUBT_STRADDLES;
    }
}

/* A percentile over the incidents against a limit in seconds. */
static void judge_percentile(const char *metric, simtime limit, double percentile,
                             struct collector *c, struct target_result *ret)
{
    struct sample *s = &c->samples[metric_index(c, metric)];
    double p = percentile / 100;
    *ret = (struct target_result){.metric = metric,
                                  .limit = simtime_seconds(limit),
                                  .value = NAN,
                                  .lo = NAN,
                                  .hi = NAN,
                                  .verdict = VERDICT_UNDECIDED,
                                  .doubt = DOUBT_NO_VALUES};
    snprintf(ret->statistic, sizeof ret->statistic, "p%.12g", percentile);
    if (s->is_weighted) {
        ret->doubt = DOUBT_WEIGHTED;
    }
    if (s->tally.n == 0 || s->is_weighted) {
        return;
    }
    struct interval i = targets_percentile_interval(s, p);
    ret->value = quantile_at(&s->quantile, p);
    ret->lo = i.lo;
    ret->hi = i.hi;
    double worst = worst_rank(s, quantile_ends(s, p).hi);
    ret->verdict = target_verdict_at_most(ret->limit, ret->lo, worst);
    ret->doubt = DOUBT_NONE;
    if (ret->verdict == VERDICT_UNDECIDED) {
        doubt_percentile(s, p, ret);
    }
}

void targets_judge(const struct targets *t, struct collector *c, struct result *ret)
{
    ret->target_count = 0;
    if (!isnan(t->availability)) {
        judge_availability(t->availability, c, &ret->targets[ret->target_count++]);
    }
    if (t->rto != SIMTIME_NEVER) {
        judge_percentile("rto.service", t->rto, t->percentile, c,
                         &ret->targets[ret->target_count++]);
    }
    if (t->rpo != SIMTIME_NEVER) {
        judge_percentile("rpo.seconds", t->rpo, t->percentile, c,
                         &ret->targets[ret->target_count++]);
    }
}
