/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closed forms of whole distributions: at which share of the incidents a metric is at most x, where
 * theory knows. Worked out when a run is done, so that nobody needs the models to draw them. */
#ifndef SIM_STORE_CURVES_H
#define SIM_STORE_CURVES_H

#include "sim/run/engine.h"
#include "sim/store/archive.h"

struct curve {
    const char *metric;
    size_t count;
    double *x, *share; /* x rises, in the metric's unit; share in [0, 1] */
};

/* Those of all metrics that have one. Within a transaction of the caller's. */
bool curves_write(struct archive *s, int64_t run, int64_t point, const struct engine *engine,
                  const struct plan *plan);
/* In the order of the metrics' names. */
bool curves_read(struct archive *s, int64_t run, int64_t point, struct arena *a, struct curve **ret,
                 size_t *ret_count);

#endif
