/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests as a fluid: a rate per group, split over POPs and origins, multiplied by what fails and
 * integrated exactly between events. So availability is exact for the sampled path.
 *
 * All POPs of a group that hold the same origins healthy meet the same fate: they form a class,
 * with their weights added up. A flip moves one POP's weight to another class. What becomes of a
 * class's requests is worked out anew only after a stamp, or what is enabled, has changed.
 *
 * Overload: every attempt that reaches a stamp loads all its required components; the tightest one
 * decides the share served, q = (capacity / load - shed_cost) / (1 - shed_cost), and repeats of
 * what was shed add to the load. The fixed point is the largest one (the least bad), reached from q
 * = 1 downwards: the map is increasing, so the iteration is monotone. Probes are not shed. */
#ifndef MODELS_TRAFFIC_H
#define MODELS_TRAFFIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "models/request.h"
#include "models/sla.h"
#include "sim/base/simtime.h"

struct world;

enum { HELD_EDGE = -1 };

struct route_class {
    int held;             /* origin that its clients hold an answer for, or their number: none;
                             HELD_EDGE: they come to a POP, which decides */
    double share;         /* of the group's clients, of those that hold an answer */
    uint64_t healthy;     /* what its POPs hold healthy */
    int64_t weight;       /* of the group's rate, WEIGHT_ONE is all */
    uint64_t version;     /* of what follows; stale if not the traffic's */
    uint64_t first;       /* origins its requests go to first */
    uint64_t diverted;    /* those that get more of them than with every origin well */
    uint64_t serves;      /* stamps at which some succeed */
    double failure;       /* share of its requests that fail */
    double write_failure; /* share of its writes that do */
    double write_latency; /* sum over writes that succeed of share x seconds */
    double *load;         /* by origin: attempts per request that reach it; NULL without limits */
    double
        *served[2];  /* by enum access and origin: share that succeeds there; NULL without stores */
    double *pinned;  /* by origin: share of its sessions there; NULL without affinity (pins.h) */
    double attempts; /* per request */
};

struct group_traffic {
    struct route_class *classes;
    size_t count, room;
    struct route_class *held; /* by answer: stamps, then none; NULL without answers (answers.h) */
    size_t held_count;
    double direct; /* share of its clients that hold an answer, others come to a POP */
    int64_t failing, rerouted, edge_out; /* weight of POPs out of service */
    int64_t resolving;                   /* of those in service that only stand for their clients */
    double surge;                        /* product of load-surge factors in force */
    double failure;                      /* share of the group's requests that fail now */
    double write_failure, write_latency; /* of its writes, as in its classes */
};

struct traffic {
    struct group_traffic *groups;
    struct request_scratch scratch;
    double *served;              /* by stamp: share of attempts not shed */
    double *load;                /* by stamp: attempts a second, if limited */
    simtime at;                  /* rates are those of then: the last settling */
    double *rates[2];            /* by enum access and group * stamps + stamp: successes a second as
                                    of the last settling; NULL without stores */
    bool limited;                /* some component has a capacity */
    bool split;                  /* writes may fare otherwise than reads: there is a store */
    uint64_t version;            /* counts what makes classes stale */
    simtime since;               /* integrated up to here */
    double success;              /* s(t) from there on */
    double write_success;        /* the same for writes alone; 1 when none is made */
    bool stepping;               /* an hourly step is scheduled */
    long double offered, failed; /* requests so far */
    long double written, waited; /* writes that succeeded so far, and their seconds */
    simtime good;                /* time with s(t) >= theta so far */
    struct sla sla;
};

void traffic_init_held(struct world *w); /* answers first */
void traffic_reset(struct world *w);
/* The class of a group that holds `healthy`, made if new. */
size_t traffic_class(struct world *w, size_t group, uint64_t healthy);
/* All of a group's classes: of POPs, then of answers. */
static inline size_t traffic_classes(const struct group_traffic *g)
{
    return g->count + g->held_count;
}
static inline struct route_class *traffic_class_at(const struct group_traffic *g, size_t i)
{
    return i < g->count ? &g->classes[i] : &g->held[i - g->count];
}
/* Weight of POPs that attract traffic; out of reach of it are failing and rerouted ones. */
int64_t traffic_attracting(const struct group_traffic *g);
/* A class's weight in what these attract, WEIGHT_ONE is all of the group. */
double traffic_weight(const struct group_traffic *g, const struct route_class *c);
/* Bits of the stamps that get more from a class of the group than with every origin well. */
uint64_t traffic_diverted(const struct world *w, size_t group, const struct route_class *c);
/* Stamps or enabled origins have changed. */
void traffic_stale(struct world *w);
/* Integrates up to now with the shares in force so far. Call before anything changes. */
void traffic_advance(struct world *w);
/* Works out s(t) from now on. */
void traffic_settle(struct world *w);
/* s(t) with what groups hold now; to try it out, without telling stores. */
void traffic_evaluate(struct world *w);
/* s(t) >= theta, with a slack of 1e-9; of writes alone. */
bool traffic_good(const struct world *w);
bool traffic_good_writes(const struct world *w);
/* Successful reads or writes a second of a group at a stamp, from the last settling on. */
double traffic_reads(const struct world *w, size_t group, size_t stamp);
double traffic_writes(const struct world *w, size_t group, size_t stamp);

#endif
