/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One replication as a timeline: its events (sim/run/trace.h) condensed to steps, each with what
 * was behind it, and sorted into the incidents that they belong to.
 *
 * Verdicts of many observers about one origin are one step from the first of them to the last. What
 * is said by another event of the same moment is no step of its own. A step is seen if those on
 * duty see it: alerts, verdicts, what they do themselves and the share of requests that succeed,
 * but neither the fault nor what has been lost. */
#ifndef REPORTS_TIMELINE_H
#define REPORTS_TIMELINE_H

#include "sim/run/trace.h"

/* What a step is part of. */
enum timeline_part {
    PART_FAILED,
    PART_NOTICED,
    PART_DECIDED,
    PART_MOVED,
    PART_LOST,
    PART_USERS,
    PART_REPAIRED,
    PART_CLOSED
};

struct timeline_step {
    double at_s, last_s; /* equal, but for verdicts that are told together */
    enum timeline_part part;
    bool seen;
    const char *kind;    /* of its first event: "pop.unhealthy" */
    const char *subject; /* "region-outage of westeurope"; "" */
    const char *text;
    const char *because; /* "": nothing is known to be */
    size_t cause;        /* an earlier step of its incident, from 1; 0: none */
    const char *first;   /* what the first of several verdicts is; NULL: it is one event */
    double success;      /* share of requests that succeed from at_s on */
    double last_success; /* and from last_s on */
    bool wavers;         /* verdicts that change to and fro */
    bool aside;          /* a fault that changes nothing for anybody, or its end */
};

struct timeline_incident {
    size_t number; /* from 1 */
    const struct incident_row *row;
    double opened_s, closed_s;
    double anchor_s;  /* times count from here: the fault that the first outage is of */
    bool open;        /* still, at the end of the time that is simulated */
    bool hurts;       /* the service or its writes were out, or writes are lost */
    bool told;        /* at length */
    const char *what; /* "region-outage of westeurope" */
    size_t faults;    /* that began in it */
    size_t asides;    /* of these */
    struct timeline_step *steps;
    size_t count;
    double offered, failed; /* requests; NaN: not known */
    double lost_writes;
};

enum { TIMELINE_TOLD = 3 };

struct timeline {
    const struct trace *trace;
    struct timeline_incident *incidents;
    size_t count;
    size_t outages, faults; /* steps of no incident */
};

/* The timeline lives in the arena. incident: from 1, the one to be told; 0: the TIMELINE_TOLD that
 * hurt most, or the first if none does. */
void timeline_make(struct arena *a, const struct trace *trace, size_t incident,
                   struct timeline *ret);
/* A metric of an incident by its name; NaN: none. */
double timeline_value(const struct trace *trace, const struct incident_row *row,
                      const char *metric);
const char *timeline_part_name(enum timeline_part part); /* "noticed" */
/* The first word of what an incident is: "region-outage". Returns its bytes. */
size_t timeline_fault_kind(const struct timeline_incident *i);

/* The same as those on duty see it: only the steps that are seen, of verdicts that are told
 * together the first when it comes and all of them at the last, without names, reasons and causes;
 * times count from the first of them. The trace stays the same. */
void timeline_hide(struct arena *a, const struct timeline *t, struct timeline *ret);

#endif
