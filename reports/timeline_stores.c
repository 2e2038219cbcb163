/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens to a store follows from what happened to it before, and at first from a fault. */
#include <string.h>

#include "reports/timeline_teller.h"
#include "reports/timeline_words.h"
#include "sim/base/units.h"

static void add(struct teller *t, size_t event, enum timeline_part part, bool seen,
                const char *text, struct reason because)
{
    const struct told_event *e = &t->events[event];
    teller_add(t, e, part, seen, text, because);
    t->stores[e->place] = (struct store_now){t->step_count, e->at_s};
}

/* The words, and how long it has taken since what happened to the store before. */
static struct reason after(struct teller *t, size_t event, const char *words)
{
    const struct told_event *e = &t->events[event];
    const struct store_now *now = &t->stores[e->place];
    struct buf text = BUF_INIT;
    if (now->step == 0) {
        return teller_fault(t);
    }
    buf_add(&text, words);
    if (e->at_s > now->at_s) {
        buf_add(&text, ", which took ");
        timeline_span(e->at_s - now->at_s, &text);
    }
    struct reason ret = {arena_strdup(t->arena, buf_text(&text)), now->step, false};
    buf_release(&text);
    return ret;
}

static bool by_people(const struct teller *t, const struct told_event *e)
{
    return t->sc->stores[e->place].failover.policy == FAILOVER_RUNBOOK;
}

static void decides(struct teller *t, size_t event)
{
    const struct told_event *e = &t->events[event];
    const char *text =
        arena_printf(t->arena, "%s has lost its writer: a failover is being decided, %s",
                     e->subject, by_people(t, e) ? "by people" : "by rule");
    add(t, event, PART_DECIDED, false, text, teller_fault(t));
}

static void called_off(struct teller *t, size_t event)
{
    add(t, event, PART_DECIDED, false, t->events[event].text, teller_reason(t, event, false));
}

static void drains(struct teller *t, size_t event)
{
    add(t, event, PART_MOVED, true, t->events[event].text, teller_fault(t));
}

static void fenced(struct teller *t, size_t event)
{
    const struct told_event *e = &t->events[event];
    const struct told_event *promotes = teller_beside(t, event, "store.promotes");
    const char *text = e->text;
    if (promotes && promotes->place == e->place) {
        text = arena_printf(t->arena, "%s, and %s is being promoted to its writer", text,
                            promotes->object);
    }
    add(t, event, PART_MOVED, true, text,
        after(t, event,
              by_people(t, e) ? "the runbook was worked through" : "its failover was decided"));
}

/* It is told with what led to it. */
static void promotes(struct teller *t, size_t event)
{
    const struct told_event *e = &t->events[event];
    const struct told_event *fenced = teller_beside(t, event, "store.fenced");
    if (!fenced || fenced->place != e->place) {
        add(t, event, PART_MOVED, true, e->text, after(t, event, "it has all writes now"));
    }
}

static void promoted(struct teller *t, size_t event)
{
    add(t, event, PART_MOVED, true, t->events[event].text,
        after(t, event, "its promotion is done"));
}

static void switched(struct teller *t, size_t event)
{
    const struct told_event *e = &t->events[event];
    const struct told_event *promoted = teller_beside(t, event, "store.promoted");
    if ((promoted && promoted->place == e->place) || teller_beside(t, event, "outage.ends")) {
        return; /* told with that */
    }
    add(t, event, PART_MOVED, true, e->text,
        after(t, event,
              t->sc->stores[e->place].failover.listener_ttl > 0
                  ? "the answers that led to the old one have run out"
                  : "it is ready"));
}

static void loses(struct teller *t, size_t event)
{
    const struct told_event *e = &t->events[event];
    const struct told_event *fenced = teller_beside(t, event, "store.fenced");
    const struct told_event *restores = teller_beside(t, event, "store.restores");
    struct reason because = {"", t->stores[e->place].step, false};
    if (fenced && fenced->place == e->place) {
        because.text =
            arena_printf(t->arena, "they had not left %s when it was left behind", fenced->object);
    } else if (restores && restores->place == e->place) {
        because.text = "they are younger than the last backup";
        because.step = teller_fault(t).step;
    } else {
        struct reason fault = teller_fault(t);
        because = (struct reason){
            *fault.text ? arena_printf(t->arena, "no other region had them: %s", fault.text)
                        : "the old writer had gone on acknowledging them",
            fault.step, false};
    }
    teller_add(t, e, PART_LOST, false, e->text, because);
}

static void noticed(struct teller *t, size_t event)
{
    add(t, event, PART_NOTICED, true, t->events[event].text,
        after(t, event, "an alarm was raised"));
}

static void restores(struct teller *t, size_t event)
{
    struct reason because =
        t->stores[t->events[event].place].step > 0
            ? after(t, event, "the runbook was worked through")
            : (struct reason){arena_printf(t->arena, "its data is gone: %s", teller_fault(t).text),
                              teller_fault(t).step, false};
    add(t, event, PART_MOVED, true, t->events[event].text, because);
}

bool teller_store(struct teller *t, size_t event)
{
    /* In the order of names. */
    static const struct {
        const char *kind;
        void (*tell)(struct teller *t, size_t event);
    } kinds[] = {
        {"store.called_off", called_off}, {"store.decides", decides},
        {"store.drains", drains},         {"store.fenced", fenced},
        {"store.loses", loses},           {"store.noticed", noticed},
        {"store.promoted", promoted},     {"store.promotes", promotes},
        {"store.restores", restores},     {"store.switched", switched},
    };
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        if (telling_is(&t->events[event], kinds[k].kind)) {
            kinds[k].tell(t, event);
            return true;
        }
    }
    return false;
}
