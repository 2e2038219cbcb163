/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    const struct runbook *r = &s->sc->operations.failover;
    double gate = r->checks > 0 ? (double)(r->checks - 1) * simtime_seconds(r->check_every) +
                                      simtime_seconds(r->check_timeout)
                                : 0;
    bool used = false;
    for (size_t i = 0; i < s->sc->store_count; i++) {
        used = used || s->sc->stores[i].failover.policy == FAILOVER_RUNBOOK;
    }
    if (used && r->given && s->sc->targets.rto != SIMTIME_NEVER &&
        gate > simtime_seconds(s->sc->targets.rto)) {
        finding_add(s, "operations.failover.gate", "it takes %s, and targets.rto is %s",
                    finding_time(s, gate), finding_time(s, simtime_seconds(s->sc->targets.rto)));
    }
}

const struct pitfall pitfall_gate_over_rto = {
    .id = "gate-over-rto",
    .severity = SEVERITY_ERROR,
    .finds = "a health gate that alone takes longer than targets.rto to let a failover pass",
    .reason = "before anybody may decide, the checks have used up the time",
    .mend = "ask for fewer checks, closer together, with a shorter timeout",
    .look = look,
};
