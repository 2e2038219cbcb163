/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/human.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reports/human_censored.h"
#include "sim/base/die.h"
#include "sim/base/units.h"
#include "sim/run/bound.h"

enum { MAX_DECIMALS = 14 }; /* of a percentage: as far as a double near 1 goes */

static bool is_unit(const struct metric *metric, const char *unit)
{
    return strcmp(metric->unit, unit) == 0;
}

static bool is_share(const struct metric *metric)
{
    return is_unit(metric, "1") && metric->summary != SUMMARY_NINES;
}

static void add_plain(double x, struct buf *out)
{
    buf_printf(out, fabs(x) >= 9999.5 && fabs(x) < 1e15 ? "%.0f" : "%.4g", x);
}

/* Decimals of a percentage that show the first digit of x percent, x > 0. */
static int first_decimal(double share)
{
    double decimals = -floor(log10(100 * share));
    return (int)fmin(fmax(decimals, -MAX_DECIMALS), MAX_DECIMALS + 1);
}

/* Enough decimals for the second digit of half, and never so few that 99.999 % becomes 100 %. */
static int share_decimals(double x, double half)
{
    double rest = fmin(fabs(x), fabs(1 - x));
    int decimals = half > 0 ? first_decimal(half) + 1 : 0;
    if (rest > 0) {
        int wanted = first_decimal(rest) + (half > 0 ? 0 : 3);
        decimals = wanted > decimals ? wanted : decimals;
    }
    return decimals < 0 ? 0 : decimals > MAX_DECIMALS ? MAX_DECIMALS : decimals;
}

static void add_share(double x, double half, struct buf *out)
{
    char text[64];
    snprintf(text, sizeof text, "%.*f", share_decimals(x, half), 100 * x);
    size_t length = strlen(text);
    while (strchr(text, '.') && (text[length - 1] == '0' || text[length - 1] == '.')) {
        text[--length] = '\0';
    }
    buf_printf(out, "%s %%", text);
}

void human_estimate(const struct metric *metric, double x, double half, struct buf *out)
{
    if (isnan(x)) {
        buf_add(out, "-");
    } else if (is_unit(metric, "s")) {
        units_human_seconds(out, x);
    } else if (is_share(metric)) {
        double best;
        if (bound_best(metric->name, &best) && x == best) {
            buf_add(out, "no loss");
        } else {
            add_share(x, half, out);
        }
    } else {
        add_plain(x, out);
        if (is_unit(metric, "min/y")) {
            buf_add(out, " min/y");
        } else if (is_unit(metric, "1/s")) {
            buf_add(out, "/s");
        }
    }
}

void human_value(const struct metric *metric, double x, struct buf *out)
{
    human_estimate(metric, x, 0, out);
}

void human_width(const struct metric *metric, double half, struct buf *out)
{
    if (isnan(half)) {
        buf_add(out, "-");
        return;
    }
    char text[64];
    snprintf(text, sizeof text, "%.1e", half);
    double rounded = strtod(text, NULL);
    if (is_share(metric)) {
        buf_printf(out, "%.2g %%", 100 * rounded);
    } else {
        human_value(metric, rounded, out);
    }
}

/* An interval from one end of a share to the other is none: nothing was learnt. One replication
 * whose months were kept in part has no spread to tell by. */
static bool is_unknown(const struct metric *metric, double lo, double hi)
{
    return (isnan(lo) && isnan(hi)) || (is_share(metric) && lo <= 0 && hi >= 1);
}

void human_interval(const struct metric *metric, double lo, double hi, struct buf *out)
{
    if (is_unknown(metric, lo, hi)) {
        buf_add(out, "-");
        return;
    }
    double half = (hi - lo) / 2;
    buf_add_char(out, '[');
    if (isnan(lo)) {
        buf_add(out, "...");
    } else {
        human_estimate(metric, lo, half, out);
    }
    buf_add(out, ", ");
    if (isnan(hi)) {
        buf_add(out, "...");
    } else {
        human_estimate(metric, hi, half, out);
    }
    buf_add_char(out, ']');
}

/* Whether more is better, for the metrics that can be perfect. */
static bool better_upwards(const struct metric *metric)
{
    double best;
    return metric->summary == SUMMARY_NINES || (bound_best(metric->name, &best) && best > 0);
}

/* Rounded upwards to so many digits: a bound must not promise more than was found. */
static double round_out(double x, int digits)
{
    if (x == 0) {
        return 0;
    }
    double scale = pow(10, floor(log10(fabs(x))) + 1 - digits);
    return ceil(x / scale - 1e-9) * scale; /* 0.003 is 0.0030000000000000003 at times */
}

/* All values equal, but for what adding them up has rounded. */
static bool is_constant(const struct summary *s)
{
    return s->min == s->max || (s->hi - s->lo) / 2 <= 1e-12 * fabs(s->mean);
}

/* Every trial came out the same, which their number bounds on one side alone. Clopper and Pearson's
 * bound holds for parts of a trial, too: n values from 0 to 1 with mean m are all 1 with a chance
 * of at most m^n. */
static bool is_unanimous(const struct metric *metric, const struct summary *s)
{
    return metric->summary == SUMMARY_SHARE && s->min == s->max && s->lo < s->hi &&
           (s->mean == 0 || s->mean == 1);
}

static bool is_bound(const struct metric *metric, const struct summary *s)
{
    return s->nothing_failed || is_unanimous(metric, s);
}

void human_bound(const struct metric *metric, const struct summary *s, double *ret_lo,
                 double *ret_hi)
{
    *ret_lo = is_share(metric) ? 1 - round_out(1 - s->lo, 3) : 0 - round_out(-s->lo, 3);
    *ret_hi = round_out(s->hi, 3);
}

void human_mean(const struct metric *metric, const struct summary *s, struct buf *out)
{
    if (!is_bound(metric, s)) {
        buf_add(out, human_censored_all(s) ? "≥ " : "");
        human_estimate(metric, s->mean, is_constant(s) ? 0 : (s->hi - s->lo) / 2, out);
        return;
    }
    double lo, hi;
    human_bound(metric, s, &lo, &hi);
    if (is_unanimous(metric, s) ? s->mean == 1 : better_upwards(metric)) {
        buf_add(out, "≥ ");
        human_value(metric, lo, out);
    } else {
        buf_add(out, "≤ ");
        human_value(metric, hi, out);
    }
}

static bool is_even(const struct summary *s)
{
    return fabs((s->hi - s->mean) - (s->mean - s->lo)) <= 1e-6 * (s->hi - s->lo);
}

void human_precision(const struct metric *metric, const struct summary *s, struct buf *out)
{
    double best;
    if (is_bound(metric, s)) {
        buf_add(out, "at 95 %");
    } else if (human_censored_all(s)) {
        buf_add(out, s->n > 1 ? "all cut off" : "cut off");
    } else if (is_unknown(metric, s->lo, s->hi)) {
        buf_add(out, "-");
    } else if (is_constant(s) && metric->summary != SUMMARY_SHARE) {
        bool counts = is_unit(metric, "count") || is_unit(metric, "min/y");
        buf_add(out, s->max == 0 && counts ? "none seen" : "constant"); /* it may come yet */
    } else if (metric->summary != SUMMARY_SAMPLE && !isnan(s->lo) && !isnan(s->hi)) {
        human_width(metric, fmax(s->hi - s->mean, s->mean - s->lo), out); /* nearly even */
    } else if (is_even(s)) {
        human_width(metric, (s->hi - s->lo) / 2, out);
    } else if (isnan(s->hi) || (bound_best(metric->name, &best) && s->hi == best)) {
        buf_add(out, "≥ ");
        human_estimate(metric, s->lo, s->mean - s->lo, out);
    } else if (bound_best(metric->name, &best) && s->lo == best) {
        buf_add(out, "≤ ");
        human_value(metric, s->hi, out);
    } else {
        human_interval(metric, s->lo, s->hi, out);
    }
}

double human_unseen(const struct metric *metric, const struct summary *s, const struct result *r)
{
    static const char *const events[] = {"outages", "probe.false_flips"};
    bool event = false;
    for (size_t i = 0; i < sizeof events / sizeof *events; i++) {
        event = event || strcmp(metric->name, events[i]) == 0;
    }
    if (!event || s->n == 0 || !(s->max == 0) || r->biased || r->horizon == 0) {
        return (double)NAN;
    }
    double years = (double)s->n * (double)r->horizon / (double)SIMTIME_YEAR;
    return round_out(-log(0.05) / years, 3);
}

void human_precision_of(const struct result *r, size_t metric, struct buf *out)
{
    const struct metric *m = &r->metrics->metrics[metric];
    double most = human_unseen(m, &r->summaries[metric], r);
    if (isnan(most)) {
        human_precision(m, &r->summaries[metric], out);
    } else {
        buf_add(out, "≤ ");
        add_plain(most, out);
        buf_add(out, "/y");
    }
}

void human_distance(const struct summary *s, struct buf *out)
{
    double distance = s->mean - s->closed_form;
    if (fabs(distance) <= 1e-9 * fabs(s->closed_form)) {
        buf_add(out, ": equal");
    } else if (s->error > 0 && !isnan(distance)) {
        buf_printf(out, ": %+.1f standard errors", distance / s->error);
    }
}

void human_limit(const struct metric *metric, const struct target_result *t, struct buf *out)
{
    buf_add(out, t->at_least ? "≥ " : "≤ ");
    if (is_share(metric)) {
        add_share(t->limit, 0, out);
    } else {
        human_value(metric, t->limit, out);
    }
}

static void add_shortage(const struct target_result *t, struct buf *out)
{
    if (t->needed == 0) {
        buf_printf(out, "no number of values bounds %s on both sides", t->statistic);
    } else {
        buf_printf(out, "%s takes %lld %s to bound, there %s %lld", t->statistic,
                   (long long)t->needed, t->at_least ? "replications" : "independent incidents",
                   t->have == 1 ? "is" : "are", (long long)t->have);
    }
}

void human_doubt(const struct target_result *t, struct buf *out)
{
    switch (t->doubt) {
    case DOUBT_NONE:
        return;
    case DOUBT_NO_VALUES:
        buf_add(out, t->at_least ? "no replication came to its end" : "no incident occurred");
        return;
    case DOUBT_TOO_FEW:
        add_shortage(t, out);
        return;
    case DOUBT_NOTHING_FAILED:
        if (t->needed == 0) {
            buf_add(out, "no number of replications proves that nothing ever fails");
        } else {
            buf_printf(out, "it takes %lld replications without a failure to tell",
                       (long long)t->needed);
        }
        return;
    case DOUBT_CENSORED:
        buf_add(out, "values were cut off, so the limit may be passed all the same");
        return;
    case DOUBT_WEIGHTED:
        buf_add(out, "percentiles are not estimated with rare_events: bias");
        return;
    case DOUBT_STRADDLES:
        buf_add(out, "the limit lies within the interval; more replications would tell");
        return;
    }
    BUG("doubt %d", (int)t->doubt);
}

void human_assumptions(size_t count, struct buf *out)
{
    buf_printf(out, "%zu value%s on none but an assumption", count,
               count == 1 ? " rests" : "s rest");
}

static void write_oddities(const struct result *r, struct buf *out)
{
    if (r->first > 1) {
        buf_printf(out, ", from number %u on", (unsigned)r->first);
    }
    if (r->exact) {
        buf_add(out, ", every probe played");
    }
    if (r->interrupted) {
        buf_add(out, ", interrupted");
    }
    if (r->runaway_count > 0) {
        buf_printf(out, ", %lld of them left out as runaways", (long long)r->runaway_count);
    }
}

void human_setting(const struct result *r, struct buf *out)
{
    human_settings(r, &r, 1, out);
}

void human_settings(const struct result *r, const struct result *const *all, size_t count,
                    struct buf *out)
{
    bool horizons = false, seeds = false;
    for (size_t i = 1; i < count; i++) {
        horizons = horizons || all[i]->horizon != all[0]->horizon;
        seeds = seeds || all[i]->seed != all[0]->seed;
    }
    buf_printf(out, "%lld replication%s of ", (long long)r->replications,
               r->replications == 1 ? "" : "s");
    if (horizons) {
        buf_add(out, "various horizons");
    } else {
        units_print_duration(out, r->horizon);
    }
    if (seeds) {
        buf_add(out, ", various seeds");
    } else {
        buf_printf(out, ", seed %llu", (unsigned long long)r->seed);
    }
    write_oddities(r, out);
}
