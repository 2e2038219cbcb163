/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of metrics as people read them: with a unit and without digits that mean nothing. */
#ifndef REPORTS_HUMAN_H
#define REPORTS_HUMAN_H

#include "sim/base/buf.h"
#include "sim/run/result.h"

/* About four significant digits in the metric's unit; a dash for NaN. */
void human_value(const struct metric *metric, double x, struct buf *out);

/* An estimate that is known to +- half (NaN or 0: not known, or exactly). Shares near 1 get as many
 * nines as the estimate supports: digits down to the second one of `half`. */
void human_estimate(const struct metric *metric, double x, double half, struct buf *out);

/* A width in the metric's unit, two digits ("0.13 s"). */
void human_width(const struct metric *metric, double half, struct buf *out);

/* "78.2 s [76.9 s, 79.2 s]", "no data"; an end without support is written as dots. */
void human_interval(const struct metric *metric, double lo, double hi, struct buf *out);

/* The mean as it may be said: "99.993 %", or "≥ 99.7 %" where nothing failed, or where all trials
 * of a share came out the same, or where all values were cut off. */
void human_mean(const struct metric *metric, const struct summary *s, struct buf *out);

/* The ends of the interval of what is said that way, rounded outwards as it is, so that they do not
 * contradict it. */
void human_bound(const struct metric *metric, const struct summary *s, double *ret_lo,
                 double *ret_hi);

/* How precisely it is known: "0.1 s" for +- that much (the larger side, for nines), "constant"
 * where all values are equal, "none seen" where nothing was counted, "all cut off", or one end of
 * the interval where the other is the best value there is. */
void human_precision(const struct metric *metric, const struct summary *s, struct buf *out);

/* How often a year what comes by itself and was never seen may come, with 95 % confidence: 3 over
 * the years played. NaN where something was seen, where it is no count of such events (lost writes
 * come many at once), and where replications are weighted. */
double human_unseen(const struct metric *metric, const struct summary *s, const struct result *r);

/* The precision as above, or of what was never seen "≤ 26.3/y". */
void human_precision_of(const struct result *r, size_t metric, struct buf *out);

/* How far the mean lies from the closed form: ": +0.8 standard errors", ": equal" where both agree
 * to nine digits, nothing where no error is known. */
void human_distance(const struct summary *s, struct buf *out);

/* "≥ 99.99 %" or "≤ 60 s". */
void human_limit(const struct metric *metric, const struct target_result *t, struct buf *out);

/* What would decide an undecided target: "p95 takes 59 independent incidents to bound, there are
 * 5"; nothing for one that is decided. */
void human_doubt(const struct target_result *t, struct buf *out);

/* "45 values rest on none but an assumption": wherever they are counted, by their fields. */
void human_assumptions(size_t count, struct buf *out);

/* "1000 replications of 1h, seed 7", with what else was out of the ordinary. */
void human_setting(const struct result *r, struct buf *out);
/* The same where r stands for several, of which the first has its horizon and seed: "of various
 * horizons, various seeds", where they differ. */
void human_settings(const struct result *r, const struct result *const *all, size_t count,
                    struct buf *out);

#endif
