/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values that were cut off before their end, as people read them: what is known of them is that
 * they are at least what they had reached ("≥ 60 s", "all 40 still running at the horizon"). */
#ifndef REPORTS_HUMAN_CENSORED_H
#define REPORTS_HUMAN_CENSORED_H

#include "sim/base/buf.h"
#include "sim/run/result.h"
#include "sim/stats/interval.h"

/* Whether every value was cut off, so that no statistic of them is more than a lower bound. */
bool human_censored_all(const struct summary *s);
/* Whether the order statistic x(ceil(n p)) is no more than a lower bound, 0 < p <= 1: there are too
 * few values that came to their end. p of 1 is the greatest. */
bool human_censored_at(const struct summary *s, double p);

/* "all 40 still running at the horizon", "2 cut off": how many of the metric's values were. */
void human_censored(const struct metric *metric, int64_t censored, bool all, struct buf *out);

/* x, which is x(ceil(n p)) of the summary: "78.2 s", "≥ 60 s"; a dash where nothing failed. */
void human_quantile(const struct metric *metric, const struct summary *s, double p, double x,
                    struct buf *out);

/* Its interval; a value that was cut off is no upper end. */
void human_quantile_interval(const struct metric *metric, const struct summary *s, double p,
                             const struct interval *i, struct buf *out);

/* p of "p95", "p99.9" and "max"; 0 of "mean". */
double human_statistic(const char *statistic);
/* What a target came out as, and its interval. */
void human_target_value(const struct result *r, const struct target_result *t, struct buf *out);
void human_target_interval(const struct result *r, const struct target_result *t, struct buf *out);

#endif
