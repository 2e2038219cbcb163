/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a stamp meets a caller: a pure function of the faults active now.
 *
 * A caller first connects, then waits for an answer. The connection is accepted, refused at once or
 * dropped without a word. Once connected, an answer may never come (a dependency of the stamp
 * hangs), may be bad with some probability, or comes after the round trip plus what slow components
 * add. Requests and probes exercise different components, so each has a condition of its own. Reads
 * and writes differ in what they meet behind a data store (store.h), and in nothing else. */
#ifndef MODELS_CONDITION_H
#define MODELS_CONDITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "models/repair.h"
#include "sim/base/simtime.h"

struct world;

enum reach { REACH_OK, REACH_REFUSED, REACH_DROPPED };

enum access { ACCESS_READ, ACCESS_WRITE };

struct condition {
    enum reach reach;
    bool hangs;      /* no answer to those that are not bad */
    double error;    /* share of bad answers, sent after a round trip */
    simtime latency; /* added to the round trip of good answers */
};

/* What a required component can carry: attempts per second that it serves when none is shed, and
 * what shedding one costs as a share of serving one. */
struct limit {
    double capacity, shed_cost;
};

/* One component of one stamp under the faults of now. */
struct component_state {
    uint16_t *crashes; /* by instance: crash faults holding it down */
    struct repairs repairs;
    int64_t up;              /* instances that run */
    int64_t added;           /* of those, added under overload */
    int64_t down_by_mode[3]; /* component-down faults, by enum fault_mode */
    double good;             /* product of 1 - error_share of component-degraded faults */
    simtime latency;         /* sum of their added_latency */
};

struct stamp_state {
    struct component_state *components;
    struct condition request; /* of a read */
    struct condition write;
    struct condition probe;
    double probe_loss;    /* share of probes lost on the way, edge.probe.loss included */
    struct limit *limits; /* of required components with a capacity */
    size_t limit_count;
    double app_capacity, app_capacity_alone; /* of the app tier, warm; without instances added */
    double drift;                            /* share of diverted traffic that fails */
    bool able;       /* would serve the success ratio of its requests, overload and writes that a
                        store refuses apart */
    bool never_able; /* could not without any fault: then counts as able */
};

/* How a region answers calls from outside it, by its outages and isolations. In order of what hides
 * what. */
enum inbound { INBOUND_OPEN, INBOUND_ERROR, INBOUND_REFUSED, INBOUND_DROPPED };
enum inbound condition_inbound(const struct world *w, int region);
/* The share of what a region is asked that it still answers badly while it recovers from outages,
 * their whole force apart. */
double condition_residue(const struct world *w, int region);
/* As condition_inbound for a region's outages alone: what is true inside it too. */
enum inbound condition_outage(const struct world *w, int region);
/* Whether what promotes, deploys and configures in a region works. */
bool condition_control_plane(const struct world *w, int region);
/* The faults and crashes of one component; INBOUND_OPEN if it serves. */
enum inbound condition_component(const struct world *w, size_t stamp, size_t component);

/* A crash fault takes hold of an instance, or lets go of it. Whether what anyone meets may have
 * changed: there are enough of them before and after, and their capacity counts for nothing, where
 * it has not. */
bool condition_instance(struct world *w, size_t stamp, size_t component, size_t instance,
                        bool down);

static inline const struct condition *condition_of(const struct stamp_state *s, enum access access)
{
    return access == ACCESS_WRITE ? &s->write : &s->request;
}

/* Works out every component anew from the active faults: before stores, and stores before stamps.
 */
void condition_refresh_components(struct world *w);
/* Works out every stamp anew from the active faults. O(stamps x components + active faults). */
void condition_refresh(struct world *w);

#endif
