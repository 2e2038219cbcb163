/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One replication of a scenario: the door between the models and whoever runs them.
 *
 * A plan is made once: everything about the scenario that no replication changes (hashes of stream
 * names, traffic shares, route candidates). It is read-only and shared by all threads. A world is
 * one thread's working storage; each replication starts it afresh. */
#ifndef MODELS_REPLICATE_H
#define MODELS_REPLICATE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "sim/base/arena.h"
#include "sim/kernel/sim.h"
#include "sim/scenario/scenario.h"
#include "sim/stats/metric.h"

struct plan;
struct world;

/* exact: play every probe. The plan lives in the arena. */
const struct plan *plan_new(struct arena *a, const struct scenario *sc, bool exact);

/* Frees what the plan keeps outside the arena. */
void plan_release(const struct plan *plan);

struct world *world_new(const struct plan *plan, atomic_bool *interrupt);
void world_free(struct world *w); /* accepts NULL */

/* Plays replication number `replication` (from 1) and fills the row, whose value and censored
 * arrays have METRIC_COUNT entries. Incidents are allocated in `rows`. Same plan and number: same
 * row, in any thread, in any order. */
enum stop replicate(struct world *w, uint32_t replication, struct arena *rows, struct row *ret_row);

/* Plays a replication for its chronicle, which has been initialised for the plan. False if it came
 * to no end; *interrupt, which may be NULL, ends it. */
struct chronicle;
bool replicate_told(const struct plan *plan, uint32_t replication, atomic_bool *interrupt,
                    struct chronicle *chronicle);

/* The exact mean of a metric where the scenario is a pure hard failure of one origin with uniform
 * phases (docs/model.md, "Closed forms"); false where no closed form is known. */
bool closed_form_mean(const struct plan *plan, int metric, double *ret_mean);
/* The share of replications in which the metric is at most x, at `count` values of x evenly spread
 * over the range that it can have; false where no closed form is known. */
bool closed_form_curve(const struct plan *plan, int metric, size_t count, double *ret_x,
                       double *ret_share);

#endif
