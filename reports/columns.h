/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which statistics of which metrics a table over several results shows side by side. */
#ifndef REPORTS_COLUMNS_H
#define REPORTS_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/buf.h"
#include "sim/run/result.h"

enum statistic {
    STATISTIC_MEAN,
    STATISTIC_P50,
    STATISTIC_P90,
    STATISTIC_P95,
    STATISTIC_P99,
    STATISTIC_MAX
};

struct column {
    int metric; /* index */
    enum statistic statistic;
};

enum { COLUMNS_MAX = 64 };
struct columns {
    struct column items[COLUMNS_MAX];
    size_t count;
};

/* "rto.service", "rto.service:p95". False if the metric or the statistic is unknown, or there are
 * too many. */
bool columns_add(struct columns *c, const struct metric_table *metrics, const char *text);
/* What most people ask about, of what any of the results has values for. */
void columns_usual(struct columns *c, const struct result *const *results, size_t count);
/* What failures cost, where that has a price: it is not in cost.annual. */
void columns_losses(struct columns *c, const struct result *const *results, size_t count);

const char *statistic_name(enum statistic s); /* "mean", "p95" */

/* "rto.service p95"; of a mean the name alone. */
void column_name(const struct column *c, const struct result *r, struct buf *out);
/* NaN where there is none. */
/* The 95 % interval of the value: of means, and of percentiles that a target asks for; an end that
 * is not known is NaN. False if neither is. */
bool column_interval(const struct column *c, const struct result *r, double *ret_lo,
                     double *ret_hi);
double column_value(const struct column *c, const struct result *r);
/* For a person: "61.2 s", of a mean with its precision "61.2 s ± 1.1 s". */
void column_write(const struct column *c, const struct result *r, struct buf *out);

#endif
