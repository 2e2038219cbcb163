/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where each POP's share of its group's traffic is now.
 *
 * In service, a POP stands in the class of all POPs of its group that hold the same origins healthy
 * (models/traffic.h). A POP in outage fails its requests for edge.pop_reroute, then they spread
 * over the group's other POPs by share. A POP under an edge outage keeps its requests and fails
 * them. Out of service it sends no probes and keeps its windows and verdicts. */
#ifndef MODELS_POPS_H
#define MODELS_POPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct world;

enum pop_place { POP_IN_SERVICE, POP_FAILING, POP_REROUTED, POP_EDGE_OUT };

struct pop_state {
    uint64_t healthy; /* bit by origin: its verdicts */
    uint64_t
        noticed; /* bit by origin: has reached its verdict in the current episode, or is left out */
    uint64_t fed;      /* bit by origin: fed it when it fell sick */
    uint32_t outages;  /* POP outages in force */
    uint32_t edge_out; /* edge outages in force */
    uint32_t reroute;  /* generation of the pending reroute */
    bool rerouted;
    enum pop_place place;
    size_t class; /* in its group, while in service */
};

void pops_reset(struct world *w);
void pops_outage(struct world *w, size_t pop, bool begins);
void pops_edge_outage(struct world *w, size_t pop, bool begins);
/* The POP's verdict on an origin has changed, its own or what observers agree on. */
void pops_verdict(struct world *w, size_t pop, size_t origin, bool healthy);
static inline bool pop_in_service(const struct pop_state *pop)
{
    return pop->place == POP_IN_SERVICE;
}

#endif
