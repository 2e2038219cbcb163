/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thread's working storage for replications of one plan: the state of everything that moves.
 *
 * Data flows one way: faults make conditions (condition.h), conditions make odds and probes
 * (edge.h, watch.h), probes make verdicts, verdicts move POPs between classes (pops.h, traffic.h),
 * classes make s(t), and s(t) makes outages, incidents and metrics (incident.h, episode.h,
 * stage.h). Whatever changes something calls world_touch; once all events of an instant have run,
 * the world settles: traffic is integrated up to now, s(t) worked out anew, and the clocks of
 * incidents see it. So no stretch of zero length is ever seen. */
#ifndef MODELS_WORLD_H
#define MODELS_WORLD_H

#include <stdbool.h>
#include <stdint.h>

#include "models/answers.h"
#include "models/autoscale.h"
#include "models/break_glass.h"
#include "models/chronicle.h"
#include "models/condition.h"
#include "models/drain.h"
#include "models/edge.h"
#include "models/episode.h"
#include "models/fault.h"
#include "models/incident.h"
#include "models/jobs.h"
#include "models/pins.h"
#include "models/plan.h"
#include "models/pops.h"
#include "models/rare.h"
#include "models/sessions.h"
#include "models/stage.h"
#include "models/staleness.h"
#include "models/store.h"
#include "models/traffic.h"
#include "models/warmth.h"
#include "sim/base/arena.h"
#include "sim/base/die.h"
#include "sim/kernel/sim.h"

struct world {
    struct sim sim; /* first: events are given the simulation, world_of gives the world */
    const struct plan *plan;
    struct arena arena; /* as long as the world */
    bool settling;      /* a settle event is due at this instant */
    bool looking;       /* likewise, a look at stores that might go back */
    struct fault_state *faults;
    size_t *active; /* faults that are, active_faults of them in the order of the scenario */
    size_t active_faults, holding_faults; /* the latter keep the incident open */
    struct stamp_state *stamps;
    struct edge_state edge;
    struct pop_state *pops;
    struct traffic traffic;
    struct answers answers;
    struct drain drain;
    struct pinned pinned;
    struct warmth *warmth;             /* by stamp */
    struct autoscale_state *autoscale; /* likewise */
    struct break_glass_state break_glass;
    struct stages stages;
    struct episode *episodes; /* by origin */
    struct incidents incidents;
    struct store_state *stores;
    struct losses losses;
    struct job_state *jobs;
    bool *jobs_seen; /* scratch, by region */
    struct staleness staleness;
    struct sessions sessions;
    struct rare rare;
    struct chronicle *chronicle; /* of what happens; NULL: nobody wants to know */
};

static inline struct world *world_of(struct sim *sim)
{
    return (struct world *)sim;
}

/* Puts the world at time 0 of a replication: nothing scheduled but the scenario's faults. */
void world_reset(struct world *w, uint32_t replication);
/* The conditions and odds with all faults of the scenario in force, or none; nothing is scheduled.
 * For theory, not for playing. */
void world_probe(struct world *w, bool faults);
/* Faults or stores have changed: what stamps and probes meet is worked out anew. */
void world_refresh(struct world *w);
/* Something that could change s(t) or an incident has happened now. */
void world_touch(struct world *w);

#endif
