/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data stores: who writes where, who follows how far behind, and what a failover does.
 *
 * A store has a replica in each of its regions. In an async or sync store one of them is the writer
 * and the others follow it (lag.h); in a multi-write store all write (multi_write.h); a
 * zone-redundant store has one replica and perhaps backups. Faults make replicas go down and links
 * be cut (store_replica.c); a writer that is gone starts a failover, by the provider, by runbook or
 * by nobody (store_failover.c); what was acknowledged and is gone is a loss (store_loss.c). Stamps
 * ask what a read or a write meets (store_path.c), and the rate of writes that succeed is given
 * back to the store after each settling (store_rates.c).
 *
 *            outage, decision                  promoted             TTL over
 *   SERVING ------------------> PROMOTING ---------------> SWITCHING --------> SERVING
 *      '------> DRAINING -----------^
 *       planned           all applied                                           */
#ifndef MODELS_STORE_H
#define MODELS_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "models/chronicle.h"
#include "models/condition.h"
#include "models/lag.h"
#include "models/loss.h"
#include "models/multi_write.h"
#include "models/stage.h"
#include "sim/base/simtime.h"
#include "sim/rng/stream.h"
#include "sim/scenario/scenario.h"

struct world;

/* What is drawn, each from a stream of its own. */
enum store_chance {
    STORE_CHANCE_DECISION, /* notice, hold, grace period, decision, approval */
    STORE_CHANCE_LISTENER,
    STORE_CHANCE_PROMOTION,
    STORE_CHANCE_REPOINT,
    STORE_CHANCE_RESEED,
    STORE_CHANCE_RESTORE,
    STORE_CHANCES
};

enum store_phase {
    STORE_SERVING,
    STORE_DRAINING,  /* planned failover: writes pause until the target has applied all of them */
    STORE_PROMOTING, /* fenced: the target becomes the writer, or a backup is restored */
    STORE_RETURNING, /* the listener points back at a first region that is still being seeded */
    STORE_SWITCHING  /* promoted: the listener's name still leads to the old writer */
};

/* Whether the writer is gone, by failover.trigger. */
enum store_trouble { TROUBLE_NONE, TROUBLE_CUT_OFF, TROUBLE_DOWN };

struct replica {
    int region;       /* of the scenario; a restore from backup may move it */
    enum inbound met; /* what a call to it meets, its region being reached */
    bool ready;       /* has a copy: leads or follows; false until it is seeded */
    bool wiped;       /* its data was lost, and it is not seeded yet */
    bool frozen;      /* nothing reaches it from the writer */
    bool throttled;   /* bounded staleness: writes accepted here have reached the bound */
    simtime down_since;
    uint32_t seeding; /* generation of the pending seed; 0: none is pending */
    struct lag *lag;  /* behind the writer; async and sync */
};

struct store_state {
    const struct store *store;
    size_t index;
    struct stream chance[STORE_CHANCES];
    struct replica *replicas;
    enum store_phase phase;
    size_t writer, target;
    bool held;            /* a promotion that waits for the control plane of its region */
    uint32_t step;        /* generation of the pending step of a failover */
    bool forced;          /* the failover under way leaves its old writer behind */
    bool by_runbook;      /* it was decided by one */
    bool premature;       /* the way back under way waits for no data */
    bool waits_for_quiet; /* for the hour in which the way back may begin */
    enum store_trouble trouble;
    simtime approval;                 /* of the runbook that is being followed */
    bool noticing, deciding, overdue; /* overdue: decided, and nowhere to go yet */
    bool draining_due;                /* a planned failover waits for its rates to settle */
    bool drained_frozen;              /* whether its target was frozen when it was last looked at */
    size_t fault;                     /* the scripted failover that is under way; SIZE_MAX: none */
    size_t zombie;           /* an old writer that still acknowledges, unfenced; SIZE_MAX: none */
    struct loss zombie_loss; /* what was unapplied when its successor was chosen */
    struct lag *doomed;      /* what it acknowledges from then on */
    struct lag *fragile;     /* writes not durable yet; NULL without durable_after */
    struct lag *unsaved;     /* writes since the last backup; without backups, all that there are */
    int64_t lost;            /* of those that there are */
    uint32_t watch;          /* generation of the pending look at a backlog or a bound */
    uint32_t seeds;          /* seeds begun */
    int64_t fragile_lost;    /* of the writes that stand still since the writer went down */
    /* of the last forced failover, until its old writer would have been back */
    size_t forced_from; /* SIZE_MAX: none */
    simtime forced_at;  /* served again; SIMTIME_NEVER: not yet */
    int64_t forced_lost;
    double last_rate; /* accepted writes a second of the writer, the last that was not 0 */
    /* multi-write */
    struct multi_write *multi_write; /* NULL where no writes are played */
    double *rates;                   /* accepted writes a second: r * regions + home */
    double *last_rates;              /* the last that were not 0, by r * regions + home */
    bool *cut;                       /* from * regions + to */
    simtime *skew;                   /* by replica */
    double background;               /* conflicts a second at these rates, to first order */
    struct lag **pairs; /* from * regions + to: how far `to` is behind, for reads, and for what is
                           lost where no writes are played; NULL if one region writes */
};

/* What a replication has lost so far, over all stores. */
struct losses {
    int64_t lost, stranded;
    double value;
    double quiet, background; /* seconds without an incident, and conflicts expected in them */
};

/* Memory for the stores of the plan's scenario; released with the world. */
void store_init(struct world *w);
void store_release(struct world *w);
void store_reset(struct world *w);
/* Faults have changed: components are fresh, stamps are not. */
void store_refresh(struct world *w);
/* Traffic is settled: takes the rates of writes. */
void store_settle(struct world *w);
/* An incident has opened or closed. */
void store_incident(struct world *w, bool open);
/* Some store has no writer yet, or a backlog that an incident left. */
bool store_recovering(const struct world *w);
void store_finish(struct world *w);

/* What a call from a stamp in `region` meets behind its own component; adds the way there and what
 * a commit waits for to *latency. */
enum inbound store_meets(const struct world *w, size_t store, int region, enum access access,
                         simtime *latency);
/* The replica, by index, that a stamp in `region` reads from or writes to; SIZE_MAX: none. */
size_t store_place(const struct world *w, const struct store_state *st, int region,
                   enum access access);
/* The stage of a failover that keeps requests of this stamp from succeeding; STAGE_OTHER if none
 * does. */
enum stage store_stage(const struct world *w, size_t stamp, bool writes);
/* The share of the writes accepted in `from` that fall on entities at home in region h of the
 * store; and their rate, or the last one it had. */
double store_write_share(const struct world *w, const struct store_state *st, size_t from,
                         size_t h);
double store_rate(const struct store_state *st, size_t from);
/* Its policy can find conflicts at all. */
bool store_conflicts(const struct store *store);

/* Between the files of the store. */
/* Into the chronicle, about the region of a replica; SIZE_MAX: about none. */
void store_tell(const struct world *w, const struct store_state *st, enum happening what,
                size_t replica);
bool replica_up(const struct replica *r);
void store_replicas_refresh(struct world *w, struct store_state *st);
void store_seed(struct world *w, struct store_state *st);
/* The replica has all that the writer has, and follows it from now on as far as it reaches it. */
void store_follow_anew(struct world *w, struct store_state *st, size_t r);
void store_watch_writer(struct world *w, struct store_state *st);
void store_stop_deciding(struct store_state *st);
/* Everything has been decided: does it, or waits until there is somewhere to go. */
void store_act(struct world *w, struct store_state *st);
/* Its writer is not where it was at first. */
bool store_away(const struct store_state *st);
void store_go_home(struct world *w, struct store_state *st, bool premature);
void store_watch_returning(struct world *w, struct store_state *st);
void store_failback_refresh(struct world *w, struct store_state *st);
/* A scripted failback begins, if it can. */
bool store_failback_starts(struct world *w, struct store_state *st);
void store_failover_refresh(struct world *w, struct store_state *st);
/* A point of presence has changed its verdict: a runbook may be told, a way back begin. */
void store_verdict(struct world *w, size_t origin, bool healthy);
void store_alert(struct world *w, struct store_state *st, size_t origin);
void store_zombie_end(struct world *w, struct store_state *st);
void store_lose(struct world *w, struct store_state *st, const struct loss *loss, simtime stopped,
                bool censored);
/* A copy is gone whose loss alone takes nothing with it; if it was the last, everything else is
 * lost. */
void store_copy_gone(struct world *w, struct store_state *st);
void store_writer_down(struct world *w, struct store_state *st, bool data_lost);
/* Takes out of what a replica lacks the writes that were too young when the writer went down: they
 * are lost already. The youngest, as if the replica lacked all of them. */
void store_without_young(const struct store_state *st, struct loss *loss);
/* A replica is back: what it kept is no longer missing, and what waiting has cost is known. */
void store_writer_up(struct world *w, struct store_state *st, size_t replica);
void store_restore(struct world *w, struct store_state *st);
void store_restored(struct world *w, struct store_state *st);
void store_drain(struct world *w, struct store_state *st);
/* Ends the replication if the store has outgrown its budget or was interrupted. */
void store_heed_budget(struct world *w, const struct store_state *st);
void store_loss_finish(struct world *w, struct store_state *st);
/* What measures losses begins anew, empty; what nobody will ever take stays frozen. */
void store_measure_anew(struct world *w, struct lag *measure, bool frozen);
void store_multi_write_reset(struct world *w, struct store_state *st);
void store_multi_write_refresh(struct world *w, struct store_state *st, size_t replica, bool up,
                               bool data_lost);
void store_multi_write_links(struct world *w, struct store_state *st);
/* A copy that has the newest data of those that are left, `except` apart; SIZE_MAX: none. */
size_t store_candidate(const struct world *w, const struct store_state *st, size_t except,
                       bool must_be_up);

#endif
