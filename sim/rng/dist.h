/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distributions of non-negative quantities: what may stand in a scenario wherever a duration, a
 * value or a rate is asked for. A constant is one too.
 *
 *   kind         parameters in a scenario              here
 *   constant     the bare value                        a = value
 *   exponential  mean                                  a = mean
 *   lognormal    mean, sd | median, p95 | median, p99  a = mu, b = sigma of the log
 *   weibull      shape, scale                          a = shape, b = scale
 *   gamma        shape, scale                          a = shape, b = scale
 *   uniform      min, max                              a = min, b = max
 *   triangular   min, mode, max                        a = min, b = mode, c = max
 *   pareto       min, shape                            a = min, b = shape
 *   empirical    values | file, column                 values sorted; each with equal chance
 *   mixture      [{share, of}, ...]                    parts; shares sum to 1
 *
 * In the unit of the field: seconds for durations. GSL draws gamma; the others are by inversion,
 * one uniform a variate (a constant too; a mixture takes one to choose the part and then what the
 * part takes), so that streams of two designs stay in step. Equal ends of uniform and triangular,
 * and a lognormal without spread, are allowed and give one value. */
#ifndef SIM_RNG_DIST_H
#define SIM_RNG_DIST_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/arena.h"
#include "sim/base/buf.h"
#include "sim/base/simtime.h"
#include "sim/rng/stream.h"

enum dist_kind {
    DIST_CONSTANT,
    DIST_EMPIRICAL,
    DIST_EXPONENTIAL,
    DIST_GAMMA,
    DIST_LOGNORMAL,
    DIST_MIXTURE,
    DIST_PARETO,
    DIST_TRIANGULAR,
    DIST_UNIFORM,
    DIST_WEIBULL
};

struct dist {
    enum dist_kind kind;
    double a, b, c;
    const double *values; /* empirical: sorted */
    size_t count;         /* of values or parts */
    const struct dist_part *parts;
};

struct dist_part {
    double share;
    struct dist of;
};

struct dist dist_constant(double value);
/* From mean and sd, or from the median and a quantile at probability p (0.95, 0.99). */
struct dist dist_lognormal_mean_sd(double mean, double sd);
struct dist dist_lognormal_quantile(double median, double quantile, double p);

/* The law of factor * X, factor > 0; what it holds lies in the arena, or in that of `d`. */
struct dist dist_scaled(struct arena *a, const struct dist *d, double factor);

/* NULL if the parameters make a distribution on [0, inf), else what is wrong, fit to follow the
 * path of the field ("shape must be above 0"). Static storage. Everything below wants a checked
 * one. */
const char *dist_check(const struct dist *d);

double dist_draw(const struct dist *d, struct stream *s);
/* Is a draw dist_quantile of one uniform? */
bool dist_draws_by_quantile(const struct dist *d);
/* In seconds to simulated time, saturating. */
simtime dist_draw_time(const struct dist *d, struct stream *s);

double dist_mean(const struct dist *d); /* may be infinite (pareto) */
double dist_sd(const struct dist *d);   /* may be infinite */
double dist_cdf(const struct dist *d, double x);
/* P(X > x), to nearly full relative precision however small it is. 1 for x < 0. */
double dist_survival(const struct dist *d, double x);
/* The integral of the survival function from x to infinity, E[max(0, X - x)], in closed form and
 * likewise precise: the mean at 0, mean - x for x < 0, infinite where the mean is. Takes time in
 * proportion to count for empirical. */
double dist_tail(const struct dist *d, double x);
/* The integral from x to y >= x: finite where the mean is not, and precise where x and y are close.
 */
double dist_tail_between(const struct dist *d, double x, double y);
/* Smallest x >= 0 with tail <= y, y >= 0, to a relative 1e-12 or what the tail's own precision
 * allows; infinite for an infinite mean, and for y = 0 if X has no upper end. */
double dist_tail_inverse(const struct dist *d, double y);
/* The cumulative hazard -log P(X > x), to nearly full relative precision however small or large it
 * is: far beyond 745 too, where the survival function is below the smallest double. Steps where the
 * law has atoms; infinite where none survives. */
double dist_cumulative_hazard(const struct dist *d, double x);
/* Smallest x >= 0 with a cumulative hazard >= h, h >= 0, of a law with a density to a relative
 * 1e-12 or what the hazard's own precision allows; may be infinite. */
double dist_cumulative_hazard_inverse(const struct dist *d, double h);
/* A hazard rate exists: no constant, no empirical law, nothing of one value, no mixture with any.
 */
bool dist_has_density(const struct dist *d);
/* Smallest x >= 0 with cdf >= p, 0 <= p <= 1; may be infinite for p = 1. */
double dist_quantile(const struct dist *d, double p);
/* Of many, in place; the same numbers, faster. */
void dist_quantiles(const struct dist *d, size_t count, double *p);
/* Of kind constant: a is the value. */
bool dist_is_constant(const struct dist *d);

#endif
