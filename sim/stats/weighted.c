/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/stats/weighted.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

void weighted_add(struct weighted *t, double weight, double number, double sum)
{
    if (number <= 0) {
        return;
    }
    if (t->n++ == 0) {
        t->origin = sum / number;
    }
    double m = weight * number, y = weight * (sum - t->origin * number);
    t->m += m;
    t->y += y;
    t->mm += m * m;
    t->my += m * y;
    t->yy += y * y;
}

double weighted_mean(const struct weighted *t)
{
    return t->n > 0 && t->m > 0 ? t->origin + t->y / t->m : NAN;
}

double weighted_error(const struct weighted *t)
{
    if (t->n < 2 || !(t->m > 0)) {
        return NAN;
    }
    double n = (double)t->n, ratio = t->y / t->m;
    double squares = t->yy - 2 * ratio * t->my + ratio * ratio * t->mm;
    return sqrt(fmax(0, squares) * n / (n - 1)) / t->m;
}

struct interval weighted_interval(const struct weighted *t, double level)
{
    double error = weighted_error(t), mean = weighted_mean(t);
    if (isnan(error)) {
        return (struct interval){NAN, NAN};
    }
    double half = gsl_cdf_tdist_Pinv((1 + level) / 2, (double)(t->n - 1)) * error;
    return (struct interval){mean - half, mean + half};
}
