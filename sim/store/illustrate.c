/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/illustrate.h"

#include <math.h>

#include "sim/store/curves.h"
#include "sim/store/tellings.h"

/* Scripted scenarios up to so long are told whole: what comes after the incident, such as a feed
 * that is drained, is part of the story. */
#define WHOLE_HORIZON (SIMTIME_HOUR * 24)

/* The incident until the service is back, and a tenth of that on either side. */
static void window_of(const struct scenario *sc, const struct told_incident *i, simtime *ret_from,
                      simtime *ret_until)
{
    bool whole = scenario_has_scripted_faults(sc) && sc->horizon <= WHOLE_HORIZON;
    *ret_from = 0;
    *ret_until = sc->horizon;
    if (whole || i->incident == 0) {
        return;
    }
    double end = fmax(i->closed_s, i->opened_s + fmax(i->rto_s, 0));
    double pad = fmax((end - i->opened_s) / 10, simtime_seconds(sc->targets.stable_for));
    simtime from = simtime_from_seconds(i->opened_s - pad);
    simtime until = simtime_from_seconds(end + pad);
    *ret_from = from > 0 ? from : 0;
    *ret_until = until < sc->horizon ? until : sc->horizon;
}

static bool write_point(struct archive *s, int64_t run, int64_t point, const struct study *study,
                        const struct plan *plan, const struct told_incident *incident,
                        const struct telling *t)
{
    bool written = archive_begin(s) && curves_write(s, run, point, study->engine, plan) &&
                   (!t || tellings_write(s, run, point, incident, t)) && archive_commit(s);
    archive_rollback(s);
    return written;
}

static bool illustrate_point(struct archive *s, int64_t run, size_t point,
                             const struct study *study)
{
    const struct scenario *sc = study->points[point].scenario;
    struct told_incident incident;
    struct telling t;
    struct arena a;
    simtime from, until;
    arena_init(&a, 0);
    const struct plan *plan = plan_new(&a, sc, study->exact);
    int found = tellings_choose(s, run, (int64_t)point + 1, &incident);
    bool told = false;
    if (found == 1) {
        window_of(sc, &incident, &from, &until);
        told = telling_play(&a, study->engine, plan, incident.replication, from, until,
                            study->interrupt, &t);
    }
    bool written = found >= 0 && write_point(s, run, (int64_t)point + 1, study, plan, &incident,
                                             told ? &t : NULL);
    plan_release(plan);
    arena_release(&a);
    return written;
}

bool illustrate(struct archive *s, int64_t run, const struct study *study)
{
    bool written = true;
    for (size_t i = 0; written && study->engine->replicate_told && i < study->count; i++) {
        written = illustrate_point(s, run, i, study);
    }
    return written;
}
