/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantiles of a sample: order statistics x(ceil(n p)), exact while the sample is kept whole, and
 * from a log-linear histogram beyond `keep` values (relative error at most 2^-10, said so by
 * quantile_exact; the least and the greatest stay exact). Memory is bounded either way: 8 bytes a
 * value kept, then at most 16 MB, of which the operating system provides what is touched. The order
 * of the values changes no answer. */
#ifndef SIM_STATS_QUANTILE_H
#define SIM_STATS_QUANTILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct quantile {
    double *values; /* while exact; sorted lazily by quantile_at */
    int64_t n, room, keep;
    bool sorted;
    uint64_t *bins; /* of the histogram, after the switch; NULL before */
    double min, max;
};

enum { QUANTILE_KEEP = 1 << 20 };

void quantile_init(struct quantile *q, int64_t keep); /* keep 0: QUANTILE_KEEP */
void quantile_release(struct quantile *q);
void quantile_add(struct quantile *q, double x); /* any finite x */
bool quantile_exact(const struct quantile *q);
/* The k-th smallest, k from 1 to n. */
double quantile_rank(struct quantile *q, int64_t k);
/* x(ceil(n p)) for 0 < p <= 1, x(1) for p = 0; NaN if empty. A product within rounding of an
 * integer counts as that integer: 0.07 * 100 is 7 here. */
double quantile_at(struct quantile *q, double p);

#endif
