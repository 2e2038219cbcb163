/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fails by itself becomes faults that recur, a row each for what has a clock of its own:
 * regions, zones, links, the edge, points of presence, instances, common causes. */
#ifndef SIM_SCENARIO_FAULT_SOURCES_H
#define SIM_SCENARIO_FAULT_SOURCES_H

#include "sim/scenario/sections.h"

enum { FAULT_SOURCES_MAX = 100000 };

struct sources {
    struct build *b;
    struct fault *faults;
    size_t count, room;
    double *shared; /* by region: share of its outages that common causes have taken */
    bool full;      /* and reported */
};

struct arena *sources_arena(const struct sources *s);
/* Room for `count` more, or false, reported once. */
bool sources_room(struct sources *s, size_t count, struct mark mark);
/* The next free fault, for which there is room. */
struct fault *sources_add(struct sources *s, const struct failure_input *in, enum fault_kind kind,
                          const char *id);
/* Either names the other as its pair. */
bool sources_pair(const struct scenario *sc, int a, int b);

/* Appends them to the faults of the script. */
void fault_sources_append(struct build *b);

#endif
