/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/selection.h"

#include <math.h>

bool selection_misses(const struct contender *c, size_t target, double error)
{
    return c->targets[target].error_missed <= error;
}

bool selection_dearer(const struct contender *c, double error)
{
    return c->lead.error <= error;
}

/* The smallest error with which some target can be said to be missed. */
static double infeasible_error(const struct contender *c)
{
    double least = 1;
    for (size_t t = 0; t < c->target_count; t++) {
        least = fmin(least, c->targets[t].error_missed);
    }
    return least;
}

/* The error with which all targets can be said to be met. */
static double feasible_error(const struct contender *c)
{
    double most = 0;
    for (size_t t = 0; t < c->target_count; t++) {
        most = fmax(most, c->targets[t].error_kept);
    }
    return most;
}

static bool seems_feasible(const struct contender *c, double error)
{
    bool kept = infeasible_error(c) > error || c->target_count == 0;
    for (size_t t = 0; t < c->target_count; t++) {
        kept = kept && c->targets[t].kept;
    }
    return kept;
}

double selection_likely(const struct contender *c)
{
    double likely = 1;
    for (size_t t = 0; t < c->target_count; t++) {
        likely -= 1 - c->targets[t].likely;
    }
    return fmax(0, likely);
}

static bool may_be_best(const struct contender *c, double error)
{
    return !isnan(c->objective) && seems_feasible(c, error);
}

size_t selection_cheapest(const struct contender *c, size_t n, double error)
{
    size_t best = SELECTION_NONE;
    for (size_t i = 0; i < n; i++) {
        if (may_be_best(&c[i], error) &&
            (best == SELECTION_NONE || c[i].objective < c[best].objective)) {
            best = i;
        }
    }
    return best;
}

size_t selection_next(const struct contender *c, size_t n, double error, size_t best)
{
    size_t next = SELECTION_NONE;
    for (size_t i = 0; i < n; i++) {
        if (i != best && may_be_best(&c[i], error) && !isnan(c[i].lead.mean) &&
            (next == SELECTION_NONE || c[i].lead.mean < c[next].lead.mean)) {
            next = i;
        }
    }
    return next;
}

static size_t statements(size_t n, size_t targets)
{
    return n - 1 + targets;
}

double selection_error(size_t n, size_t targets, double confidence)
{
    size_t count = statements(n, targets);
    return count > 0 ? (1 - confidence) / (double)count : 1;
}

/* The largest error that the choice rests on. */
static double largest_error(const struct contender *c, size_t n, size_t best)
{
    double largest = 0;
    for (size_t i = 0; i < n; i++) {
        double e = infeasible_error(&c[i]);
        if (i == best) {
            e = feasible_error(&c[i]);
        } else if (best != SELECTION_NONE) {
            e = fmin(e, c[i].lead.error);
        }
        largest = fmax(largest, e);
    }
    return largest;
}

struct selection selection_conclude(const struct contender *c, size_t n, size_t best,
                                    double confidence)
{
    size_t targets = n > 0 ? c[0].target_count : 0;
    struct selection s = {.best = best, .verdict = VERDICT_UNDECIDED};
    s.error = selection_error(n, targets, confidence);
    s.runner_up = selection_next(c, n, s.error, best);
    double largest = largest_error(c, n, s.best);
    s.probability = fmax(0, 1 - (double)statements(n, targets) * largest);
    if (largest <= s.error && (s.best != SELECTION_NONE || targets > 0)) {
        s.verdict = s.best == SELECTION_NONE ? VERDICT_MISSED : VERDICT_MET;
    }
    return s;
}

/* No margin is taken for smaller than half its own error, so that nothing asks for more than four
 * times what it has had at once. */
static double tempered(double margin, double variance, int64_t played)
{
    return fmax(fabs(margin), sqrt(variance / (double)played) / 2);
}

/* Of which nothing is known that would tell how far it is from anything. */
static struct ocba_design blind(int64_t played, bool paired)
{
    return (struct ocba_design){.margin = 1, .variance = 4 * (double)played, .paired = paired};
}

static struct ocba_design to_limit(const struct footing *f, int64_t played)
{
    if (isnan(f->margin) || isnan(f->variance)) {
        return blind(played, false);
    }
    return (struct ocba_design){.margin = tempered(f->margin, f->variance, played),
                                .variance = f->variance};
}

static struct ocba_design to_best(const struct contender *c)
{
    const struct lead *l = &c->lead;
    return (struct ocba_design){.margin = tempered(l->mean, l->variance, c->played),
                                .variance = l->variance,
                                .paired = true};
}

static double wants(const struct ocba_design *d)
{
    return d->variance / (d->margin * d->margin);
}

/* By the reason that takes the fewest replications. */
static struct ocba_design exclude(const struct contender *c, bool against_best, double error)
{
    struct ocba_design least = blind(c->played, against_best);
    bool rival = seems_feasible(c, error); /* which may seem cheaper by now */
    if (against_best && c->lead.variance > 0 && (c->lead.mean > 0 || rival)) {
        least = to_best(c);
    }
    for (size_t t = 0; t < c->target_count; t++) {
        const struct footing *f = &c->targets[t];
        struct ocba_design d = to_limit(f, c->played);
        if (!(f->margin >= 0) && wants(&d) < wants(&least)) {
            least = d;
        }
    }
    return least;
}

/* The target that is hardest to show to be met. */
static struct ocba_design confirm(const struct contender *c, double error)
{
    struct ocba_design most = {.margin = INFINITY};
    for (size_t t = 0; t < c->target_count; t++) {
        struct ocba_design d = to_limit(&c->targets[t], c->played);
        if (c->targets[t].error_kept > error && wants(&d) > wants(&most)) {
            most = d;
        }
    }
    return most;
}

void selection_designs(const struct contender *c, size_t n, const struct selection *s,
                       struct ocba_design *ret)
{
    bool any = s->best != SELECTION_NONE;
    for (size_t i = 0; i < n; i++) {
        bool excluded = infeasible_error(&c[i]) <= s->error ||
                        (any && i != s->best && c[i].lead.error <= s->error);
        if (i == s->best) {
            ret[i] = confirm(&c[i], s->error);
        } else if (excluded) {
            ret[i] = (struct ocba_design){.margin = INFINITY};
        } else {
            ret[i] = exclude(&c[i], any, s->error);
        }
    }
}
