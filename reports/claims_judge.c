/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims_judge.h"

#include <math.h>
#include <string.h>

#include "reports/human.h"
#include "sim/run/targets.h"

const char *standing_name(enum standing s)
{
    static const char *const names[] = {
        [STANDING_HOLDS] = "holds", [STANDING_OPEN] = "open", [STANDING_BROKEN] = "broken"};
    return names[s];
}

/* A number with its interval, either end of which may be unknown. */
struct estimate {
    double value, lo, hi, grain;
};

static bool near(double a, double b, double grain)
{
    return (isnan(a) && isnan(b)) || fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b)) + grain;
}

static bool reads_the_same(const struct metric *metric, double a, double b)
{
    struct buf x = BUF_INIT, y = BUF_INIT;
    human_value(metric, a, &x);
    human_value(metric, b, &y);
    bool same = strcmp(buf_text(&x), buf_text(&y)) == 0;
    buf_release(&x);
    buf_release(&y);
    return same;
}

/* All values that it may stand for. An end that is not known is far away; without both, it is what
 * it says. */
static void reach(const struct estimate *x, double *ret_lo, double *ret_hi)
{
    bool alone = isnan(x->lo) && isnan(x->hi);
    *ret_lo = alone ? x->value - x->grain : isnan(x->lo) ? -(double)INFINITY : x->lo;
    *ret_hi = alone ? x->value + x->grain : isnan(x->hi) ? (double)INFINITY : x->hi;
}

static bool overlap(const struct estimate *a, const struct estimate *b)
{
    double a_lo, a_hi, b_lo, b_hi;
    reach(a, &a_lo, &a_hi);
    reach(b, &b_lo, &b_hi);
    double slack = 1e-9 * fmax(fabs(a->value), fabs(b->value));
    return a_lo <= b_hi + slack && b_lo <= a_hi + slack;
}

static bool still_so(const struct estimate *then, const struct estimate *now,
                     const struct metric *metric, bool same)
{
    if (isnan(then->value) || isnan(now->value)) {
        return isnan(then->value) && isnan(now->value);
    }
    if (same) {
        bool ends = isnan(then->lo) && isnan(then->hi) && then->grain > 0; /* a person's */
        return near(then->value, now->value, then->grain) &&
               (ends || (near(then->lo, now->lo, 0) && near(then->hi, now->hi, 0)));
    }
    return overlap(then, now) || reads_the_same(metric, then->value, now->value);
}

/* Against the claim's limit, whatever the scenario asks for now. */
static enum verdict verdict_on(const struct claim *then, const struct claim *now)
{
    if (now->judged && now->bound == then->bound && near(now->limit, then->limit, 0)) {
        return now->verdict;
    }
    return then->bound == CLAIM_AT_LEAST ? target_verdict_at_least(then->limit, now->lo, now->hi)
                                         : target_verdict_at_most(then->limit, now->lo, now->hi);
}

static enum standing worse(enum standing a, enum standing b)
{
    return a > b ? a : b;
}

enum standing claim_judge(const struct claim *then, const struct result *now, bool same,
                          struct arena *a, struct claim *ret_now)
{
    enum standing number = STANDING_HOLDS, verdict = STANDING_HOLDS;
    if (!claim_of(now, then->metric, then->statistic, a, ret_now)) {
        ret_now->value = ret_now->lo = ret_now->hi = (double)NAN;
    }
    const struct metric *metric = &now->metrics->metrics[metric_find(now->metrics, then->metric)];
    const struct estimate x = {then->value, then->lo, then->hi, then->grain},
                          y = {ret_now->value, ret_now->lo, ret_now->hi, 0};
    bool told = !isnan(then->value) || then->bound == CLAIM_FREE;
    if (told && !still_so(&x, &y, metric, same)) {
        number = STANDING_BROKEN;
    }
    if (then->judged) {
        enum verdict v = verdict_on(then, ret_now);
        verdict = v == then->verdict       ? STANDING_HOLDS
                  : v == VERDICT_UNDECIDED ? STANDING_OPEN
                                           : STANDING_BROKEN;
        ret_now->judged = true;
        ret_now->verdict = v;
    } else {
        ret_now->judged = false;
    }
    ret_now->bound = then->bound;
    ret_now->limit = then->limit;
    return worse(number, verdict);
}

enum standing claim_judge_difference(const struct claim_difference *then,
                                     const struct difference *now, const struct metric *metric,
                                     bool same, struct claim_difference *ret_now)
{
    const struct estimate x = {then->mean, then->lo, then->hi, 0},
                          y = {now->mean, now->lo, now->hi, 0};
    *ret_now = *then;
    ret_now->mean = now->mean;
    ret_now->lo = now->lo;
    ret_now->hi = now->hi;
    ret_now->paired = now->paired;
    return still_so(&x, &y, metric, same) ? STANDING_HOLDS : STANDING_BROKEN;
}

enum standing claim_judge_choice(const struct claims *then, const struct result *const *results,
                                 struct decision *ret_now)
{
    const struct claim_choice *c = &then->choice;
    *ret_now = choice_of(results, then->count, c->by, c->unasked);
    if (ret_now->end != c->choice.end) {
        return ret_now->end == CHOICE_UNDECIDED ? STANDING_OPEN : STANDING_BROKEN;
    }
    bool other = c->choice.end == CHOICE_MADE && ret_now->option != c->choice.option;
    return other ? STANDING_BROKEN : STANDING_HOLDS;
}
