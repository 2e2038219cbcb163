/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single values of the front matter of a decision record; what is wrong with one is reported, and
 * it counts as absent. */
#ifndef REPORTS_CLAIM_FIELDS_H
#define REPORTS_CLAIM_FIELDS_H

#include <stdbool.h>

#include "sim/schema/node.h"
#include "sim/stats/metric.h"

struct claim_fields {
    struct arena *arena;
    struct diag *diag;
    const struct metric_table *metrics;
};

/* Reports keys that are none of those known; what: "an option". */
void claim_fields_known(struct claim_fields *f, const struct node *n, const char *what,
                        const char *const *keys, size_t count);
/* The value under a key; NULL if it is absent or null, or, reported, of another kind. n may be
 * NULL. */
const struct node *claim_fields_get(struct claim_fields *f, const struct node *n, const char *key,
                                    enum node_kind kind);
/* A text; NULL if it is absent, which is reported if it is required. */
const char *claim_fields_text(struct claim_fields *f, const struct node *n, const char *key,
                              bool required);
/* NaN if it is absent. Of a metric in seconds durations are read, too, and of shares percentages.
 * metric may be NULL. ret_grain (may be NULL): half of the last digit that is written. */
double claim_fields_number(struct claim_fields *f, const struct node *value, const char *key,
                           const struct metric *metric, double *ret_grain);
/* `otherwise` if it is absent. */
int64_t claim_fields_integer(struct claim_fields *f, const struct node *n, const char *key,
                             int64_t least, int64_t most, int64_t otherwise);
bool claim_fields_bool(struct claim_fields *f, const struct node *n, const char *key,
                       bool otherwise);
/* Index of the word in a list; -1 if it is absent. */
int claim_fields_word(struct claim_fields *f, const struct node *n, const char *key,
                      const char *const *words, size_t count);
/* The metric under a key; NULL if it is absent or, reported, unknown. */
const struct metric *claim_fields_metric(struct claim_fields *f, const struct node *n,
                                         const char *key);

#endif
