/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of replications reduced to summaries, one at a time and in replication order, in memory that
 * does not grow with their number (beyond what sim/stats/quantile.h keeps).
 *
 * Metrics of scope SCOPE_REPLICATION give one value a replication, and Student's t bounds their
 * mean. Those of scope SCOPE_INCIDENT pool over the replications; incidents of one replication are
 * not independent, so the interval is that of the ratio estimator over clusters. */
#ifndef SIM_RUN_COLLECT_H
#define SIM_RUN_COLLECT_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/run/result.h"
#include "sim/stats/interval.h"
#include "sim/stats/metric.h"
#include "sim/stats/quantile.h"
#include "sim/stats/tally.h"
#include "sim/stats/weighted.h"

#define COLLECT_LEVEL 0.95

struct sample {
    struct tally tally;
    struct quantile quantile;
    struct clustered clusters; /* fed for SCOPE_INCIDENT alone */
    int64_t censored;
    struct quantile reached; /* the values that were censored */
    bool is_weighted;        /* then the mean is that of: */
    struct weighted weighted;
};

struct collector {
    const struct metric_table *metrics;
    struct sample *samples; /* by metric index */
    bool weighted;
    double weights, squares; /* sums of weights and of their squares */
};

void collect_init(struct collector *c, const struct metric_table *metrics);
/* Whether some replication carried a weight: means are then weighted, and percentiles and
 * deviations not known. */
bool collect_weighted(const struct collector *c);
/* How many unweighted replications would know as much about what has nothing to do with the weights
 * (Kish 1965): their number, without any. */
double collect_effective(const struct collector *c);
void collect_release(struct collector *c);

/* Adds one complete replication. Values that are NaN are none; an infinite one is a BUG. */
void collect_row(struct collector *c, const struct row *row);

/* Everything of the summary but closed_form, which is NaN. Sorts lazily, so not const. */
void collect_summary(struct collector *c, int metric, struct summary *ret);

/* Whether the 95 % interval of the mean has a half-width of at most relative * mean; for
 * availability.requests and availability.time of at most relative * (1 - mean), since it is the
 * unavailability that one wants to know. False while there is no interval, and for as long as
 * nothing has failed. */
bool collect_precise(const struct collector *c, int metric, double relative);

#endif
