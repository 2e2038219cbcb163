/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rule has found, at its place. */
#ifndef SIM_SCENARIO_PITFALLS_FINDING_H
#define SIM_SCENARIO_PITFALLS_FINDING_H

#include <stdbool.h>

#include "sim/scenario/pitfalls/pitfall.h"

/* Reports the rule's severity and its reason after the message, with its mend. The place is that of
 * the value at the path; where nobody wrote it, the key of the nearest section around it that
 * somebody wrote. What aliases show at several paths is said once. */
void finding_add(struct search *s, const char *path, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same, as an error or a warning. */
void finding_raise(struct search *s, bool error, const char *path, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* "stores.orders.lag", in the arena. */
const char *finding_path(struct search *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* "1m30s" of whole seconds and more, "17ms" below. */
const char *finding_time(struct search *s, double seconds);
/* "99.9%" */
const char *finding_share(struct search *s, double share);

#endif
