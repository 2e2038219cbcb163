/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From events to steps, in the order of time. */
#include "reports/timeline_teller.h"

#include <math.h>
#include <string.h>

#include "reports/timeline_words.h"
#include "sim/base/die.h"

struct timeline_step *teller_add(struct teller *t, const struct told_event *e,
                                 enum timeline_part part, bool seen, const char *text,
                                 struct reason because)
{
    VERIFY(t->step_count < t->event_count);
    struct timeline_step *step = &t->steps[t->step_count++];
    *step = (struct timeline_step){.at_s = e->at_s,
                                   .last_s = e->at_s,
                                   .part = part,
                                   .seen = seen,
                                   .kind = e->kind,
                                   .subject = e->subject,
                                   .text = text,
                                   .because = !because.text ? ""
                                              : because.name && *because.text
                                                  ? arena_printf(t->arena, "of %s", because.text)
                                                  : because.text,
                                   .cause = because.step,
                                   .success = NAN};
    return step;
}

const struct told_event *teller_beside(const struct teller *t, size_t event, const char *kind)
{
    double at_s = t->events[event].at_s;
    while (event > 0 && t->events[event - 1].at_s == at_s) {
        event--;
    }
    for (; event < t->event_count && t->events[event].at_s == at_s; event++) {
        if (telling_is(&t->events[event], kind)) {
            return &t->events[event];
        }
    }
    return NULL;
}

const char *teller_observer(const struct teller *t, size_t count)
{
    bool dns = t->sc->edge.kind == EDGE_DNS;
    return count == 1 ? (dns ? "location" : "POP") : (dns ? "locations" : "POPs");
}

static void add_others(const struct teller *t, int but, struct buf *out)
{
    size_t count = 0;
    const char *first = NULL;
    for (size_t f = 0; f < t->sc->fault_count; f++) {
        if (t->faults[f].active && (int)f != but) {
            first = first ? first : t->faults[f].reason.text;
            count++;
        }
    }
    if (count == 1) {
        buf_printf(out, ", while %s goes on", first);
    } else if (count > 1) {
        buf_printf(out, ", while %s and %zu more go on", first, count - 1);
    }
}

static void fault_begins(struct teller *t, size_t event)
{
    const struct told_event *e = &t->events[event];
    struct fault_now *now = &t->faults[e->place];
    struct buf text = BUF_INIT;
    buf_printf(&text, "%s%s", e->text, teller_fault_detail(t, e));
    add_others(t, e->place, &text);
    struct reason because = {.text = teller_fault_origin(t, e)};
    teller_add(t, e, PART_FAILED, false, arena_strdup(t->arena, buf_text(&text)), because);
    *now = (struct fault_now){true, e->at_s, {e->subject, t->step_count, true}};
    buf_release(&text);
}

static const char *repaired(const struct fault *fault)
{
    switch (fault->kind) {
    case FAULT_FORCED_FAILOVER:
    case FAULT_PLANNED_FAILOVER:
        return "the new writer serves";
    case FAULT_MAINTENANCE:
        return "the work is done";
    case FAULT_BAD_DEPLOYMENT:
        return "it is rolled back";
    default:
        return scenario_scripted(fault) ? "its time is up" : "it is repaired";
    }
}

/* Told by what users notice, if they do in that moment. */
static void fault_ends(struct teller *t, size_t event)
{
    const struct told_event *e = &t->events[event];
    struct fault_now *now = &t->faults[e->place];
    struct reason because = {repaired(&t->sc->faults[e->place]), now->reason.step, false};
    now->active = false;
    if (!teller_beside(t, event, "outage.ends")) {
        teller_add(t, e, PART_REPAIRED, false, e->text, because);
    }
}

/* Told by what users notice, if they do in that moment. */
static void origin_sick(struct teller *t, size_t event)
{
    const struct told_event *e = &t->events[event];
    struct origin_now *now = &t->origins[e->place];
    teller_verdicts_end(t, (size_t)e->place);
    now->sick = true;
    now->reason = teller_reason(t, event, true);
    if (!teller_beside(t, event, "outage.begins")) {
        teller_add(t, e, PART_FAILED, false, e->text, now->reason);
    }
}

static void origin_well(struct teller *t, size_t event)
{
    const struct told_event *e = &t->events[event];
    struct origin_now *now = &t->origins[e->place];
    teller_verdicts_end(t, (size_t)e->place);
    now->sick = false;
    now->reason = teller_reason(t, event, false);
    if (!teller_beside(t, event, "fault.ends") && !teller_beside(t, event, "outage.ends")) {
        teller_add(t, e, PART_REPAIRED, false, e->text, now->reason);
    }
}

/* Which origins fall sick in that moment, before the reason. */
static struct reason with_the_sick(struct teller *t, size_t event, struct reason because)
{
    struct buf text = BUF_INIT;
    size_t i = event;
    for (; i > 0 && t->events[i - 1].at_s == t->events[event].at_s; i--) {
    }
    for (; i < event; i++) {
        if (telling_is(&t->events[i], "origin.sick")) {
            buf_printf(&text, text.len > 0 ? " and stamp %s" : "stamp %s", t->events[i].subject);
        }
    }
    if (text.len > 0) {
        buf_printf(&text, " cannot serve: %s", because.text);
        because.text = arena_strdup(t->arena, buf_text(&text));
        because.name = false;
    }
    buf_release(&text);
    return because;
}

/* Of outages that went on and off, when they are over. */
static void flaps_end(struct teller *t)
{
    const struct flaps *f = &t->flaps;
    if (f->count > 1) {
        struct timeline_step *step = &t->steps[f->step - 1];
        struct buf text = BUF_INIT;
        buf_printf(&text, "%s, on and off, %zu times until ", step->text, f->count);
        timeline_clock(step->last_s, &text);
        step->first = step->text;
        step->text = arena_strdup(t->arena, buf_text(&text));
        step->wavers = true;
        buf_release(&text);
    }
    t->flaps = (struct flaps){.cause = 0};
}

static bool of_verdicts(const struct teller *t, struct reason because)
{
    return because.step > 0 && strncmp(t->steps[because.step - 1].kind, "pop.", 4) == 0;
}

/* Whether it is one more of those that come and go. */
static bool flaps(struct teller *t, const struct told_event *e, bool begins, struct reason because)
{
    struct flaps *f = &t->flaps;
    bool again = of_verdicts(t, because) && (begins ? because.step == f->cause : f->out);
    if (begins && again) {
        f->count++;
    } else if (begins && of_verdicts(t, because)) {
        flaps_end(t);
        *f = (struct flaps){.cause = because.step, .step = t->step_count + 1, .count = 1};
    }
    if (f->out || (begins && again)) {
        t->steps[f->step - 1].last_s = e->at_s;
    }
    f->out = begins && again;
    return again;
}

static void outage(struct teller *t, size_t event)
{
    const struct told_event *e = &t->events[event];
    bool begins = telling_is(e, "outage.begins");
    const struct told_event *writes =
        teller_beside(t, event, begins ? "writes.fail" : "writes.succeed");
    struct reason because = teller_reason(t, event, begins);
    const char *text = e->text;
    if (flaps(t, e, begins, because)) {
        return;
    }
    if (writes && fabs(writes->value - e->value) > 1e-9) {
        text = arena_printf(t->arena, "%s, of writes %.4g %%", text, 100 * writes->value);
    }
    teller_add(t, e, PART_USERS, true, text, begins ? with_the_sick(t, event, because) : because);
}

/* Of requests and writes that turn in one moment, the former tell of both. */
static void writes(struct teller *t, size_t event)
{
    const struct told_event *e = &t->events[event];
    bool begins = telling_is(e, "writes.fail");
    if (!teller_beside(t, event, begins ? "outage.begins" : "outage.ends")) {
        teller_add(t, e, PART_USERS, true, e->text, teller_reason(t, event, begins));
    }
}

static void agreed(struct teller *t, size_t event)
{
    const struct told_event *e = &t->events[event];
    const struct origin_now *now = &t->origins[e->place];
    size_t all = t->trace->observers;
    bool out = telling_is(e, "agreed.unhealthy");
    const char *from = t->sc->edge.kind == EDGE_DNS ? "answers" : "rotation";
    size_t agreeing = out ? now->unhealthy : all - now->unhealthy;
    struct reason because = {arena_printf(t->arena, "%zu of %zu %s hold it %s", agreeing, all,
                                          teller_observer(t, all), out ? "unhealthy" : "healthy"),
                             now->verdicts.step, false};
    if (all == 1) {
        return; /* told with the verdict */
    }
    teller_add(t, e, PART_MOVED, true,
               out ? arena_printf(t->arena, "new %s leave %s out", from, e->subject)
                   : arena_printf(t->arena, "new %s have %s again", from, e->subject),
               because);
}

/* A change of configuration takes its time to be valid everywhere. */
static void configured(struct teller *t, size_t event)
{
    const struct told_event *e = &t->events[event];
    bool disabled = telling_is(e, "origin.disabled");
    struct reason because = teller_fault(t);
    struct buf text = BUF_INIT;
    buf_printf(&text, "%s%s has spread through the edge", disabled ? "" : "the end of ",
               because.text);
    if (disabled && because.step > 0) {
        buf_add(&text, ", which took ");
        timeline_span(e->at_s - t->steps[because.step - 1].at_s, &text);
    }
    because = (struct reason){arena_strdup(t->arena, buf_text(&text)), because.step, false};
    teller_add(t, e, PART_MOVED, true, e->text, because);
    buf_release(&text);
}

/* Told where nothing else of that moment says what it was that ended. */
static void incident_closes(struct teller *t, size_t event)
{
    static const char *const others[] = {"agreed.healthy", "fault.ends", "outage.ends",
                                         "pop.healthy"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (teller_beside(t, event, others[i])) {
            return;
        }
    }
    struct reason because = {.text = t->sc->store_count > 0 ? "all stores have caught up" : ""};
    teller_add(t, &t->events[event], PART_CLOSED, false, t->events[event].text, because);
}

static void incident_opens(struct teller *t, size_t event)
{
    (void)t;
    (void)event;
}

static void glass(struct teller *t, size_t event)
{
    const struct told_event *e = &t->events[event];
    teller_add(t, e, PART_DECIDED, true, e->text, teller_fault(t));
    t->past = telling_is(e, "glass.broken") ? t->step_count : 0;
}

/* In the order of names. Those of one moment are told in the order in which they happen. */
static const struct {
    const char *kind;
    void (*tell)(struct teller *t, size_t event);
} kinds[] = {
    {"agreed.healthy", agreed},
    {"agreed.unhealthy", agreed},
    {"fault.begins", fault_begins},
    {"fault.ends", fault_ends},
    {"glass.broken", glass},
    {"glass.mended", glass},
    {"incident.closes", incident_closes},
    {"incident.opens", incident_opens},
    {"origin.disabled", configured},
    {"origin.enabled", configured},
    {"origin.sick", origin_sick},
    {"origin.well", origin_well},
    {"outage.begins", outage},
    {"outage.ends", outage},
    {"pop.healthy", teller_verdict},
    {"pop.unhealthy", teller_verdict},
    {"writes.fail", writes},
    {"writes.succeed", writes},
};

static void tell(struct teller *t, size_t event)
{
    const struct told_event *e = &t->events[event];
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        if (telling_is(e, kinds[k].kind)) {
            kinds[k].tell(t, event);
            return;
        }
    }
    if (!teller_store(t, event)) { /* what people do is seen */
        teller_add(t, e, PART_DECIDED, true, e->text, teller_fault(t));
    }
}

void teller_tell(struct arena *a, const struct trace *trace, struct teller *ret)
{
    const struct scenario *sc = trace->scenario;
    const struct telling *told = &trace->told;
    *ret = (struct teller){.arena = a,
                           .trace = trace,
                           .sc = sc,
                           .events = told->events,
                           .event_count = told->count,
                           .steps = arena_array(a, told->count, sizeof *ret->steps),
                           .faults = arena_array(a, sc->fault_count, sizeof *ret->faults),
                           .origins = arena_array(a, sc->stamp_count, sizeof *ret->origins),
                           .stores = arena_array(a, sc->store_count, sizeof *ret->stores)};
    for (size_t i = 0; i < told->count; i++) {
        tell(ret, i);
    }
    for (size_t o = 0; o < sc->stamp_count; o++) {
        teller_verdicts_end(ret, o);
    }
    flaps_end(ret);
}
