/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One replication told: the events and lines of its chronicle (models/chronicle.h) in words and
 * seconds, which is all that whoever shows it needs. */
#ifndef SIM_RUN_TELLING_H
#define SIM_RUN_TELLING_H

#include "sim/base/arena.h"
#include "sim/run/engine.h"

struct told_event {
    double at_s;
    const char *kind;             /* "fault.begins" */
    const char *subject, *object; /* names in the scenario; "" where there is nobody */
    int place;        /* of the subject among its kind in the scenario; -1: nobody, or not known */
    double value;     /* NaN: none */
    const char *text; /* the whole of it, for people */
};

struct told_line {
    const char *name;  /* "success" */
    const char *store; /* whose it is; "": the service's */
    size_t count;
    double *at_s, *value; /* it has this value from then on to the next */
};

/* Requests since the replication began. */
struct told_demand {
    double at_s, offered, failed;
};

struct telling {
    uint32_t replication;
    double from_s, until_s; /* of the window that is told */
    struct told_event *events;
    size_t count, left_out; /* the latter beyond the bound of a chronicle */
    struct told_line *lines;
    size_t line_count;
    struct told_demand *demands; /* when incidents open and close, and at the end; not stored */
    size_t demand_count;
};

/* Plays the replication for its telling, which lives in the arena. False if the engine has no
 * chronicles, or the replication comes to no end. */
bool telling_play(struct arena *a, const struct engine *engine, const struct plan *plan,
                  uint32_t replication, simtime from, simtime until, atomic_bool *interrupt,
                  struct telling *ret);

/* Whether it is of that kind: "pop.unhealthy". */
bool telling_is(const struct told_event *e, const char *kind);
/* Whether an observer has come to hold an origin healthy or unhealthy. */
bool telling_verdict(const struct told_event *e);

#endif
