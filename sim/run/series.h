/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every replication of an experiment gave, kept, so that two experiments can be set against
 * each other replication by replication. 12 bytes for each replication and metric that is kept. */
#ifndef SIM_RUN_SERIES_H
#define SIM_RUN_SERIES_H

#include <stdint.h>

#include "sim/stats/influence.h"
#include "sim/stats/metric.h"

struct series {
    const struct metric_table *metrics;
    int *kept;          /* the metrics, by column */
    size_t width;       /* columns */
    size_t count, room; /* replications, from number 1 on; those left out weigh 0 */
    double *weights;
    double *sums;      /* by replication, then column: of its values */
    uint32_t *numbers; /* likewise: how many there were */
};

/* Keeps all metrics. */
void series_init(struct series *s, const struct metric_table *metrics);
/* Keeps what an estimate of this one takes, and no more. */
void series_init_for(struct series *s, const struct metric_table *metrics, int metric);
void series_release(struct series *s);
/* Numbers must increase. */
void series_add(struct series *s, const struct row *row);

/* The mean of a metric over all replications, as its summary has it, with the influence of each.
 * No estimate where there are no values, and of nines where nothing failed. ret->of is for the
 * caller to free. */
void series_estimate(const struct series *s, int metric, struct influence *ret);
/* The same of the first `count` replications, as far as there are so many. */
void series_estimate_first(const struct series *s, int metric, size_t count, struct influence *ret);

#endif
