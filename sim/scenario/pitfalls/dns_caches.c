/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    const struct targets *t = &s->sc->targets;
    if (s->sc->edge.kind == EDGE_DNS && s->sc->edge.hold.overrun <= 0 && s->sc->stamp_count > 1 &&
        (t->rto != SIMTIME_NEVER || !isnan(t->availability))) {
        finding_add(s, "edge.ttl_overrun", "every client asks again once the time-to-live is over");
    }
}

const struct pitfall pitfall_dns_caches = {
    .id = "dns-caches",
    .severity = SEVERITY_WARNING,
    .finds = "a DNS edge with a target of rto or availability, and no client that keeps an answer "
             "for longer than its time-to-live",
    .reason = "some resolvers and clients do (TM-08), and while they go to a stamp that is gone "
              "the target rests on the rest of them",
    .mend = "give edge.ttl_overrun, measured or assumed, such as {share: 5%, extra: {uniform: "
            "{min: 5m, max: 30m}}}",
    .look = look,
};
