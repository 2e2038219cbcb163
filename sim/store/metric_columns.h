/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of replications and incidents that hold values of metrics, one a metric and of its
 * name: "rto.service". Stores of an older version of the program lack some, and get them when they
 * are next written to; those of a later one have more, which are left alone. */
#ifndef SIM_STORE_METRIC_COLUMNS_H
#define SIM_STORE_METRIC_COLUMNS_H

#include "sim/stats/metric.h"
#include "sim/store/archive.h"

struct metric_columns {
    int *metric; /* by position: index in the table of metrics */
    size_t count;
};

/* Name of the table that holds values of that scope. */
const char *metric_columns_table(enum metric_scope scope);
/* Makes what columns are missing. */
bool metric_columns_make(struct archive *s, const struct metric_table *metrics);
/* Those of a scope that the store has, in the order of the metrics. The caller frees ->metric. */
bool metric_columns_read(struct archive *s, const struct metric_table *metrics,
                         enum metric_scope scope, struct metric_columns *ret);
/* Adds `, t."rto.service", t."rto.write"`, of the table or alias t; without it if t is NULL. */
void metric_columns_list(const struct metric_columns *c, const struct metric_table *metrics,
                         const char *t, struct buf *sql);

#endif
