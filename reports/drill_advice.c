/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to mend, by where the time went: a sentence for the longest stage of rto.service, and one
 * for what was lost. */
#include <math.h>
#include <string.h>

#include "reports/drill.h"

static const struct {
    const char *stage, *advice;
} stages[] = {
    {"rto.stage.detect",
     "Most of it passes until somebody notices: probe more often or let fewer failures turn the "
     "verdict (edge.probe), probe what requests need (edge.probe.path), and have an alert or a "
     "canary tell people (operations.alerts, operations.canary)."},
    {"rto.stage.decide",
     "Most of it passes until it is decided: fewer or quicker checks in the gate, an approval that "
     "needs no office hours, or a failover that needs none (operations.failover, "
     "stores.*.failover)."},
    {"rto.stage.promote",
     "Most of it passes in the promotion: a warm replica that is promoted sooner "
     "(failover.promote), or several regions that write."},
    {"rto.stage.drain",
     "Most of it passes until all clients have moved: a shorter TTL, points of presence that "
     "notice at about the same time (a shorter interval), a shorter listener_ttl."},
    {"rto.stage.warm",
     "Most of it passes while the survivor is short of capacity: run it with room for all, or let "
     "it scale out sooner, or warm."},
    {"rto.stage.other",
     "Most of it ends with the repair alone: nothing else serves what failed. Give requests "
     "another place to go to."},
};

static double mean_of(const struct result *r, const char *metric)
{
    const struct summary *s = result_summary(r, metric);
    return s && s->mean > 0 ? s->mean : 0;
}

static const char *longest(const struct result *r)
{
    const char *advice = NULL;
    double most = 0;
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        double mean = mean_of(r, stages[i].stage);
        advice = mean > most ? stages[i].advice : advice;
        most = fmax(most, mean);
    }
    return advice;
}

static void sentence(const char *text, size_t indent, struct buf *out)
{
    buf_pad(out, ' ', indent);
    buf_add(out, text);
    buf_add_char(out, '\n');
}

static void advise(const struct result *r, const struct target_result *t, size_t indent,
                   struct buf *out)
{
    if (t->verdict == VERDICT_UNDECIDED) {
        sentence(t->doubt == DOUBT_CENSORED
                     ? "It was still running where the drill ends: give it a longer horizon."
                     : "More replications would decide it (--replications).",
                 indent, out);
    } else if (strcmp(t->metric, "rpo.seconds") == 0) {
        sentence("What was acknowledged and not yet copied is lost: a shorter lag, a model that "
                 "waits for the other region (sync), or a planned failover, which loses nothing.",
                 indent, out);
    } else if (longest(r)) {
        sentence(longest(r), indent, out);
    }
}

void drill_advice_write(const struct result *r, size_t indent, struct buf *out)
{
    bool time = false;
    for (size_t i = 0; i < r->target_count; i++) {
        const struct target_result *t = &r->targets[i];
        bool lost = strcmp(t->metric, "rpo.seconds") == 0;
        if (t->verdict == VERDICT_MET || (!lost && time && t->verdict == VERDICT_MISSED)) {
            continue;
        }
        time = time || (!lost && t->verdict == VERDICT_MISSED);
        advise(r, t, indent, out);
    }
}
