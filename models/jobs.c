/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Left out: how long a run takes, runs that fail for other reasons, and clocks that differ. */
#include "models/jobs.h"

#include "models/condition.h"
#include "models/links.h"
#include "models/metrics.h"
#include "models/runbook.h"
#include "models/world.h"
#include "sim/base/hash.h"

static void on_moved(struct sim *sim, void *subject, uint64_t step);

void jobs_init(struct world *w)
{
    w->jobs = arena_array(&w->arena, w->plan->sc->job_count, sizeof *w->jobs);
}

static bool has_stamp(const struct world *w, size_t region)
{
    for (size_t s = 0; s < w->plan->origins; s++) {
        if (w->plan->sc->stamps[s].region == (int)region) {
            return true;
        }
    }
    return false;
}

static bool is_up(const struct world *w, int region)
{
    return condition_outage(w, region) == INBOUND_OPEN;
}

static bool see_each_other(const struct world *w, int a, int b)
{
    return links_answer(w, a, b) && links_answer(w, b, a) &&
           condition_inbound(w, a) == INBOUND_OPEN && condition_inbound(w, b) == INBOUND_OPEN;
}

/* Marks the part of the regions that one belongs to. */
static void mark(const struct world *w, size_t region, bool *seen)
{
    seen[region] = true;
    for (size_t r = 0; r < w->plan->sc->region_count; r++) {
        if (!seen[r] && has_stamp(w, r) && is_up(w, (int)r) &&
            see_each_other(w, (int)region, (int)r)) {
            mark(w, r, seen);
        }
    }
}

/* Parts of the regions that are up and have a scheduler. */
static int64_t parts(struct world *w)
{
    int64_t count = 0;
    size_t regions = w->plan->sc->region_count;
    for (size_t r = 0; r < regions; r++) {
        w->jobs_seen[r] = false;
    }
    for (size_t r = 0; r < regions; r++) {
        if (!w->jobs_seen[r] && has_stamp(w, r) && is_up(w, (int)r)) {
            mark(w, r, w->jobs_seen);
            count++;
        }
    }
    return count;
}

/* Due instants in [from, to). */
static int64_t due(const struct job_state *s, simtime period, simtime from, simtime to)
{
    int64_t before = from > s->phase ? (from - 1 - s->phase) / period + 1 : 0;
    int64_t by_then = to > s->phase ? (to - 1 - s->phase) / period + 1 : 0;
    return by_then - before;
}

void jobs_advance(struct world *w)
{
    for (size_t j = 0; j < w->plan->sc->job_count; j++) {
        struct job_state *s = &w->jobs[j];
        int64_t times = due(s, w->plan->sc->jobs[j].period, s->since, w->sim.now);
        s->duplicates += s->runs > 1 ? times * (s->runs - 1) : 0;
        s->missed += s->runs == 0 ? times : 0;
        s->since = w->sim.now;
    }
}

static int next_region(const struct world *w)
{
    for (size_t s = 0; s < w->plan->origins; s++) {
        int region = w->plan->sc->stamps[s].region;
        if (is_up(w, region)) {
            return region;
        }
    }
    return SCENARIO_NONE;
}

/* How long it takes until another region may run it. */
static simtime until_moved(const struct world *w, const struct job *job, struct job_state *s)
{
    const struct operations *o = &w->plan->sc->operations;
    if (job->authority == AUTHORITY_LEASE) {
        return job->lease;
    }
    if (!o->failover.given) {
        return SIMTIME_NEVER;
    }
    struct runbook_times times = runbook_draw(o, &s->stream, true, -1);
    simtime noticed = simtime_add(w->sim.now, times.notice);
    simtime approved = runbook_approved(&o->failover, noticed, times.approval);
    return approved == SIMTIME_NEVER ? approved : approved - w->sim.now;
}

static void settle(struct world *w, size_t j)
{
    const struct job *job = &w->plan->sc->jobs[j];
    struct job_state *s = &w->jobs[j];
    if (job->authority == AUTHORITY_NONE) {
        s->runs = parts(w);
        return;
    }
    if (s->holder == SCENARIO_NONE) { /* free to whoever is up */
        s->holder = next_region(w);
    }
    bool up = s->holder != SCENARIO_NONE && is_up(w, s->holder);
    if (!up && !s->waiting && s->holder != SCENARIO_NONE) {
        s->waiting = true;
        sim_at(&w->sim, simtime_add(w->sim.now, until_moved(w, job, s)), RANK_CONTROL, on_moved, s,
               ++s->step);
    } else if (up && s->waiting) {
        s->waiting = false; /* it renews, or speaks again */
        s->step++;
    }
    s->runs = up ? 1 : 0;
}

static void on_moved(struct sim *sim, void *subject, uint64_t step)
{
    struct world *w = world_of(sim);
    struct job_state *s = subject;
    if (!s->waiting || step != s->step) {
        return;
    }
    jobs_advance(w);
    s->waiting = false;
    s->holder = SCENARIO_NONE;
    settle(w, (size_t)(s - w->jobs));
}

void jobs_refresh(struct world *w)
{
    for (size_t j = 0; j < w->plan->sc->job_count; j++) {
        settle(w, j);
    }
}

void jobs_reset(struct world *w)
{
    for (size_t j = 0; j < w->plan->sc->job_count; j++) {
        const struct job *job = &w->plan->sc->jobs[j];
        struct job_state *s = &w->jobs[j];
        *s = (struct job_state){.holder = job->region, .runs = 1};
        stream_open(&s->stream, w->plan->sc->seed, w->plan->job_stream[j], w->sim.replication);
        s->phase = (simtime)(stream_uniform(&s->stream) * (double)job->period);
    }
    jobs_refresh(w);
}

void jobs_collect(const struct world *w, struct row *row)
{
    double duplicates = 0, harmful = 0, missed = 0;
    for (size_t j = 0; j < w->plan->sc->job_count; j++) {
        duplicates += (double)w->jobs[j].duplicates;
        harmful += w->plan->sc->jobs[j].idempotent ? 0 : (double)w->jobs[j].duplicates;
        missed += (double)w->jobs[j].missed;
    }
    if (w->plan->sc->job_count > 0) {
        row->value[METRIC_JOBS_DUPLICATE] = duplicates;
        row->value[METRIC_JOBS_HARMFUL] = harmful;
        row->value[METRIC_JOBS_MISSED] = missed;
    }
}
