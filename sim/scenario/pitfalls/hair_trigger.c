/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"
#include "sim/scenario/pitfalls/timing.h"

static void look(struct search *s)
{
    const struct probe *probe = &s->sc->edge.probe;
    if (s->sc->edge.kind != EDGE_NONE && s->sc->stamp_count > 1 && timing_failures(probe) == 1) {
        finding_add(s,
                    probe->rule == RULE_WINDOW ? "edge.probe.successful_samples_required"
                                               : "edge.probe.down_after",
                    "one failed probe is enough");
    }
}

const struct pitfall pitfall_hair_trigger = {
    .id = "hair-trigger",
    .severity = SEVERITY_WARNING,
    .finds = "a probe rule by which one failed probe turns the verdict",
    .reason = "a lost probe or a restart is then enough to move traffic, and an hour of small "
              "faults to move it to and fro (V-07)",
    .mend = "ask for two failures at least: successful_samples_required below sample_size, "
            "down_after above 1",
    .look = look,
};
