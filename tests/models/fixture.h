/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios for tests of the models, built in memory so that the models can be tested without a
 * file: two stamps "we" and "ne" in regions of their own behind an anycast edge, one client group.
 * Members may be changed before fixture_plan. */
#ifndef TESTS_MODELS_FIXTURE_H
#define TESTS_MODELS_FIXTURE_H

#include "models/metrics.h"
#include "models/replicate.h"
#include "models/world.h"
#include "sim/base/arena.h"
#include "sim/scenario/scenario.h"
#include "sim/stats/interval.h"

struct fixture {
    struct arena arena, rows;
    struct scenario scenario;
    const struct plan *plan;
    struct world *world;
    struct row row;
};

/* pops POPs, probes every interval, window required of sample; horizon; no faults. */
void fixture_init(struct fixture *f, int64_t pops, simtime interval, int64_t sample,
                  int64_t required, simtime horizon);
void fixture_release(struct fixture *f);
/* Appends a fault; kind-specific members are set on what it returns. */
struct fault *fixture_fault(struct fixture *f, enum fault_kind kind, simtime at, simtime lasts);
/* Adds a component to both stamps; returns its index. */
int fixture_component(struct fixture *f, const char *name, int64_t instances, int64_t needed,
                      int64_t zones);
/* A store in both regions (zone-redundant: in the first) whose writer is the first, with a constant
 * lag of 1 s and no failover, and a managed component of its name in both stamps that is bound to
 * it. */
struct store *fixture_store(struct fixture *f, const char *name, enum store_model model);
/* For stores: an hour of one POP that probes at 0, 30, 60 s ...; of 1,000 requests a second 200 are
 * writes; all go to ne while it is healthy, and the regions are 20 ms apart. So what happens in
 * westeurope, where a store's writer is, is met by writes alone. */
void fixture_data(struct fixture *f);
/* fixture_data with one store, "orders". */
struct store *fixture_orders(struct fixture *f, enum store_model model);
/* A fault of a store, the first one. */
struct fault *fixture_stored(struct fixture *f, enum fault_kind kind, simtime at, simtime lasts);
/* A fault of the link between the two regions; one_way: 0 both, 1 from we to ne, -1 from ne to we.
 */
struct fault *fixture_linked(struct fixture *f, enum fault_kind kind, simtime at, simtime lasts,
                             int one_way);
/* Makes the plan and the world, anew if there are some; after this the scenario is read-only. */
void fixture_plan(struct fixture *f, bool exact);
/* Plays one replication into f->row. */
void fixture_run(struct fixture *f, uint32_t replication);
/* Makes the plan and plays the first replication. */
void fixture_play(struct fixture *f);
/* Value of the first incident, or of the replication by the metric's scope; NaN if none. */
double fixture_value(const struct fixture *f, enum metric_id metric);

/* Adds a client group like the first with this name, rate and number of POPs. */
struct client_group *fixture_group(struct fixture *f, const char *name, double requests,
                                   int64_t pops);
/* A fault of a region (0: westeurope, 1: northeurope). */
struct fault *fixture_region(struct fixture *f, enum fault_kind kind, simtime at, simtime lasts,
                             enum fault_mode mode, int region);
/* A fault of a component of a stamp (0: we, 1: ne). */
struct fault *fixture_broken(struct fixture *f, enum fault_kind kind, simtime at, simtime lasts,
                             int stamp, int component);
/* Stamp we takes all requests and ne none of them while we is healthy. */
void fixture_standby(struct fixture *f);
/* Plays a replication up to `t`, events of that instant left out; the world can then be looked at,
 * and later instants asked for with fixture_on. */
void fixture_until(struct fixture *f, uint32_t replication, simtime t);
void fixture_on(struct fixture *f, simtime t);

/* What happened in a replication: every change of a verdict, and of s(t), as seen once all events
 * of an instant have run. */
struct change {
    simtime at;
    size_t pop, origin; /* SIZE_MAX: of s(t); else an observer */
    double value;       /* 1 healthy, 0 unhealthy; s(t) */
};

struct trace {
    struct change *list;
    size_t count, room;
};

/* Plays a replication and appends to an empty or used trace; free(list) is the caller's. */
void fixture_trace(struct fixture *f, uint32_t replication, struct trace *ret);

/* |estimate - expected| in standard errors of the mean; 0 if both are equal and nothing varies. */
double fixture_distance(const struct tally *t, double expected);

#endif
