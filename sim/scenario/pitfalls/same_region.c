/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    const struct scenario *sc = s->sc;
    for (size_t i = 1; i < sc->stamp_count; i++) {
        if (sc->stamps[i].region != sc->stamps[0].region) {
            return;
        }
    }
    if (sc->stamp_count > 1) {
        finding_add(s, finding_path(s, "stamps.%s.region", sc->stamps[1].name),
                    "all %zu stamps lie in %s", sc->stamp_count,
                    sc->regions[sc->stamps[0].region].name);
    }
}

const struct pitfall pitfall_same_region = {
    .id = "same-region",
    .severity = SEVERITY_WARNING,
    .finds = "several stamps, all of them in one region",
    .reason = "the outage of a region, which is what a second stamp is bought for, takes them all",
    .mend = "put one of them into another region",
    .look = look,
};
