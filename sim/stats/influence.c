/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/stats/influence.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

void influence_ratio(const double *weight, const double *number, const double *sum, size_t n,
                     struct influence *ret)
{
    double all = 0, values = 0, origin = 0, beyond = 0;
    ret->n = n;
    ret->value = NAN;
    for (size_t i = 0; i < n && values <= 0; i++) {
        values = weight[i] * number[i];
        origin = number[i] > 0 ? sum[i] / number[i] : 0;
    }
    for (size_t i = 0; i < n; i++) { /* from an origin, lest sums cancel */
        all += weight[i] * number[i];
        beyond += weight[i] * (sum[i] - origin * number[i]);
    }
    if (!(all > 0)) {
        return;
    }
    double shift = beyond / all;
    ret->value = origin + shift;
    for (size_t i = 0; i < n; i++) {
        double residual = sum[i] - origin * number[i] - shift * number[i];
        ret->of[i] = weight[i] * residual * (double)n / all;
    }
}

static void scale(struct influence *x, double factor)
{
    for (size_t i = 0; i < x->n; i++) {
        x->of[i] *= factor;
    }
}

void influence_nines(struct influence *x)
{
    double lost = 1 - x->value;
    if (!(lost > 0)) {
        x->value = NAN;
        return;
    }
    x->value = -log10(lost);
    scale(x, 1 / (lost * log(10)));
}

void influence_quotient(struct influence *x, const struct influence *by)
{
    if (!(by->value > 0)) {
        x->value = NAN;
        return;
    }
    double quotient = x->value / by->value;
    for (size_t i = 0; i < x->n; i++) {
        x->of[i] = (x->of[i] - quotient * by->of[i]) / by->value;
    }
    x->value = quotient;
}

/* Of the estimates p - q and r - s (NULL: 0): how they vary together. */
static double covariance(const struct influence *p, const struct influence *q,
                         const struct influence *r, const struct influence *s)
{
    double sum = 0, n = (double)p->n;
    for (size_t i = 0; i < p->n; i++) {
        sum += (p->of[i] - (q ? q->of[i] : 0)) * (r->of[i] - (s ? s->of[i] : 0));
    }
    return sum / (n * (n - 1));
}

static double variance(const struct influence *x)
{
    return covariance(x, NULL, x, NULL);
}

static double quantile(double freedom, double level)
{
    return gsl_cdf_tdist_Pinv((1 + level) / 2, freedom);
}

static double welch(double va, double na, double vb, double nb)
{
    double both = va + vb;
    return both > 0 ? both * both / (va * va / (na - 1) + vb * vb / (nb - 1)) : na + nb - 2;
}

/* What rounding leaves, of numbers of this size. */
static const double ROUNDING = 1e-13;

static const struct difference none = {NAN, NAN, NAN, NAN, false};

struct difference influence_difference(const struct influence *a, const struct influence *b,
                                       bool paired, double level)
{
    struct difference d = none;
    d.paired = paired;
    d.mean = b->value - a->value;
    if (isnan(d.mean) || a->n < 2 || b->n < 2) {
        return d;
    }
    double va = variance(a), vb = variance(b);
    double v = paired ? covariance(b, a, b, a) : va + vb;
    double freedom = paired ? (double)a->n - 1 : welch(va, (double)a->n, vb, (double)b->n);
    double size = fmax(fabs(a->value), fabs(b->value));
    if (sqrt(v) <= ROUNDING * size) {
        v = 0;
        d.mean = fabs(d.mean) <= ROUNDING * size ? 0 : d.mean;
    }
    double half = quantile(freedom, level) * sqrt(v);
    d.lo = d.mean - half;
    d.hi = d.mean + half;
    d.gain = v > 0 ? (va + vb) / v : NAN;
    return d;
}

struct difference influence_slope(const struct influence *xa, const struct influence *xb,
                                  const struct influence *ya, const struct influence *yb,
                                  bool paired, double level)
{
    struct difference d = none;
    double x = xb->value - xa->value, y = yb->value - ya->value;
    d.paired = paired;
    d.mean = y / x;
    if (!isfinite(d.mean) || xa->n < 2 || xb->n < 2) {
        d.mean = isfinite(d.mean) ? d.mean : NAN;
        return d;
    }
    double vx, vy, c;
    if (paired) {
        vx = covariance(xb, xa, xb, xa);
        vy = covariance(yb, ya, yb, ya);
        c = covariance(xb, xa, yb, ya);
    } else {
        vx = variance(xa) + variance(xb);
        vy = variance(ya) + variance(yb);
        c = covariance(xa, NULL, ya, NULL) + covariance(xb, NULL, yb, NULL);
    }
    double t = quantile((double)(xa->n < xb->n ? xa->n : xb->n) - 1, level);
    double g = t * t * vx / (x * x);
    double under =
        vy - 2 * d.mean * c + d.mean * d.mean * vx - g * (vy - (vx > 0 ? c * c / vx : 0));
    if (g < 1 && under >= 0) {
        double middle = vx > 0 ? d.mean - g * c / vx : d.mean;
        double half = t / fabs(x) * sqrt(under);
        d.lo = (middle - half) / (1 - g);
        d.hi = (middle + half) / (1 - g);
    }
    return d;
}
