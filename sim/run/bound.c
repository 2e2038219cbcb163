/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/bound.h"

#include <math.h>
#include <string.h>

#include "sim/base/die.h"

#define MINUTES_A_YEAR 525600.0

/* value = best + scale * unavailability */
static const struct bounded {
    const char *metric;
    double best, scale;
} bounded[] = {
    {"availability.requests", 1, -1},
    {"availability.time", 1, -1},
    {"downtime", 0, MINUTES_A_YEAR},
    {"downtime.requests", 0, MINUTES_A_YEAR},
};

static const struct bounded *bound_find(const char *metric)
{
    for (size_t i = 0; i < sizeof bounded / sizeof *bounded; i++) {
        if (strcmp(bounded[i].metric, metric) == 0) {
            return &bounded[i];
        }
    }
    return NULL;
}

double bound_availability(int64_t n)
{
    return pow(0.05, 1 / (double)n);
}

bool bound_best(const char *metric, double *ret_best)
{
    const struct bounded *b = bound_find(metric);
    if (b) {
        *ret_best = b->best;
    }
    return b != NULL;
}

struct interval bound_interval(const char *metric, int64_t n)
{
    const struct bounded *b = bound_find(metric);
    VERIFY(b && n > 0);
    if (b->scale < 0) {
        return (struct interval){bound_availability(n), b->best};
    }
    return (struct interval){b->best, b->scale * -expm1(log(0.05) / (double)n)};
}
