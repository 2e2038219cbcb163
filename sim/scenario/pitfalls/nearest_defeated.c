/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

/* The largest difference of any group's round trips, unless some group cannot choose freely. */
static simtime spread(const struct scenario *sc)
{
    simtime widest = 0;
    for (size_t g = 0; g < sc->group_count; g++) {
        simtime least = SIMTIME_NEVER, most = 0;
        for (size_t i = 0; i < sc->stamp_count; i++) {
            simtime way = sc->groups[g].latency[i];
            least = way < least ? way : least;
            most = way > most ? way : most;
        }
        widest = most - least > widest ? most - least : widest;
    }
    return widest;
}

static void look(struct search *s)
{
    const struct scenario *sc = s->sc;
    simtime widest = spread(sc);
    for (size_t i = 1; i < sc->stamp_count; i++) {
        if (sc->stamps[i].priority != sc->stamps[0].priority) {
            return;
        }
    }
    if (sc->edge.kind != EDGE_NONE && sc->stamp_count > 1 && widest > 0 &&
        widest <= sc->edge.additional_latency) {
        finding_add(s, "edge.additional_latency",
                    "round trips differ by %s at most, and up to %s more counts as near",
                    finding_time(s, simtime_seconds(widest)),
                    finding_time(s, simtime_seconds(sc->edge.additional_latency)));
    }
}

const struct pitfall pitfall_nearest_defeated = {
    .id = "nearest-defeated",
    .severity = SEVERITY_WARNING,
    .finds = "an additional_latency so large that every client has all stamps to choose from, "
             "though they are not equally near",
    .reason = "nobody is sent to the nearest: each stamp takes its weight's share from everywhere, "
              "clients wait for the farther one, and writes leave their home (AFD-20)",
    .mend = "lower additional_latency below the difference of the round trips, or keep it and size "
            "the stamps for an even split",
    .look = look,
};
