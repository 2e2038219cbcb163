/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of several options the numbers support: the one that has least of a metric, such as the
 * cost, of those that meet all that is asked of them. Where the numbers do not say, it is left
 * open. */
#ifndef REPORTS_CHOICE_H
#define REPORTS_CHOICE_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/run/result.h"

enum choice_end {
    CHOICE_MADE,
    CHOICE_NONE_MEETS, /* each option misses a target */
    CHOICE_UNDECIDED,  /* none meets all for certain, and some may */
    CHOICE_UNASKED,    /* no option has targets */
    CHOICE_UNPRICED,   /* several meet all, and nothing tells which is to be preferred */
    CHOICE_UNLIKE      /* targets or horizons differ: no answers to one question */
};

struct decision {
    enum choice_end end;
    size_t option; /* of CHOICE_MADE */
};

/* by: the metric of which little is wanted, which all options have; NULL: there is none. unasked:
 * an option without targets meets all. Of equals the more available, then the first. */
struct decision choice_of(const struct result *const *results, size_t count, const char *by,
                          bool unasked);

/* How many others are as good by the metric, and may be chosen by it, too. */
size_t choice_equals(const struct result *const *results, size_t count, const char *by,
                     bool unasked, size_t chosen);

/* "chosen", "none meets", "undecided", "nothing asked", "no price", "unlike"; in the order of the
 * enum.
 */
const char *choice_end_name(enum choice_end end);
enum { CHOICE_ENDS = 6 };

#endif
