/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When what is sent over a directed link leaves and arrives, straight from the definition: the
 * whole script of cuts is known beforehand, so that both follow at once. Shares no code with
 * models/. */
#ifndef TESTS_THEORY_LINK_TIMES_H
#define TESTS_THEORY_LINK_TIMES_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/simtime.h"

enum { LINK_TIMES_REGIONS = 3, LINK_TIMES_CUTS = 128, LINK_TIMES_SENT = 2048 };

struct link_times_cut {
    size_t from, to;
    simtime begin, end; /* nothing moves in [begin, end) */
};

struct link_times {
    struct link_times_cut cuts[LINK_TIMES_CUTS];
    size_t cut_count;
    simtime gap; /* between two departures: 1 / throughput */
    bool fifo;
    simtime left[LINK_TIMES_REGIONS][LINK_TIMES_REGIONS][LINK_TIMES_SENT]; /* departures */
    size_t left_count[LINK_TIMES_REGIONS][LINK_TIMES_REGIONS];
    simtime arrived[LINK_TIMES_REGIONS][LINK_TIMES_REGIONS]; /* the latest arrival of those sent */
};

/* No cuts, nothing sent. Infinite throughput: no gap. */
void link_times_init(struct link_times *l, double throughput, bool fifo);
void link_times_cut(struct link_times *l, size_t from, size_t to, simtime begin, simtime end);

bool link_times_open(const struct link_times *l, size_t from, size_t to, simtime t);
/* The time between two instants in which the link is open. */
simtime link_times_between(const struct link_times *l, size_t from, size_t to, simtime a,
                           simtime b);
/* Sends at t with a delay: when it leaves, and when it is applied. */
void link_times_send(struct link_times *l, size_t from, size_t to, simtime t, simtime delay,
                     simtime *ret_leaves, simtime *ret_arrives);
/* The same for what is on its way already and changes over to this link with so much left. */
simtime link_times_join(struct link_times *l, size_t from, size_t to, simtime t, simtime left);
/* Some of what was sent is void: departures after t are taken back. What is still to arrive must be
 * joined or sent again. */
void link_times_clear(struct link_times *l, size_t from, size_t to, simtime t);

#endif
