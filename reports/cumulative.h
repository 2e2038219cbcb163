/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the values of a metric that incidents have are distributed over those of a stored point: the
 * share of them that is at most x, in steps few enough to be drawn, and how sure that is. */
#ifndef REPORTS_CUMULATIVE_H
#define REPORTS_CUMULATIVE_H

#include <stdint.h>

#include "sim/store/archive.h"

struct cumulative {
    int64_t n;            /* values */
    int64_t all;          /* the same with those of 0, which positive ones alone leave out */
    int64_t replications; /* that have some */
    double half;          /* of a band that holds the whole true distribution with 95 %, by the
                             inequality of Dvoretzky, Kiefer, Wolfowitz and Massart (1990) for so many
                             replications, which are independent where incidents need not be; NaN of
                             weighted ones */
    size_t count;         /* of steps, at most CUMULATIVE_STEPS and the first and the last */
    double *x, *share;
};

enum { CUMULATIVE_STEPS = 400 };

/* Steps live in the arena; none where there are no values. False if the store cannot be read. */
bool cumulative_read(struct archive *s, int64_t run, int64_t point, const char *metric,
                     bool positive, struct arena *a, struct cumulative *ret);

#endif
