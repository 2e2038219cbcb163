/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims: what a decision record (reports/adr.h) says in numbers, with all that it takes to play
 * them again. They stand in the record's front matter, and its text shows each of them as a row.
 *
 * A claim is about a statistic of a metric at an option: its value and 95 % interval, and where
 * something was asked of it the limit and the verdict. NaN stands for "not told", as in a result.
 * A record that a person wrote may tell less of everything. */
#ifndef REPORTS_CLAIMS_H
#define REPORTS_CLAIMS_H

#include "reports/choice.h"
#include "sim/base/diag.h"
#include "sim/run/differences.h"
#include "sim/run/result.h"

enum claim_bound { CLAIM_FREE, CLAIM_AT_LEAST, CLAIM_AT_MOST };

struct claim {
    const char *metric, *statistic; /* "rto.service", "p95" */
    const char *unit;               /* of money: "EUR/y"; NULL of others */
    enum claim_bound bound;
    double limit;
    double value, lo, hi;
    double grain; /* half of the last digit that a person wrote of the value; 0: all are there */
    bool nothing_failed; /* lo and hi bound what was never seen to fail */
    int64_t censored;    /* so many values were cut off that the value is a lower bound; 0: it is
                            none */
    bool judged;         /* there is a verdict */
    enum verdict verdict;
    const char *says; /* words that the text must have; NULL: its row, if the record has rows */
    struct mark mark; /* where it is told; nowhere for one that is not read */
};

struct claim_option {
    const char *name;
    const char *scenario; /* file, from where the record stands */
    const char *sha256;   /* of it, and what it extends; NULL: not told */
    const char *const *set;
    size_t set_count;
    bool seeded;
    uint64_t seed;
    int64_t replications; /* 0: as the scenario says */
    uint32_t first;       /* number of the first of them */
    bool exact;
    const char *horizon; /* NULL: as the scenario says */
    int64_t run, point;  /* where a store has it; 0: not told */
    struct claim *claims;
    size_t count;
    struct mark mark, scenario_mark;
};

/* What option `to` has more of than option `from`. */
struct claim_difference {
    size_t from, to;
    const char *metric; /* CLAIM_PER_NINE: what a nine more costs */
    const char *unit;
    double mean, lo, hi;
    bool paired;
    struct mark mark;
};
#define CLAIM_PER_NINE "cost.annual / availability.nines"

struct claim_choice {
    bool told;
    struct decision choice;
    const char *by; /* the metric of which the chosen has least; NULL: none */
    bool unasked;   /* chosen by that alone, for no option has targets */
    const char *says;
    struct mark mark;
};

struct claims {
    const char *version; /* of the program that wrote them; NULL: a person did */
    struct claim_option *options;
    size_t count;
    struct claim_difference *differences;
    size_t difference_count;
    struct claim_choice choice;
};

/* What a result says of a statistic: of a target of its own with limit and verdict, of any other
 * the mean with its interval or a percentile without. False if it has no such metric or statistic.
 * The unit lives in the arena. */
bool claim_of(const struct result *r, const char *metric, const char *statistic, struct arena *a,
              struct claim *ret);
/* The unit of a metric where the scenario names it, else NULL. */
const char *claim_unit(const struct result *r, const struct metric *metric, struct arena *a);
/* A difference as the store has it; CLAIM_PER_NINE is known as a metric, too. */
struct difference claim_difference_of(const struct differences *d, size_t from, size_t to,
                                      const char *metric);

#endif
