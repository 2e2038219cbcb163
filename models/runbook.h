/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the steps of a runbook take, before the store is fenced.
 *
 * Notice: the earliest of people (`notice`), of the canary, of the alerts. Each of the canary's M
 * places asks every T in a phase of its own, and its first failure is known after the time-out: the
 * least of M uniform times, T (1 - (1 - U)^(1/M)) + time-out, whose mean is T / (M + 1) + time-out.
 * Then the gate: its checks fail one after another, (checks - 1) intervals and one time-out; a
 * primary that is back before that ends everything. Then approval, which begins in office hours. */
#ifndef MODELS_RUNBOOK_H
#define MODELS_RUNBOOK_H

#include <stdbool.h>

#include "sim/base/simtime.h"
#include "sim/rng/stream.h"
#include "sim/scenario/scenario.h"

struct runbook_times {
    simtime notice;   /* from the failure; SIMTIME_NEVER: nobody does, unless the edge's alert */
    simtime approval; /* without waiting for office hours */
};

/* seen: a request of a canary fails. lag: what a cut-off replica is behind, in seconds; negative:
 * none is cut off. */
struct runbook_times runbook_draw(const struct operations *o, struct stream *chance, bool seen,
                                  double lag);
/* From when its requests begin to fail until the first of them is known. */
simtime runbook_canary(const struct canary *canary, struct stream *chance);
simtime runbook_gate(const struct runbook *book);
/* When everything is approved of what was noticed at t. */
simtime runbook_approved(const struct runbook *book, simtime t, simtime approval);
/* The mean time to approval in seconds, at all hours, of a writer that is down; alerts apart. */
double runbook_mean(const struct operations *o);

#endif
