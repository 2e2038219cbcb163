/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mean of values that come in clusters. */
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "sim/base/die.h"
#include "sim/stats/interval.h"

void clustered_add(struct clustered *c, int64_t m, double sum_y)
{
    if (m == 0) {
        return;
    }
    double size = (double)m;
    if (c->clusters == 0) {
        c->origin = sum_y / size;
    }
    double y = sum_y - c->origin * size;
    c->clusters++;
    c->values += m;
    c->sum_m += size;
    c->sum_y += y;
    c->sum_mm += size * size;
    c->sum_yy += y * y;
    c->sum_my += size * y;
}

/* Of the ratio r = sum y / sum m over k clusters: k / (k - 1) sum (y - r m)^2 / (sum m)^2. */
static double variance_of_ratio(const struct clustered *c, double ratio)
{
    double k = (double)c->clusters;
    double squares = c->sum_yy - 2 * ratio * c->sum_my + ratio * ratio * c->sum_mm;
    return fmax(0, squares) * (k / (k - 1)) / (c->sum_m * c->sum_m);
}

struct interval interval_clustered_mean(const struct clustered *c, double level)
{
    VERIFY(level > 0 && level < 1);
    if (c->clusters < 2) {
        return (struct interval){NAN, NAN};
    }
    double ratio = c->sum_y / c->sum_m;
    double half = gsl_cdf_tdist_Qinv((1 - level) / 2, (double)(c->clusters - 1)) *
                  sqrt(variance_of_ratio(c, ratio));
    return (struct interval){c->origin + ratio - half, c->origin + ratio + half};
}

double clustered_design_effect(const struct clustered *c, double pooled_variance)
{
    if (c->clusters < 2 || !(pooled_variance > 0)) {
        return 1;
    }
    double independent = pooled_variance / c->sum_m;
    return fmax(1, variance_of_ratio(c, c->sum_y / c->sum_m) / independent);
}
