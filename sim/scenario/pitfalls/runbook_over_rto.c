/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"
#include "sim/scenario/pitfalls/writer_loss.h"

/* By people or, if that is earlier, by a canary. */
static double noticed(const struct scenario *sc)
{
    const struct canary *c = &sc->operations.canary;
    double people = sc->operations.failover.unnoticed
                        ? INFINITY
                        : dist_quantile(&sc->operations.failover.notice, 0.5);
    double asked = simtime_seconds(c->every) / (double)(c->from + 1) + simtime_seconds(c->timeout);
    return c->given ? fmin(people, asked) : people;
}

static double takes(const struct scenario *sc, const struct failover *f)
{
    const struct runbook *r = &sc->operations.failover;
    double gate = r->checks > 0 ? (double)(r->checks - 1) * simtime_seconds(r->check_every) +
                                      simtime_seconds(r->check_timeout)
                                : 0;
    return noticed(sc) + gate + dist_quantile(&r->approval, 0.5) + dist_quantile(&f->promote, 0.5) +
           dist_quantile(&r->repoint, 0.5) + simtime_seconds(f->listener_ttl) / 2;
}

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if (s->sc->operations.failover.given && store->failover.policy == FAILOVER_RUNBOOK &&
            store->region_count > 1 && writer_loss_counts(s->sc, store) &&
            takes(s->sc, &store->failover) > simtime_seconds(s->sc->targets.rto)) {
            finding_raise(s, writer_loss_decides(s->sc, store), "operations.failover",
                          "the failover of %s takes about %s, and targets.rto is %s", store->name,
                          finding_time(s, takes(s->sc, &store->failover)),
                          finding_time(s, simtime_seconds(s->sc->targets.rto)));
        }
    }
}

const struct pitfall pitfall_runbook_over_rto = {
    .id = "runbook-over-rto",
    .severity = SEVERITY_WARNING,
    .finds = "a runbook whose notice, gate, approval and promotion take longer, by their medians, "
             "than targets.rto",
    .raised = "losses of the writer's region decide the percentile of targets.rto, or nothing "
              "fails at all",
    .reason =
        "people decide in minutes, not in seconds (DEC-01): what needs to write waits for them",
    .mend =
        "shorten the chain where it is longest, let it start by itself, or promise less for writes",
    .look = look,
};
