/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The result of a point, into the store and out of it again. What comes out is all that a report
 * may say, by the metrics the store has and not by those this version of the program knows. */
#ifndef SIM_STORE_RESULTS_H
#define SIM_STORE_RESULTS_H

#include "sim/run/result.h"
#include "sim/store/archive.h"

/* Both within a transaction of the caller's; point counts from 1. */
bool results_write(struct archive *s, int64_t run, int64_t point, const struct result *r);

struct point_row {
    const char *name; /* of the design */
    bool done, scripted;
    struct result result; /* if done; everything but its summaries lives in the arena */
};

/* The points of a run, in their order; the caller releases their results. */
bool results_read(struct archive *s, int64_t run, struct arena *a, struct point_row **ret,
                  size_t *ret_count);
/* Adds the effective scenario of a point: 1, 0 if the run has no such point, -1 if the store cannot
 * be read. */
int results_scenario(struct archive *s, int64_t run, int64_t point, struct buf *out);

#endif
