/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is behind a step. All that happens in one moment is settled together, so what changed the
 * share of requests that succeed is an event of the same moment, or something that goes on: answers
 * that age, capacity that grows, a load that changes by the hour. */
#include <math.h>
#include <string.h>

#include "reports/timeline_teller.h"
#include "reports/timeline_words.h"
#include "sim/base/units.h"

/* The place of the active fault that began last, or -1. */
static int latest(const struct teller *t)
{
    int ret = -1;
    for (size_t f = 0; f < t->sc->fault_count; f++) {
        const struct fault_now *now = &t->faults[f];
        if (now->active && (ret < 0 || now->begun_s >= t->faults[ret].begun_s)) {
            ret = (int)f;
        }
    }
    return ret;
}

struct reason teller_fault(const struct teller *t)
{
    int fault = latest(t);
    return fault < 0 ? (struct reason){.step = 0, .text = ""} : t->faults[fault].reason;
}

static const struct fault *fault_of(const struct teller *t, const struct told_event *e)
{
    return e->place >= 0 && (size_t)e->place < t->sc->fault_count ? &t->sc->faults[e->place] : NULL;
}

const char *teller_fault_origin(const struct teller *t, const struct told_event *e)
{
    const struct fault *fault = fault_of(t, e);
    struct buf text = BUF_INIT;
    if (!fault) {
        return "";
    }
    if (fault->follows) {
        buf_add(&text, "of one cause with others");
    } else if (scenario_scripted(fault)) {
        buf_add(&text, "scripted");
        if (fault->duration != SIMTIME_NEVER && fault->duration > 0) {
            buf_add(&text, ", for ");
            timeline_span(simtime_seconds(fault->duration), &text);
        }
    } else if (fault->period > 0) {
        buf_add(&text, fault->kind == FAULT_BAD_DEPLOYMENT ? "a release is due, and this one is bad"
                                                           : "it is due");
    } else {
        buf_add(&text, "by chance, at the scenario's rate");
    }
    const char *ret = arena_strdup(t->arena, buf_text(&text));
    buf_release(&text);
    return ret;
}

static const char *mode_words(enum fault_mode mode)
{
    switch (mode) {
    case MODE_REFUSE:
        return ": connections are refused";
    case MODE_DROP:
        return ": nothing answers, nothing refuses";
    case MODE_ERROR:
        return ": answers are errors";
    }
    return "";
}

const char *teller_fault_detail(const struct teller *t, const struct told_event *e)
{
    const struct fault *fault = fault_of(t, e);
    if (!fault) {
        return "";
    }
    switch (fault->kind) {
    case FAULT_REGION_OUTAGE:
    case FAULT_REGION_ISOLATION:
    case FAULT_COMPONENT_DOWN:
        return mode_words(fault->mode);
    case FAULT_BAD_DEPLOYMENT:
        return arena_printf(t->arena, " at %s", t->sc->stamps[fault->stamps[0]].name);
    case FAULT_COMPONENT_DEGRADED:
        return arena_printf(t->arena, ": %.4g %% of its answers are errors",
                            100 * fault->error_share);
    case FAULT_EDGE_OUTAGE:
        return fault->share < 1 ? arena_printf(t->arena, " at %.4g %% of the points of presence",
                                               100 * fault->share)
                                : "";
    case FAULT_LOAD_SURGE:
        return arena_printf(t->arena, ": %.4g times the requests", fault->factor);
    default:
        return "";
    }
}

/* "98 of 100 POPs have turned away from we by now" */
static struct reason turned(struct teller *t, const struct told_event *e)
{
    for (size_t o = 0; o < t->sc->stamp_count; o++) {
        const struct origin_now *now = &t->origins[o];
        if (strcmp(t->sc->stamps[o].name, e->object) != 0) {
            continue;
        }
        size_t all = t->trace->observers, turned = now->unhealthy;
        bool back = telling_is(e, "pop.healthy");
        const char *text =
            arena_printf(t->arena,
                         back ? "%zu of %zu %s send requests to %s again"
                              : "%zu of %zu %s have turned away from %s",
                         back ? all - turned : turned, all, teller_observer(t, all), e->object);
        return (struct reason){text, now->verdicts.step, false};
    }
    return (struct reason){.step = 0, .text = ""};
}

/* Something is given to clients that goes on to be used for a while. */
static struct reason goes_on(struct teller *t, bool fails)
{
    struct reason fault = teller_fault(t);
    struct buf text = BUF_INIT;
    if (t->past > 0 && !fails) {
        return (struct reason){"clients have been sent past the edge", t->past, false};
    }
    for (size_t o = 0; o < t->sc->stamp_count && t->sc->edge.kind == EDGE_DNS && !fails; o++) {
        const struct origin_now *now = &t->origins[o];
        if (now->unhealthy > 0) {
            buf_printf(&text, "answers that name %s have run out (TTL ", t->sc->stamps[o].name);
            units_print_duration(&text, t->sc->edge.hold.ttl);
            buf_add(&text,
                    t->sc->edge.hold.overrun > 0 ? ", and longer where it is not kept)" : ")");
            struct reason ret = {arena_strdup(t->arena, buf_text(&text)), now->verdicts.step,
                                 false};
            buf_release(&text);
            return ret;
        }
    }
    if (*fault.text && fails) {
        return fault;
    }
    if (*fault.text) {
        bool pops = t->sc->faults[latest(t)].kind == FAULT_POP_OUTAGE;
        const char *what =
            pops ? "requests have found other POPs" : "there is room for the requests";
        return (struct reason){arena_printf(t->arena, "%s, while %s goes on", what, fault.text),
                               fault.step, false};
    }
    return (struct reason){fails ? "the load has outgrown what there is to carry it"
                                 : "there is enough again to carry the load",
                           0, false};
}

/* The faults of a moment, so that of several none is left out. */
static struct reason faults_of(struct teller *t, size_t event, const char *kind, const char *over)
{
    struct buf text = BUF_INIT;
    struct reason ret = {.text = "", .name = !*over};
    size_t count = 0;
    for (size_t i = 0; i < t->event_count; i++) {
        const struct told_event *e = &t->events[i];
        if (e->at_s == t->events[event].at_s && telling_is(e, kind)) {
            if (count++ == 0 && e->place >= 0) {
                ret.step = t->faults[e->place].reason.step;
                buf_add(&text, e->subject);
            }
        }
    }
    if (count > 1) {
        buf_printf(&text, " and %zu more", count - 1);
    }
    buf_add(&text, count > 0 ? over : "");
    ret.text = arena_strdup(t->arena, buf_text(&text));
    buf_release(&text);
    return ret;
}

static struct reason store_reason(const struct teller *t, const struct told_event *e)
{
    bool known = e->place >= 0 && (size_t)e->place < t->sc->store_count;
    return (struct reason){e->text, known ? t->stores[e->place].step : 0, false};
}

struct reason teller_reason(struct teller *t, size_t event, bool fails)
{
    static const char *const order[2][9] = {
        {"fault.ends", "store.switched", "store.promoted", "agreed.unhealthy", "pop.unhealthy",
         "agreed.healthy", "pop.healthy", "origin.enabled", "origin.disabled"},
        {"fault.begins", "store.fenced", "store.drains", "store.promotes", "agreed.healthy",
         "pop.healthy", "agreed.unhealthy", "pop.unhealthy", "fault.ends"}};
    for (size_t k = 0; k < 9; k++) {
        const char *kind = order[fails][k];
        const struct told_event *e = teller_beside(t, event, kind);
        if (!e) {
            continue;
        }
        if (strncmp(kind, "fault.", 6) == 0) {
            return faults_of(t, event, kind, kind[6] == 'e' ? " is over" : "");
        }
        return telling_verdict(e)                ? turned(t, e)
               : strncmp(kind, "store.", 6) == 0 ? store_reason(t, e)
                                                 : (struct reason){e->text, 0, false};
    }
    return goes_on(t, fails);
}
