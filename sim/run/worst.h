/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of many replications is the worst by a metric: the one with the largest value, of all its
 * incidents for a metric of theirs; with the smallest where more is better, as of availability. Of
 * equals the first. */
#ifndef SIM_RUN_WORST_H
#define SIM_RUN_WORST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/stats/metric.h"

struct worst {
    const struct metric_table *metrics;
    int metric;
    bool least; /* more is better */
    bool found; /* some value was seen */
    double value;
    uint32_t replication;
    size_t incident; /* from 1; 0 for a metric of replications */
    int64_t of;      /* values that it was chosen from */
};

/* The metric is one of the table and has values of its own: worst_judges. */
void worst_init(struct worst *ret, const struct metric_table *metrics, int metric);
/* False for what is known of all replications together alone, such as nines. */
bool worst_judges(const struct metric *metric);
/* For struct study: subject is the struct worst. */
void worst_row(void *subject, size_t point, const struct row *row);

#endif
