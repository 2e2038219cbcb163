/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What outages are put down to: each, from its beginning to its end, to the kind of the latest
 * fault that began, or took one thing more, of those active when s(t) fell: a deployment that
 * reaches its second stamp does, a disabled origin once the edge knows. What has no bearing on
 * requests (models/bearing.h) is passed over. A fault of a common cause counts as that, and an
 * outage without a fault as none. */
#ifndef MODELS_ATTRIBUTION_H
#define MODELS_ATTRIBUTION_H

#include <stddef.h>

#include "models/fault.h"
#include "models/metrics.h"
#include "sim/base/simtime.h"

struct world;

enum { ATTRIBUTED_COMMON_CAUSE = FAULT_KIND_COUNT, ATTRIBUTED_NONE, ATTRIBUTION_COUNT };

struct attribution {
    simtime by[ATTRIBUTION_COUNT]; /* time in outages so far */
    simtime since;                 /* when the present one began */
    simtime longest, all;
    size_t to; /* what it is put down to */
};

extern const enum metric_id attribution_metric[ATTRIBUTION_COUNT];

/* Whether outages of this scenario can be put down to it. */
bool attribution_possible(const struct world *w, size_t to);
void attribution_reset(struct world *w);
/* An outage begins now, anchored at a fault; NULL: at none. */
void attribution_begin(struct world *w, const struct fault_state *fault);
/* It ends now, or is cut off. */
void attribution_end(struct world *w);

#endif
