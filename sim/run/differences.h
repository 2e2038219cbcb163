/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every two designs of a comparison differ by, worked out once: from here on nobody needs the
 * replications. Designs are known by their places in the comparison, metrics by their index. */
#ifndef SIM_RUN_DIFFERENCES_H
#define SIM_RUN_DIFFERENCES_H

#include "sim/run/comparison.h"

struct differences {
    const struct metric_table *metrics;
    size_t designs;
    struct difference *of;       /* by pair a < b, then metric */
    struct difference *per_nine; /* by pair */
};

/* All unknown: NaN, not paired. */
void differences_init(struct differences *d, const struct metric_table *metrics, size_t designs);
void differences_release(struct differences *d);
/* From the series of the designs. */
void differences_work_out(struct differences *d, const struct comparison *c);

/* The place of a pair a < b in `of` and `per_nine`. */
size_t differences_pair(const struct differences *d, size_t a, size_t b);
/* b - a of the means of a metric, for any two designs. */
struct difference differences_between(const struct differences *d, size_t a, size_t b,
                                      size_t metric);
/* What a nine more costs a year on the way from a to b. */
struct difference differences_per_nine(const struct differences *d, size_t a, size_t b);
/* Whether the two have met the same luck. */
bool differences_paired(const struct differences *d, size_t a, size_t b);

#endif
