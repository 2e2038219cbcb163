/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instances added to an app tier: all that it may have at once, when it has been overloaded for
 * `after` without a break; they go when its load would have fitted without them for as long. What
 * is due while the control plane of the region is out happens when that is back, if it is still
 * wanted. Instance i, added or not, stands in zone i mod zones. Left out: failures of instances
 * that were added, and their price. */
#ifndef MODELS_AUTOSCALE_H
#define MODELS_AUTOSCALE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/base/simtime.h"

struct world;

struct autoscale_state {
    int64_t added;       /* instances */
    bool waiting;        /* overloaded or, with instances added, underloaded */
    simtime since;       /* so */
    uint32_t generation; /* of the pending end of the wait */
};

void autoscale_reset(struct world *w);
/* Traffic has settled. */
void autoscale_settle(struct world *w);
/* The app tier is loaded beyond its capacity; its load would fit without what was added. */
bool autoscale_over(const struct world *w, size_t stamp);
bool autoscale_fits(const struct world *w, size_t stamp);

#endif
