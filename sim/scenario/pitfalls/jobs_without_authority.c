/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static bool several_regions(const struct scenario *sc)
{
    for (size_t i = 1; i < sc->stamp_count; i++) {
        if (sc->stamps[i].region != sc->stamps[0].region) {
            return true;
        }
    }
    return false;
}

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->job_count && several_regions(s->sc); i++) {
        const struct job *job = &s->sc->jobs[i];
        if (job->authority == AUTHORITY_NONE && !job->idempotent) {
            finding_add(s, finding_path(s, "jobs.%s.authority", job->name),
                        "while regions do not see each other each of them runs %s", job->name);
        }
    }
}

const struct pitfall pitfall_jobs_without_authority = {
    .id = "jobs-without-authority",
    .severity = SEVERITY_WARNING,
    .finds = "a job that must run once, does harm when it runs twice, and has no authority over "
             "regions",
    .reason = "a partition of length D runs it D / period times more, and nobody notices before "
              "the books are closed",
    .mend = "take authority: lease, or make the job idempotent",
    .look = look,
};
