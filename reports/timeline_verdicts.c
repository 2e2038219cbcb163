/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verdicts of observers about an origin, told together: those of one illness, or of one health, and
 * no further than a quarter of an hour from one to the next. */
#include <string.h>

#include "reports/timeline_teller.h"
#include "reports/timeline_words.h"
#include "sim/base/units.h"

static const double APART_S = 900;

enum { UNHEALTHY, HEALTHY };

static int origin_of(const struct teller *t, const struct told_event *e)
{
    for (size_t o = 0; o < t->sc->stamp_count; o++) {
        if (strcmp(t->sc->stamps[o].name, e->object) == 0) {
            return (int)o;
        }
    }
    return -1;
}

static struct reason reason_of(struct teller *t, const struct origin_now *now, bool healthy,
                               const char *name)
{
    struct reason fault = now->sick ? now->reason : teller_fault(t);
    struct buf text = BUF_INIT;
    if (healthy && now->sick) {
        buf_printf(&text, "enough probes happen to succeed: %s", now->reason.text);
    } else if (healthy) {
        buf_printf(&text, "probes of %s succeed again", name);
        fault.step = now->reason.step > 0 ? now->reason.step : now->blamed;
    } else if (*fault.text) {
        buf_printf(&text, "probes fail: %s", fault.text);
    } else {
        buf_add(&text, "a false alarm: probes were lost on their way");
    }
    struct reason ret = {arena_strdup(t->arena, buf_text(&text)), fault.step, false};
    buf_release(&text);
    return ret;
}

static void begin(struct teller *t, size_t event, size_t origin)
{
    const struct told_event *e = &t->events[event];
    struct origin_now *now = &t->origins[origin];
    bool healthy = telling_is(e, "pop.healthy");
    struct reason reason = reason_of(t, now, healthy, t->sc->stamps[origin].name);
    const char *text = e->text;
    if (t->trace->observers == 1 && t->sc->edge.kind == EDGE_DNS) {
        text = arena_printf(t->arena, "%s: new answers %s", text,
                            healthy ? "have it again" : "leave it out");
    }
    teller_add(t, e, PART_NOTICED, true, text, reason);
    now->blamed = healthy ? now->blamed : t->step_count;
    now->verdicts = (struct verdicts){.step = t->step_count, .half_s = -1, .reason = reason};
}

void teller_verdict(struct teller *t, size_t event)
{
    const struct told_event *e = &t->events[event];
    int origin = origin_of(t, e);
    if (origin < 0) {
        return;
    }
    struct origin_now *now = &t->origins[origin];
    struct verdicts *v = &now->verdicts;
    if (v->step > 0 && e->at_s - t->steps[v->step - 1].last_s > APART_S) {
        teller_verdicts_end(t, (size_t)origin);
    }
    if (v->step == 0) {
        begin(t, event, (size_t)origin);
    }
    bool healthy = telling_is(e, "pop.healthy");
    now->unhealthy += healthy ? 0 : 1;
    now->unhealthy -= healthy && now->unhealthy > 0;
    v->turned[healthy ? HEALTHY : UNHEALTHY]++;
    v->most = now->unhealthy > v->most ? now->unhealthy : v->most;
    if (v->half_s < 0 && 2 * v->turned[healthy ? HEALTHY : UNHEALTHY] >= t->trace->observers) {
        v->half_s = e->at_s;
    }
    t->steps[v->step - 1].last_s = e->at_s;
}

static void add_alternating(const struct teller *t, const struct verdicts *v, const char *name,
                            size_t unhealthy, struct buf *out)
{
    size_t all = t->trace->observers;
    buf_printf(out, "%s change their minds about %s, %zu verdicts by ", teller_observer(t, 2), name,
               v->turned[UNHEALTHY] + v->turned[HEALTHY]);
    timeline_clock(t->steps[v->step - 1].last_s, out);
    buf_printf(out, ": at most %zu of %zu hold it unhealthy at once, %zu in the end", v->most, all,
               unhealthy);
}

static void add_turned(const struct teller *t, const struct verdicts *v, const char *name,
                       struct buf *out)
{
    bool healthy = v->turned[HEALTHY] > 0;
    size_t count = v->turned[healthy ? HEALTHY : UNHEALTHY], all = t->trace->observers;
    const struct timeline_step *step = &t->steps[v->step - 1];
    buf_printf(out, "%zu of %zu %s hold %s %s", count, all, teller_observer(t, all), name,
               healthy ? "healthy again" : "unhealthy");
    if (v->half_s > step->at_s && v->half_s < step->last_s) {
        buf_printf(out, "%s", count == all ? ": half by " : ": half of all by ");
        timeline_clock(v->half_s, out);
        buf_add(out, ", the last at ");
    } else {
        buf_add(out, ", the last at ");
    }
    timeline_clock(step->last_s, out);
}

void teller_verdicts_end(struct teller *t, size_t origin)
{
    struct origin_now *now = &t->origins[origin];
    const struct verdicts *v = &now->verdicts;
    const char *name = t->sc->stamps[origin].name;
    struct buf text = BUF_INIT;
    if (v->turned[UNHEALTHY] > 0 && v->turned[HEALTHY] > 0) {
        add_alternating(t, v, name, now->unhealthy, &text);
        t->steps[v->step - 1].wavers = true;
    } else if (v->turned[UNHEALTHY] + v->turned[HEALTHY] > 1) {
        add_turned(t, v, name, &text);
    }
    if (text.len > 0) {
        t->steps[v->step - 1].first = t->steps[v->step - 1].text;
        t->steps[v->step - 1].text = arena_strdup(t->arena, buf_text(&text));
    }
    buf_release(&text);
    now->verdicts = (struct verdicts){.step = 0};
}
