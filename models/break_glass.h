/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A way around an anycast edge, switched by people: a DNS name in front of it that names the edge
 * and, once somebody has noticed that points of presence are out and has decided, the stamps. Then
 * the answers drain (answers.h). It is switched back when the last of them is in service again. */
#ifndef MODELS_BREAK_GLASS_H
#define MODELS_BREAK_GLASS_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/rng/stream.h"

struct world;

struct break_glass_state {
    struct stream stream;
    int64_t out;   /* POPs out by an edge outage */
    uint32_t step; /* generation of what is pending */
    bool noticing, deciding;
};

void break_glass_reset(struct world *w);
/* A POP went out by an outage of the edge, or is back. */
void break_glass_pop(struct world *w, bool out);

#endif
