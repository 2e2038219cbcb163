/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known while a timeline is made, event after event: which faults are active, which origins
 * are sick and why, how far the verdicts about them have come. */
#ifndef REPORTS_TIMELINE_TELLER_H
#define REPORTS_TIMELINE_TELLER_H

#include "reports/timeline.h"
#include "sim/scenario/scenario.h"

struct reason {
    const char *text; /* NULL or "": none */
    size_t step;      /* place in the teller's steps, from 1; 0: none */
    bool name;        /* the text is a name, to follow "because of", and no sentence */
};

struct fault_now {
    bool active;
    double begun_s;
    struct reason reason; /* its name, and the step that tells of its beginning */
};

/* Verdicts that are told together. */
struct verdicts {
    size_t step;      /* from 1; 0: none are going on */
    size_t turned[2]; /* to unhealthy, to healthy */
    size_t most;      /* that hold the origin unhealthy at once */
    double half_s;    /* when half of the observers had turned */
    struct reason reason;
};

struct origin_now {
    bool sick;
    struct reason reason;
    size_t unhealthy; /* observers that hold it so */
    size_t blamed;    /* the step in which some came to that */
    struct verdicts verdicts;
};

/* Outages that come and go with verdicts that waver: they are told once. */
struct flaps {
    size_t cause; /* the step of these verdicts; 0: none */
    size_t step;  /* that tells of them */
    size_t count;
    bool out; /* one of them is, beyond the first */
};

struct store_now {
    size_t step; /* the last that moved it */
    double at_s;
};

struct teller {
    struct arena *arena;
    const struct trace *trace;
    const struct scenario *sc;
    const struct told_event *events;
    size_t event_count;
    struct timeline_step *steps;
    size_t step_count;
    struct fault_now *faults;   /* by place in the scenario */
    struct origin_now *origins; /* by stamp */
    struct store_now *stores;
    struct flaps flaps;
    size_t past; /* the step since which clients are sent past the edge, from 1; 0: they are not */
};

/* Another step at the moment of an event. */
struct timeline_step *teller_add(struct teller *t, const struct told_event *e,
                                 enum timeline_part part, bool seen, const char *text,
                                 struct reason because);
/* An event of the same moment; NULL: none. */
const struct told_event *teller_beside(const struct teller *t, size_t event, const char *kind);
/* "POP" or "location" */
const char *teller_observer(const struct teller *t, size_t count);

/* The fault that began last of those active; no text if none is. */
struct reason teller_fault(const struct teller *t);
/* Why a fault begins: scripted, by chance, with another. */
const char *teller_fault_origin(const struct teller *t, const struct told_event *e);
/* How it shows, to follow its name: ": nothing answers"; "" if there is nothing to say. */
const char *teller_fault_detail(const struct teller *t, const struct told_event *e);
/* What makes requests, or a stamp, fail or succeed from the moment of an event on. */
struct reason teller_reason(struct teller *t, size_t event, bool fails);

/* The steps of an event about a store; false if it is about none. */
bool teller_store(struct teller *t, size_t event);

/* Counts a verdict, and begins or goes on with the step that tells of it. */
void teller_verdict(struct teller *t, size_t event);
/* Tells what verdicts about an origin have come to; those that follow are others. */
void teller_verdicts_end(struct teller *t, size_t origin);

/* All events of the trace, one after another. The steps live in the arena; causes are places among
 * all steps, from 1. */
void teller_tell(struct arena *a, const struct trace *trace, struct teller *ret);

#endif
