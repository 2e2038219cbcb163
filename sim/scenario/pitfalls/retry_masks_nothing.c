/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    const struct edge *edge = &s->sc->edge;
    for (size_t g = 0; g < s->sc->group_count; g++) {
        const struct client_group *group = &s->sc->groups[g];
        if (edge->kind == EDGE_ANYCAST && edge->retry_on_connect_failure &&
            s->sc->stamp_count > 1 && edge->connect_timeout >= group->timeout) {
            finding_add(s, "edge.connect_timeout",
                        "a connection is waited for %s, and clients for an answer %s",
                        finding_time(s, simtime_seconds(edge->connect_timeout)),
                        finding_time(s, simtime_seconds(group->timeout)));
        }
    }
}

const struct pitfall pitfall_retry_masks_nothing = {
    .id = "retry-masks-nothing",
    .severity = SEVERITY_WARNING,
    .finds = "an edge that tries a dropped connection again at another stamp, after its clients "
             "have given up",
    .reason =
        "the retry hides a black hole only if connect_timeout and the answer fit into the client's "
        "timeout; as it is every such request fails until the probes have noticed (AFD-22)",
    .mend =
        "shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you",
    .look = look,
};
