/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/edge_use.h"

#include <math.h>

#include "sim/scenario/failure_use.h"

static int64_t count_pops(const struct scenario *sc)
{
    int64_t pops = 0;

    for (size_t g = 0; g < sc->group_count; g++) {
        pops += sc->groups[g].pops;
    }
    return pops;
}

/* The share is rounded to whole points of presence. */
static void use_share(struct build *b, const struct item *item, double share)
{
    int64_t pops = count_pops(b->sc);

    if (item_given(item, "share") && lround(share * (double)pops) == 0) {
        item_warning(b->reader, item, "share", "S215",
                     "has no effect: of %lld point%s of presence it is less than half a one",
                     (long long)pops, pops == 1 ? "" : "s");
    }
}

static void use_reroute(struct build *b)
{
    const struct edge_input *in = &b->in->edge;
    const struct item *item = &in->item;
    const simtime usual = 30 * SIMTIME_SECOND; /* its default, which --effective writes */
    bool used = false;

    for (size_t i = 0; i < b->sc->fault_count; i++) {
        used = used || b->sc->faults[i].kind == FAULT_POP_OUTAGE;
    }
    if (item_given(item, "pop_reroute") && in->out.pop_reroute != usual && !used &&
        !failure_is_never(&in->pop_outage)) {
        item_warning(b->reader, item, "pop_reroute", "S215",
                     "has no effect: no point of presence fails by itself");
    }
}

void edge_use_check(struct build *b)
{
    const struct edge_input *in = &b->in->edge;
    const struct fault_input *faults = b->in->faults.first;

    if (!failure_is_never(&in->outage)) {
        use_share(b, &in->outage.item, in->outage.out.share);
    }
    for (size_t i = 0; i < b->in->faults.count; i++) {
        if (faults[i].kind == FAULT_EDGE_OUTAGE) {
            use_share(b, &faults[i].item, faults[i].out.share);
        }
    }
    use_reroute(b);
    failure_use_constant(b, &in->pop_outage, count_pops(b->sc), "points of presence");
}
