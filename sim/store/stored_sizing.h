/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a stored sizing concluded, and from what, point by point. */
#ifndef SIM_STORE_STORED_SIZING_H
#define SIM_STORE_STORED_SIZING_H

#include "sim/run/sizing.h"
#include "sim/store/archive.h"

/* What was asked, and the answer. */
struct stored_sizing {
    int minimise; /* a metric, by index in `metrics` */
    const struct metric_table *metrics;
    double confidence;
    int64_t most, budget; /* replications allowed: of a point, and of all; INT64_MAX: no bound */
    const struct sized *sized;
    size_t count; /* points */
};

/* Within a transaction of the caller's. */
bool stored_sizing_write(struct archive *s, int64_t run, const struct stored_sizing *sizing);
/* metrics and count are given, the rest is read; ret->sized lives in the arena. False, with why,
 * also if the run has none. */
bool stored_sizing_read(struct archive *s, int64_t run, struct arena *a, struct stored_sizing *ret);

/* Whether it is about the targets that the results of its points have; false, with why, if the
 * store has been damaged. */
bool stored_sizing_fits(struct archive *s, int64_t run, const struct stored_sizing *z,
                        const struct result *const *results);

#endif
