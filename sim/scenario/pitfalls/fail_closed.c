/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static bool goes_deep(const struct scenario *sc)
{
    for (size_t i = 0; i < sc->stamp_count; i++) {
        const struct stamp *stamp = &sc->stamps[i];
        for (size_t c = 0; c < stamp->component_count; c++) {
            if ((int)c != stamp->app &&
                scenario_component_probed(sc, stamp, &stamp->components[c])) {
                return true;
            }
        }
    }
    return false;
}

static void look(struct search *s)
{
    if (s->sc->edge.kind != EDGE_NONE && s->sc->edge.when_all_unhealthy == ALL_UNHEALTHY_FAIL &&
        goes_deep(s->sc)) {
        finding_add(s, "edge.when_all_unhealthy", "with no healthy stamp every request fails");
    }
}

const struct pitfall pitfall_fail_closed = {
    .id = "fail-closed",
    .severity = SEVERITY_WARNING,
    .finds = "an edge that fails all requests when no stamp is healthy, with a probe that goes "
             "deeper than the app",
    .reason = "a probe that errs for all stamps at once then makes an outage of nothing: stamps "
              "that could serve get no requests (AFD-14)",
    .mend = "take when_all_unhealthy: route-to-all where the platform has it, or a shallower probe",
    .look = look,
};
