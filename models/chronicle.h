/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened in one replication, in order: the log of its events, and what changed over time.
 *
 * A world that is given a chronicle writes into it while it plays; all others have none and pay one
 * test an event. Only what lies in its window is taken. An event is a kind and whom it is about, by
 * their places in the scenario; chronicle_write tells it in words. A line holds a quantity that
 * steps: it has the value of a point from then on to the next.
 *
 * Events come in the order of time, but for multi-write stores, which play behind the world: their
 * lines are complete when the replication is over. */
#ifndef MODELS_CHRONICLE_H
#define MODELS_CHRONICLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/base/buf.h"
#include "sim/base/simtime.h"

struct plan;
struct world;

/* In the order of names. */
enum happening {
    HAPPENING_AGREED_HEALTHY,   /* subject: stamp; enough observers hold it so, and all act on it */
    HAPPENING_AGREED_UNHEALTHY, /* the same */
    HAPPENING_FAULT_BEGINS,     /* subject: fault */
    HAPPENING_FAULT_ENDS,       /* the same */
    HAPPENING_GLASS_BROKEN,     /* nobody: clients are sent to the stamps themselves */
    HAPPENING_GLASS_MENDED,     /* the same: and by the edge again */
    HAPPENING_GLASS_NOTICED,    /* the same: somebody sees that the edge is out */
    HAPPENING_INCIDENT_CLOSES,  /* nobody */
    HAPPENING_INCIDENT_OPENS,
    HAPPENING_ORIGIN_DISABLED,  /* subject: stamp */
    HAPPENING_ORIGIN_ENABLED,   /* the same */
    HAPPENING_ORIGIN_SICK,      /* the same: cannot serve the success ratio */
    HAPPENING_ORIGIN_WELL,      /* the same */
    HAPPENING_OUTAGE_BEGINS,    /* value: share of requests that succeed from now on */
    HAPPENING_OUTAGE_ENDS,      /* the same */
    HAPPENING_POP_HEALTHY,      /* subject: observer, object: stamp; what it holds now */
    HAPPENING_POP_UNHEALTHY,    /* the same */
    HAPPENING_STORE_CALLED_OFF, /* subject: store; a failover that was being decided */
    HAPPENING_STORE_DECIDES,    /* the same; by whom is the policy's */
    HAPPENING_STORE_DRAINS,     /* subject: store, object: target region, of a planned one */
    HAPPENING_STORE_FENCED,     /* subject: store, object: region of the old writer */
    HAPPENING_STORE_LOSES,      /* subject: store, value: acknowledged writes gone for good */
    HAPPENING_STORE_NOTICED,    /* subject: store; by those who follow the runbook */
    HAPPENING_STORE_PROMOTED,   /* subject: store, object: region of the new writer */
    HAPPENING_STORE_PROMOTES,   /* the same, begun */
    HAPPENING_STORE_RESTORES,   /* subject: store; from a backup */
    HAPPENING_STORE_RETURNS,    /* subject: store, object: its first region, not caught up yet */
    HAPPENING_STORE_SWITCHED,   /* subject: store, object: region that the listener leads to */
    HAPPENING_WRITES_FAIL,      /* value: share of writes that succeed from now on */
    HAPPENING_WRITES_SUCCEED,   /* the same */
    HAPPENING_COUNT
};

struct happened {
    simtime at;
    enum happening what;
    int subject, object; /* -1: none */
    double value;        /* NaN: none */
};

/* In the order of names. */
enum line_kind {
    LINE_CONFLICTS,     /* of a multi-write store: found so far */
    LINE_FEED_DEPTH,    /* of a multi-write store: conflicts in the feed */
    LINE_SUCCESS,       /* s(t) */
    LINE_WRITE_SUCCESS, /* the same for writes alone */
    LINE_KIND_COUNT
};

struct line_point {
    simtime at;
    double value;
};

struct line {
    struct line_point *points;
    size_t count, room;
    simtime least;    /* between points; 0: every step is kept */
    int64_t interval; /* in which the last point lies; of those with a least time between them */
};

/* What was asked and what failed since the replication began, as of a moment. */
struct demand {
    simtime at;
    double offered, failed; /* requests */
};

struct chronicle {
    simtime from, until; /* the window, both ends included */
    struct happened *events;
    size_t count, room;
    size_t left_out; /* beyond the bound of a chronicle */
    size_t stores;
    struct line *lines; /* kinds of the service, then of each store: see chronicle_line */
    /* Whenever an incident opens or closes, in the window or not, and at the end. */
    struct demand *demands;
    size_t demand_count, demand_room;
};

/* Of how many events it takes; the rest are counted. */
enum { CHRONICLE_EVENTS = 20000 };

void chronicle_init(struct chronicle *c, const struct plan *plan, simtime from, simtime until);
void chronicle_release(struct chronicle *c); /* accepts a zeroed one */

/* store: 0 for what is of the service as a whole. */
struct line *chronicle_line(const struct chronicle *c, enum line_kind kind, size_t store);
bool line_of_store(enum line_kind kind);
/* Adds a step; times do not decrease. The value before the window stands at its beginning. */
void chronicle_step(struct chronicle *c, struct line *line, simtime at, double value);

/* Of the world's present moment. Nothing if it has no chronicle. */
void chronicle_add(const struct world *w, enum happening what, int subject, int object,
                   double value);
void chronicle_settle(const struct world *w);
/* An incident opens or closes, or the replication is over: traffic is counted up to now, as of
 * then.
 */
void chronicle_demand(struct world *w);

const char *happening_name(enum happening what); /* "fault.begins" */
const char *line_name(enum line_kind kind);      /* "success" */
/* The names of those it is about, as the scenario has them; nothing where there is nobody. */
void chronicle_subject(const struct plan *plan, const struct happened *e, struct buf *out);
void chronicle_object(const struct plan *plan, const struct happened *e, struct buf *out);
/* "westeurope: region-outage begins" */
void chronicle_write(const struct plan *plan, const struct happened *e, struct buf *out);

#endif
