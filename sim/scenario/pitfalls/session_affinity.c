/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    if (s->sc->edge.session_affinity && s->sc->stamp_count > 1) {
        finding_add(s, "edge.session_affinity",
                    "sessions stay at an origin until their POP holds it unhealthy");
    }
}

const struct pitfall pitfall_session_affinity = {
    .id = "session-affinity",
    .severity = SEVERITY_WARNING,
    .finds = "an edge that pins sessions to origins, among several stamps",
    .reason = "an origin that is overloaded or partly broken keeps its sessions, weights and added "
              "latency hold for new ones only, and what moved stays away afterwards (AFD-21)",
    .mend = "leave it off, and keep sessions where every stamp can read them (some tools for "
            "infrastructure as code turn it on by default)",
    .look = look,
};
