/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the hub and the regions of tests/theory/write_by_write.h do with writes and outcomes. All of
 * it happens at w->now. */
#ifndef TESTS_THEORY_WRITE_HUB_H
#define TESTS_THEORY_WRITE_HUB_H

#include "tests/theory/write_by_write.h"

bool wbw_is_append(const struct wbw *w);
bool wbw_applied(const struct wbw *w, size_t region, size_t write);

void wbw_accept(struct wbw *w, const struct multi_write_event *event);
void wbw_arrive(struct wbw *w, struct wbw_message *m);
/* The worker has done the oldest item of the feed, if there is one. */
void wbw_drain(struct wbw *w);
/* The hub's region went down and another is up, or the first is up again. */
void wbw_move_hub(struct wbw *w, size_t to);
/* A region that is back sends the hub what it has never heard of. */
void wbw_report(struct wbw *w, size_t region);
/* Once some of what a region sent is gone: what is left goes on without it. */
void wbw_relink(struct wbw *w, size_t region);
/* Shows what the hub shows from now on. */
void wbw_show_hub(struct wbw *w, size_t region, int64_t entity);
/* A region that went down has lost young writes of an entity, and what saw them is void: it shows
 * the newest that is left of what it has sent. False if nothing is. */
bool wbw_roll_back(struct wbw *w, size_t region, int64_t entity);

#endif
