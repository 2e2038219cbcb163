/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims as rows of the tables in the text of a decision record. Who writes the record and who
 * checks it make them from the same claim, so what a person changed in the text is noticed. */
#ifndef REPORTS_CLAIM_ROW_H
#define REPORTS_CLAIM_ROW_H

#include "reports/claims.h"

/* The heading of a table of claims, two lines, and of one of differences. */
extern const char claim_row_heading[], claim_row_heading_differences[];

/* "| warm-dr | p95 of `rto.service` | 69.77 s | [69.75 s, 69.79 s] | ≤ 60 s | missed |" and no end
 * of line. *metric describes what it is about. */
void claim_row_write(const struct claim *c, const struct metric *metric, const char *option,
                     struct buf *out);
/* "| a | b | `cost.annual`, EUR/y | +3624 [+3500, +3700] | yes |". metrics: those there are. */
void claim_row_difference(const struct claims *all, const struct claim_difference *d,
                          const struct metric_table *metrics, struct buf *out);

/* Its parts: "69.77 s"; "≤ 60 s" or "-". A mean that nothing was seen to fail for is told as its
 * bound. */
void claim_value(const struct claim *c, const struct metric *metric, struct buf *out);
void claim_limit(const struct claim *c, const struct metric *metric, struct buf *out);
/* "p95 of `rto.service`", "`cost.annual`, EUR/y" of a mean. */
void claim_subject(const struct claim *c, struct buf *out);
/* "69.77 s [69.75 s, 69.79 s]", "4/s (constant)", "70 s (no interval)", "60 s or
 * more (all 40 still running at the horizon)"; of money with its unit. */
void claim_estimate(const struct claim *c, const struct metric *metric, struct buf *out);

#endif
