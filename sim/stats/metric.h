/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a replication reports: the description of a metric and the row of values.
 *
 * The table of metrics (models/metrics.c) is one sorted array; an index into it names a metric
 * everywhere. A metric has either one value a replication or one an incident. "No value" is NaN and
 * not counted in n; a value whose clock was still running when it was read is censored: it enters
 * every statistic with the value reached. */
#ifndef SIM_STATS_METRIC_H
#define SIM_STATS_METRIC_H

#include <stddef.h>
#include <stdint.h>

#include "sim/base/simtime.h"

enum metric_scope { SCOPE_REPLICATION, SCOPE_INCIDENT };

/* How the summary of a metric differs from moments and percentiles. */
enum metric_summary {
    SUMMARY_SAMPLE,
    SUMMARY_SHARE, /* of trials: where every value is 0 or 1 the interval is that of Clopper and
                      Pearson */
    /* from means over all replications: no percentiles, no values of its own */
    SUMMARY_NINES,   /* of availability.requests */
    SUMMARY_PER_NINE /* of cost.annual, over these nines */
};

struct metric {
    const char *name; /* "rto.service" */
    const char *unit; /* "s", "1" for a share, "1/s", "min/y", "count" */
    enum metric_scope scope;
    enum metric_summary summary;
    const char *help; /* one or two sentences: what is measured, from when to when */
};

/* Sorted by name; ends at count. */
struct metric_table {
    const struct metric *metrics;
    size_t count;
};

int metric_find(const struct metric_table *t, const char *name); /* -1 if unknown */

/* Values by metric index; only those of scope SCOPE_INCIDENT are used. */
struct incident_row {
    simtime opened, closed;
    double *value;     /* NaN: none */
    uint8_t *censored; /* 0 or 1 */
};

struct row {
    uint32_t replication; /* from 1 */
    double weight;        /* what its values count for, 1 where nothing is biased */
    double *value;        /* by metric index, NaN: none; those of scope SCOPE_REPLICATION */
    uint8_t *censored;
    struct incident_row *incidents;
    size_t incident_count;
    uint64_t events;         /* executed by the run loop */
    uint64_t skipped_probes; /* accounted for and not played */
    int stop;                /* enum stop of sim/kernel/sim.h */
};

/* Nothing was seen: no values, no incidents, no events, a weight of 1. Keeps the arrays of values,
 * which have an entry for each of so many metrics. */
void row_clear(struct row *row, size_t metrics);

/* With its values and incidents in one piece of memory, for free(). */
struct row *row_copy(const struct row *row, size_t metrics);

#endif
