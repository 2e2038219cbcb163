/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frontier of designs or settings: those that no other beats, which is at least as good in all
 * objectives and better in one. What the objectives are is said here alone, so that all that is
 * written of a study tells the same frontier: of a probe dial the load of probes, the time to
 * notice and false alarms; of any other study cost, or without prices the load of probes, and
 * downtime. Means decide, by their estimates alone. */
#ifndef SIM_RUN_FRONTIER_H
#define SIM_RUN_FRONTIER_H

#include "sim/base/buf.h"
#include "sim/run/factors.h"
#include "sim/run/result.h"

enum { FRONTIER_OBJECTIVES = 3 };

struct objective {
    int metric;
    bool more; /* is better, else less */
};

struct objectives {
    struct objective items[FRONTIER_OBJECTIVES]; /* first what one spends */
    size_t count;
};

/* Whether a study varies nothing but the probe: NULL, of designs side by side, does not. */
bool frontier_is_dial(const struct factors *f);

/* What one spends: cost.annual, or load of a probe dial without prices. -1: neither is known, so
 * that nothing tells which of those that meet all targets is to be preferred. */
int frontier_price(const struct result *const *results, size_t count, const struct factors *f);

/* False if there are none: the results lack the values. */
bool frontier_objectives(const struct result *const *results, size_t count, const struct factors *f,
                         struct objectives *ret);

/* "probe.load, rto.detect_last and probe.false_flips" */
void frontier_names(const struct objectives *o, const struct metric_table *metrics,
                    struct buf *out);

/* Those on the frontier by rising first objective, then by the second; of equals the first alone.
 * One that lacks a value is not on it. Returns how many there are; ret has room for all. */
size_t frontier_find(const struct result *const *results, size_t count, const struct objectives *o,
                     size_t *ret);

#endif
