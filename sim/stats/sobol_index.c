/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/stats/sobol_index.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "sim/base/die.h"

/* Of two columns about their common mean: what each row does to it, to first order and as it is
 * when the row is left out. */
struct correlation {
    double value;
    double *influence, *without;
    size_t n;
};

struct estimate {
    double value, half;
};

/* What rounding leaves, of numbers of this size. */
static const double ROUNDING = 1e-12;

static double mean_of(const double *x, const double *y, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += (x[i] - x[0]) + (y[i] - x[0]); /* from an origin, lest sums cancel */
    }
    return x[0] + sum / (2 * (double)n);
}

static double sum_of_squares(const double *x, const double *y, double mean, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        double u = x[i] - mean, v = y[i] - mean;
        sum += (u * u + v * v) / 2;
    }
    return sum;
}

static bool varies(double squares, double mean, size_t n)
{
    return sqrt(squares / (double)n) > ROUNDING * fabs(mean);
}

/* The correlation of all rows but one, whose deviations are u and v. */
static double without_row(double products, double squares, double u, double v, double n)
{
    double mean = -(u + v) / 2 / (n - 1);
    double left = (squares - (u * u + v * v) / 2) / (n - 1) - mean * mean;
    return left > 0 ? ((products - u * v) / (n - 1) - mean * mean) / left : 0;
}

/* False if neither column varies. */
static bool correlate(const double *x, const double *y, struct correlation *ret)
{
    size_t n = ret->n;
    double mean = mean_of(x, y, n), squares = sum_of_squares(x, y, mean, n), products = 0;
    if (!varies(squares, mean, n)) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        products += (x[i] - mean) * (y[i] - mean);
    }
    ret->value = products / squares;
    for (size_t i = 0; i < n; i++) {
        double u = x[i] - mean, v = y[i] - mean;
        ret->influence[i] = (u * v - ret->value * (u * u + v * v) / 2) * (double)n / squares;
        ret->without[i] = without_row(products, squares, u, v, (double)n);
    }
    return true;
}

static double product(const double *x, const double *y, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += x[i] * y[i];
    }
    return sum;
}

/* Rows that pull most at how much of the chance correlation is taken away get more of a say in the
 * variance, as if that were estimated anew without each (the jackknife of MacKinnon and White
 * 1985). */
static double jackknife(const struct correlation *c, const struct correlation *chance, double share,
                        double squares)
{
    size_t n = c->n;
    double mean = 0, sum = 0;
    for (size_t i = 0; i < n; i++) {
        mean += c->without[i] - share * chance->without[i];
    }
    mean /= (double)n;
    for (size_t i = 0; i < n; i++) {
        double pull = squares > 0 ? chance->influence[i] * chance->influence[i] / squares : 0;
        double apart = c->without[i] - share * chance->without[i] - mean;
        apart /= pull < 1 ? 1 - pull : 1;
        sum += apart * apart;
    }
    return sum * ((double)n - 1) / (double)n;
}

static struct estimate estimate_of(const double *x, const double *y,
                                   const struct correlation *chance, struct correlation *scratch,
                                   double level)
{
    size_t n = chance->n;
    if (!correlate(x, y, scratch)) {
        return (struct estimate){NAN, NAN};
    }
    double squares = product(chance->influence, chance->influence, n);
    double share = squares > 0 ? product(scratch->influence, chance->influence, n) / squares : 0;
    double variance = jackknife(scratch, chance, share, squares);
    return (struct estimate){
        .value = scratch->value - share * chance->value,
        .half = gsl_cdf_tdist_Pinv((1 + level) / 2, (double)n - 2) * sqrt(variance),
    };
}

static struct correlation correlation_new(size_t n)
{
    return (struct correlation){
        .influence = xcalloc(n, sizeof(double)), .without = xcalloc(n, sizeof(double)), .n = n};
}

static void correlation_free(struct correlation *c)
{
    free(c->influence);
    free(c->without);
}

struct sobol_index sobol_index_estimate(const double *first, const double *second,
                                        const double *mixed, size_t n, double level)
{
    struct sobol_index ret = {NAN, NAN, NAN, NAN, NAN, NAN};
    if (n < SOBOL_INDEX_ROWS) {
        return ret;
    }
    struct correlation chance = correlation_new(n), scratch = correlation_new(n);
    if (correlate(first, second, &chance)) {
        /* columns in the order of `chance`, so that what has no effect gives no less than all of it
         */
        struct estimate alone = estimate_of(mixed, second, &chance, &scratch, level);
        struct estimate others = estimate_of(first, mixed, &chance, &scratch, level);
        ret = (struct sobol_index){
            .first = alone.value,
            .first_lo = alone.value - alone.half,
            .first_hi = alone.value + alone.half,
            .total = 1 - others.value,
            .total_lo = 1 - others.value - others.half,
            .total_hi = 1 - others.value + others.half,
        };
    }
    correlation_free(&chance);
    correlation_free(&scratch);
    return ret;
}
