/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/reference.h"

#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"

enum { OUT_MAX = 64 };

struct outcome {
    simtime sent, known;
    bool ok;
};

/* A time in which the observer does not probe the origin. */
struct absence {
    simtime from, to;
};

/* What a probe or a request meets. */
struct meeting {
    bool mute;       /* nothing answers at all */
    bool hangs;      /* what would be a good answer does not come */
    double good;     /* chance that an answer is not bad */
    simtime latency; /* of a good one, beyond the round trip */
};

static simtime end_of(const struct fault *f)
{
    return simtime_add(f->at, f->duration);
}

static bool active(const struct fault *f, simtime t)
{
    return f->at <= t && t < end_of(f);
}

static bool region_cut(const struct reference *o, enum fault_mode mode, simtime t)
{
    for (size_t i = 0; i < o->sc->fault_count; i++) {
        const struct fault *f = &o->sc->faults[i];
        bool cut = f->kind == FAULT_REGION_OUTAGE || f->kind == FAULT_REGION_ISOLATION;
        if (cut && f->region == o->sc->stamps[o->stamp].region && f->mode == mode && active(f, t)) {
            return true;
        }
    }
    return false;
}

static bool component_down(const struct reference *o, size_t c, enum fault_mode mode, simtime t)
{
    for (size_t i = 0; i < o->sc->fault_count; i++) {
        const struct fault *f = &o->sc->faults[i];
        if (f->kind == FAULT_COMPONENT_DOWN && f->stamp == (int)o->stamp &&
            f->component == (int)c && f->mode == mode && active(f, t)) {
            return true;
        }
    }
    return false;
}

static int64_t instances_up(const struct reference *o, size_t c, simtime t)
{
    const struct component *component = &o->sc->stamps[o->stamp].components[c];
    int64_t up = 0;
    for (int64_t n = 0; n < component->instances; n++) {
        bool runs = true;
        for (size_t i = 0; i < o->sc->fault_count; i++) {
            const struct fault *f = &o->sc->faults[i];
            bool crash = f->kind == FAULT_INSTANCE_CRASH && f->stamp == (int)o->stamp &&
                         f->component == (int)c && n < f->count;
            bool zone = f->kind == FAULT_ZONE_OUTAGE &&
                        f->region == o->sc->stamps[o->stamp].region &&
                        n % component->zones == f->zone;
            runs = runs && !((crash || zone) && active(f, t));
        }
        up += runs;
    }
    return up;
}

/* A component answers badly: down, too few instances, or a share of errors. */
static double component_good(const struct reference *o, size_t c, simtime t)
{
    const struct component *component = &o->sc->stamps[o->stamp].components[c];
    double good = 1;
    if (component_down(o, c, MODE_ERROR, t) || component_down(o, c, MODE_REFUSE, t) ||
        (component->instances > 0 && instances_up(o, c, t) < component->needed)) {
        return 0;
    }
    for (size_t i = 0; i < o->sc->fault_count; i++) {
        const struct fault *f = &o->sc->faults[i];
        if (f->kind == FAULT_COMPONENT_DEGRADED && f->stamp == (int)o->stamp &&
            f->component == (int)c && active(f, t)) {
            good *= 1 - f->error_share;
        }
    }
    return good;
}

static simtime component_latency(const struct reference *o, size_t c, simtime t)
{
    simtime latency = 0;
    for (size_t i = 0; i < o->sc->fault_count; i++) {
        const struct fault *f = &o->sc->faults[i];
        if (f->kind == FAULT_COMPONENT_DEGRADED && f->stamp == (int)o->stamp &&
            f->component == (int)c && active(f, t)) {
            latency += f->added_latency;
        }
    }
    return latency;
}

static bool exercised(const struct reference *o, size_t c)
{
    const struct probe *probe = &o->sc->edge.probe;
    bool listed = false;
    for (size_t i = 0; i < probe->listed_count; i++) {
        listed |= strcmp(probe->listed[i], o->sc->stamps[o->stamp].components[c].name) == 0;
    }
    return probe->path == PATH_DEEP      ? o->sc->stamps[o->stamp].components[c].probed
           : probe->path == PATH_SHALLOW ? o->sc->stamps[o->stamp].app == (int)c
                                         : listed;
}

/* Along the path: the region, the app tier, then what the app needs, of which one that answers
 * badly is heard before one that is silent. What is silent does not answer badly. */
static struct meeting meet(const struct reference *o, bool probe, simtime t)
{
    struct meeting m = {.good = 1};
    if (region_cut(o, MODE_DROP, t)) {
        m.mute = true;
        return m;
    }
    if (region_cut(o, MODE_REFUSE, t) || region_cut(o, MODE_ERROR, t)) {
        m.good = 0;
        return m;
    }
    for (size_t c = 0; c < o->sc->stamps[o->stamp].component_count; c++) {
        if (probe ? exercised(o, c) : o->sc->stamps[o->stamp].components[c].required) {
            bool silent = component_down(o, c, MODE_DROP, t);
            m.good *= silent ? 1 : component_good(o, c, t);
            m.latency += component_latency(o, c, t);
            m.mute |= silent && o->sc->stamps[o->stamp].app == (int)c;
            m.hangs |= silent;
        }
    }
    return m;
}

/* A request to change the configuration: a fault that disables the origin begins or ends. */
struct change {
    simtime asked;
    bool ends;
    size_t absence;
};

static int by_order(const void *a, const void *b)
{
    const struct change *x = a, *y = b;
    if (x->asked != y->asked) {
        return x->asked < y->asked ? -1 : 1;
    }
    return x->ends != y->ends ? x->ends - y->ends
                              : (x->absence > y->absence) - (x->absence < y->absence);
}

/* Changes queue up, and each takes its propagation. */
static size_t disabled_times(const struct reference *o, struct absence *ret)
{
    struct change changes[2 * OUT_MAX];
    size_t count = 0;
    simtime through = 0, takes = simtime_from_seconds(o->sc->edge.propagation.a);
    for (size_t i = 0; i < o->sc->fault_count; i++) {
        const struct fault *f = &o->sc->faults[i];
        if (f->kind == FAULT_ORIGIN_DISABLED && f->stamp == (int)o->stamp) {
            changes[2 * count] = (struct change){f->at, false, count};
            changes[2 * count + 1] = (struct change){end_of(f), true, count};
            count++;
        }
    }
    qsort(changes, 2 * count, sizeof *changes, by_order);
    for (size_t i = 0; i < 2 * count; i++) {
        through = changes[i].asked > through ? changes[i].asked : through;
        through = simtime_add(through, takes);
        *(changes[i].ends ? &ret[changes[i].absence].to : &ret[changes[i].absence].from) = through;
    }
    return count;
}

static size_t absences(const struct reference *o, struct absence *ret)
{
    VERIFY(o->sc->fault_count <= OUT_MAX);
    size_t count = disabled_times(o, ret);
    for (size_t i = 0; i < o->sc->fault_count; i++) {
        const struct fault *f = &o->sc->faults[i];
        if (f->kind == FAULT_POP_OUTAGE || f->kind == FAULT_EDGE_OUTAGE) {
            ret[count++] = (struct absence){f->at, end_of(f)};
        }
    }
    return count;
}

static struct outcome probe_at(const struct reference *o, simtime t, gsl_rng *rng)
{
    const struct probe *probe = &o->sc->edge.probe;
    simtime trip = o->sc->groups[o->group].latency[o->stamp];
    struct meeting m = meet(o, true, t);
    double arrives = 1 - probe->loss;
    for (size_t i = 0; i < o->sc->fault_count; i++) {
        const struct fault *f = &o->sc->faults[i];
        arrives *= f->kind == FAULT_PROBE_LOSS && f->stamp == (int)o->stamp && active(f, t)
                       ? 1 - f->share
                       : 1;
    }
    bool lost = gsl_rng_uniform(rng) >= arrives;
    bool good = gsl_rng_uniform(rng) < m.good;
    simtime after = good ? trip + m.latency : trip;
    if (lost || m.mute || (good && m.hangs) || after > probe->timeout) {
        return (struct outcome){t, simtime_add(t, probe->timeout), false};
    }
    return (struct outcome){t, t + after, good};
}

static bool watches(const struct absence *out, size_t count, simtime from, simtime to)
{
    for (size_t i = 0; i < count; i++) {
        if (out[i].from <= to && from < out[i].to && out[i].from < out[i].to) {
            return false;
        }
    }
    return true;
}

static int by_knowledge(const void *a, const void *b)
{
    const struct outcome *x = a, *y = b;
    if (x->known != y->known) {
        return x->known < y->known ? -1 : 1;
    }
    return (x->sent > y->sent) - (x->sent < y->sent);
}

/* Every probe sent and known while watching, in the order in which they are known. */
static struct outcome *list_outcomes(const struct reference *o, gsl_rng *rng, size_t *ret_count)
{
    struct absence out[2 * OUT_MAX];
    size_t absent = absences(o, out), count = 0;
    simtime jitter = o->sc->edge.probe.jitter;
    struct outcome *list = malloc((size_t)(o->sc->horizon / o->interval + 2) * sizeof *list);
    VERIFY(list);
    for (simtime base = o->phase; base < o->sc->horizon; base += o->interval) {
        simtime sent = base + (simtime)(gsl_rng_uniform(rng) * (double)jitter);
        struct outcome probe = probe_at(o, sent, rng);
        if (probe.known < o->sc->horizon && watches(out, absent, sent, probe.known)) {
            list[count++] = probe;
        }
    }
    qsort(list, count, sizeof *list, by_knowledge);
    *ret_count = count;
    return list;
}

/* The verdict after outcomes 0 .. last, given the one before it. */
static bool verdict(const struct probe *probe, const struct outcome *list, size_t last, bool before)
{
    size_t n = last + 1;
    int64_t good = 0, same = 0;
    if (probe->rule == RULE_WINDOW) {
        for (size_t i = 0; i < (size_t)probe->sample_size; i++) {
            good += i < n ? list[last - i].ok : 1; /* all successes at the start */
        }
        return good >= probe->successful_samples_required;
    }
    while (same < (int64_t)n && list[last - (size_t)same].ok == list[last].ok) {
        same++;
    }
    if (before) {
        return list[last].ok || same < probe->down_after;
    }
    return list[last].ok && same >= probe->up_after;
}

double reference_success(const struct reference *o, simtime t)
{
    const struct client_group *group = &o->sc->groups[o->group];
    struct meeting m = meet(o, false, t);
    bool in_time = group->latency[o->stamp] + m.latency <= group->timeout;
    return m.mute || m.hangs || !in_time ? 0 : m.good;
}

size_t reference_play(const struct reference *o, gsl_rng *rng, struct reference_flip *ret_flips,
                      size_t room)
{
    size_t count, flips = 0;
    bool healthy = true;
    struct outcome *list = list_outcomes(o, rng, &count);
    for (size_t i = 0; i < count; i++) {
        bool now = verdict(&o->sc->edge.probe, list, i, healthy);
        if (now != healthy) {
            VERIFY(flips < room);
            ret_flips[flips++] = (struct reference_flip){list[i].known, now};
        }
        healthy = now;
    }
    free(list);
    return flips;
}
