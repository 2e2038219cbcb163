/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->stamp_count; i++) {
        const struct stamp *stamp = &s->sc->stamps[i];
        if (stamp->in_process) {
            finding_add(s, finding_path(s, "stamps.%s.sessions", stamp->name),
                        "the sessions at %s die with the instance that holds them", stamp->name);
        }
    }
}

const struct pitfall pitfall_in_process_sessions = {
    .id = "in-process-sessions",
    .severity = SEVERITY_WARNING,
    .finds = "a stamp whose app instances keep the sessions of clients",
    .reason = "each failover, each way back and each instance that crashes signs its clients out, "
              "however quickly the edge reacts",
    .mend = "take sessions: external, in a cache or store that outlives the instance and that the "
            "other stamps can read",
    .look = look,
};
