/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"
#include "sim/scenario/pitfalls/split.h"
#include "sim/scenario/pitfalls/timing.h"

static void look(struct search *s)
{
    const struct scenario *sc = s->sc;
    double loads[SCENARIO_MAX_STAMPS], most = 0, rto = simtime_seconds(sc->targets.rto);
    double sum = split_loads(sc, SPLIT_NOBODY, SPLIT_MEAN, loads);
    for (size_t i = 0; i < sc->stamp_count; i++) {
        most = fmax(most, loads[i] / sum);
    }
    double time = timing_drain(sc, most);
    if (sc->targets.rto != SIMTIME_NEVER && sc->stamp_count > 1 && time > rto) {
        bool overrun = time > simtime_seconds(sc->edge.hold.ttl);
        finding_add(
            s, overrun ? "edge.ttl_overrun" : "edge.ttl",
            "it takes %s until enough clients have let go of an old answer, and targets.rto is %s",
            finding_time(s, time), finding_time(s, rto));
    }
}

const struct pitfall pitfall_dns_ttl = {
    .id = "dns-ttl",
    .severity = SEVERITY_ERROR,
    .finds = "a DNS edge whose answers alone outlive targets.rto",
    .reason = "clients keep going to the old stamp until their answer has aged, however soon the "
              "edge has noticed (TM-08)",
    .mend = "shorten edge.ttl, take an edge that decides for each request (kind: anycast), or "
            "promise less",
    .look = look,
};
