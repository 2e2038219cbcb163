/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pitfalls: what a scenario may say that is legal and that its author would not want, once told.
 *
 * A rule is a file of this folder that ends in one descriptor, and a row in pitfalls.c. It reads
 * the finished scenario and the tree that this was read from, by closed forms alone: nothing is
 * played. An error is what puts a stated target out of reach, or silently loses data that was
 * acknowledged; all else is a warning. Incidents are weighed by how often they come, so that a
 * percentile of a target is out of reach only if enough of them miss it. */
#ifndef SIM_SCENARIO_PITFALLS_PITFALL_H
#define SIM_SCENARIO_PITFALLS_PITFALL_H

#include "sim/base/arena.h"
#include "sim/base/diag.h"
#include "sim/scenario/scenario.h"

struct search;

struct pitfall {
    const char *id; /* stable: "shallow-probe" */
    enum severity severity;
    const char *finds;  /* what it finds, after "finds": "a probe that ..." */
    const char *raised; /* when its warning is an error, after "an error if"; NULL: never */
    const char *reason; /* why that matters, fit to follow a colon */
    const char *mend;   /* what to do, as one would say it */
    void (*look)(struct search *s);
};

/* A scenario that is looked at by one rule. */
struct search {
    const struct scenario *sc;
    struct arena *arena;
    struct diag *diag;
    const struct pitfall *rule;
};

#endif
