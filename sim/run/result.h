/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came out of an experiment: all that a report may say, and no fact about the machine or the
 * time it took, so that equal experiments have equal results byte for byte.
 *
 * NaN stands for "the data support no value" throughout: the mean of an empty sample, an interval
 * from one replication, an end of an interval that is unbounded. */
#ifndef SIM_RUN_RESULT_H
#define SIM_RUN_RESULT_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/base/simtime.h"
#include "sim/stats/metric.h"

struct summary {
    int64_t n; /* values: replications, or incidents for a metric of that scope */
    double mean;
    double lo, hi; /* 95 % interval of the mean; either end may be NaN on its own */
    double error;  /* standard error of the mean, clustering respected; NaN where none is known */
    double sd, min, p50, p90, p95, p99, max;
    int64_t censored;
    bool approximate_percentiles; /* from a histogram, relative error at most 2^-10 */
    bool nothing_failed;          /* all values perfect: lo and hi are the bound of n trials */
    double closed_form;           /* exact mean, NaN where none is known */
};

enum verdict { VERDICT_MET, VERDICT_MISSED, VERDICT_UNDECIDED };

const char *verdict_name(enum verdict v); /* "met", "missed", "undecided" */

/* Why a verdict is undecided, and so what would decide. */
enum doubt {
    DOUBT_NONE,           /* it is not */
    DOUBT_NO_VALUES,      /* there is nothing to judge by */
    DOUBT_TOO_FEW,        /* the interval lacks an end before `needed` independent values */
    DOUBT_NOTHING_FAILED, /* `needed` replications without a failure would prove the limit */
    DOUBT_CENSORED,       /* values were cut off: by the horizon, a repair or the start */
    DOUBT_WEIGHTED,       /* replications are weighted: percentiles are not known */
    DOUBT_STRADDLES       /* the limit lies within the interval */
};

struct target_result {
    const char *metric;
    char statistic[32]; /* "mean", "p95", "p99.9" */
    bool at_least;      /* value >= limit is wanted; otherwise value <= limit */
    double limit, value, lo, hi;
    enum verdict verdict;
    enum doubt doubt;
    int64_t needed, have; /* values; needed is 0 if no number of them is enough */
};

/* A replication that spent its budget of events or memory: not averaged. */
struct runaway {
    uint32_t replication;
    const char *stop; /* "events" or "memory"; static storage */
};

enum { RESULT_TARGETS = 4, RESULT_RUNAWAYS = 8 };

struct result {
    const char *name, *title, *file, *sha256; /* of the scenario; borrowed */
    uint64_t seed;
    uint32_t first;       /* number of the first replication */
    int64_t replications; /* played to an end, runaways included */
    simtime horizon;
    const char *currency;       /* of metrics in money; borrowed */
    double downtime_per_minute; /* in it; NaN: not given */
    const struct metric_table *metrics;
    struct summary *summaries; /* by metric index; owned */
    struct target_result targets[RESULT_TARGETS];
    size_t target_count;
    uint64_t events, skipped_probes;
    bool exact;
    bool rare_events;  /* biasing was asked for */
    bool biased;       /* and was done: means are weighted, and percentiles not known */
    double effective;  /* replications that these weights leave, for what they do not help */
    bool imprecise;    /* the most replications were played before the precision was reached */
    const char *until; /* of which metric; NULL: there was no stopping rule; borrowed */
    bool interrupted;  /* stopped from outside before it was done */
    int64_t runaway_count;
    struct runaway runaways[RESULT_RUNAWAYS]; /* the first of them */
};

void result_release(struct result *r); /* accepts a zeroed one */

/* NULL if the metric is unknown. */
const struct summary *result_summary(const struct result *r, const char *metric);

/* Missed before undecided before met: the worst verdict of all targets; met without targets. */
enum verdict result_verdict(const struct result *r);

#endif
