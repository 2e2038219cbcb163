/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/timeline.h"

#include <math.h>
#include <string.h>

#include "reports/timeline_teller.h"

double timeline_value(const struct trace *trace, const struct incident_row *row, const char *metric)
{
    int index = metric_find(trace->metrics, metric);
    return index < 0 ? NAN : row->value[index];
}

const char *timeline_part_name(enum timeline_part part)
{
    static const char *const names[] = {
        [PART_FAILED] = "failed",     [PART_NOTICED] = "noticed", [PART_DECIDED] = "decided",
        [PART_MOVED] = "moved",       [PART_LOST] = "lost",       [PART_USERS] = "users",
        [PART_REPAIRED] = "repaired", [PART_CLOSED] = "closed",
    };
    return names[part];
}

size_t timeline_fault_kind(const struct timeline_incident *i)
{
    return strcspn(i->what, " ");
}

/* A metric of time, or 0. */
static double seconds_of(const struct trace *trace, const struct incident_row *row,
                         const char *metric)
{
    double value = timeline_value(trace, row, metric);
    return value > 0 ? value : 0;
}

/* The value of a line at a moment. */
static double value_at(const struct told_line *line, double at_s)
{
    size_t low = 0, high = line->count;
    while (low < high) { /* the first point after the moment */
        size_t middle = (low + high) / 2;
        if (line->at_s[middle] <= at_s) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 ? line->value[low - 1] : NAN;
}

static void take_success(const struct trace *trace, struct timeline_step *steps, size_t count)
{
    const struct told_line *line = NULL;
    for (size_t i = 0; i < trace->told.line_count && !line; i++) {
        if (strcmp(trace->told.lines[i].name, "success") == 0) {
            line = &trace->told.lines[i];
        }
    }
    for (size_t k = 0; line && k < count; k++) {
        steps[k].success = value_at(line, steps[k].at_s);
        steps[k].last_success = value_at(line, steps[k].last_s);
    }
}

/* Requests between two moments that an incident opened or closed at. */
static void take_demand(const struct trace *trace, struct timeline_incident *to)
{
    const struct told_demand *from = NULL, *until = NULL;
    for (size_t i = 0; i < trace->told.demand_count; i++) {
        const struct told_demand *d = &trace->told.demands[i];
        from = d->at_s == to->opened_s ? d : from;
        until = d->at_s <= to->closed_s ? d : until;
    }
    to->offered = to->failed = NAN;
    if (from && until && until->at_s >= from->at_s) {
        to->offered = until->offered - from->offered;
        to->failed = until->failed - from->failed;
    }
}

/* Whom an incident is named by: its first fault, or what made an origin sick. */
static void name(struct arena *a, struct timeline_incident *to)
{
    const char *first = NULL;
    for (size_t k = 0; k < to->count; k++) {
        const struct timeline_step *step = &to->steps[k];
        if (strcmp(step->kind, "fault.begins") == 0) {
            first = first ? first : step->subject;
            to->faults++;
        }
        if (strcmp(step->kind, "outage.begins") == 0 && isnan(to->anchor_s)) {
            to->anchor_s = to->opened_s;
            for (size_t i = 0; i <= k; i++) {
                if (strcmp(to->steps[i].kind, "fault.begins") == 0) {
                    to->anchor_s = to->steps[i].at_s;
                }
            }
        }
    }
    to->anchor_s = isnan(to->anchor_s) ? to->opened_s : to->anchor_s;
    first = first                                    ? first
            : to->count > 0 && *to->steps[0].because ? to->steps[0].because
                                                     : "what began before it";
    to->what = to->faults > 1 ? arena_printf(a, "%s and %zu more", first, to->faults - 1) : first;
}

static bool same(double a, double b)
{
    return fabs(a - b) < 1e-9 || (isnan(a) && isnan(b));
}

/* Nothing but its own end follows from it, and requests fare as before. */
static bool changes_nothing(const struct timeline_incident *i, size_t k)
{
    for (size_t j = k + 1; j < i->count; j++) {
        if (i->steps[j].cause == k + 1 && strcmp(i->steps[j].kind, "fault.ends") != 0) {
            return false;
        }
    }
    return k > 0 && same(i->steps[k].success, i->steps[k - 1].success);
}

static void find_asides(struct timeline_incident *i)
{
    for (size_t k = 1; k < i->count; k++) {
        struct timeline_step *step = &i->steps[k];
        if (strcmp(step->kind, "fault.begins") == 0) {
            step->aside = changes_nothing(i, k);
            i->asides += step->aside;
        } else if (strcmp(step->kind, "fault.ends") == 0 && step->cause > 0) {
            step->aside =
                i->steps[step->cause - 1].aside && same(step->success, i->steps[k - 1].success);
        }
    }
}

static void take_losses(const struct trace *trace, struct timeline_incident *to, double end_s,
                        double next_s)
{
    for (size_t i = 0; i < trace->told.count; i++) {
        const struct told_event *e = &trace->told.events[i];
        if (e->at_s >= to->opened_s && e->at_s <= end_s && e->at_s < next_s &&
            telling_is(e, "store.loses")) {
            to->lost_writes += e->value;
        }
    }
}

/* Steps from `from` on that are the incident's: of its time, or that follow from what is. Returns
 * the first that is not. */
static size_t take_steps(const struct teller *t, size_t from, double end_s, double next_s,
                         struct timeline_incident *to)
{
    size_t next = from;
    while (next < t->step_count && t->steps[next].at_s < next_s &&
           (t->steps[next].at_s <= end_s ||
            (t->steps[next].cause > from && t->steps[next].cause <= next))) {
        next++;
    }
    to->steps = &t->steps[from];
    to->count = next - from;
    for (size_t k = 0; k < to->count; k++) {
        size_t cause = to->steps[k].cause;
        to->steps[k].cause = cause > from && cause <= next ? cause - from : 0;
    }
    return next;
}

/* An incident goes on until the service is back, which may be after it has closed. */
static double end_of(const struct trace *trace, size_t incident)
{
    const struct incident_row *row = &trace->row.incidents[incident];
    double opened_s = simtime_seconds(row->opened);
    double back_s =
        opened_s + fmax(seconds_of(trace, row, "rto.service"), seconds_of(trace, row, "rto.write"));
    return fmax(simtime_seconds(row->closed), back_s);
}

/* But no longer than until the next one opens. */
static double next_of(const struct trace *trace, size_t incident)
{
    return incident + 1 < trace->row.incident_count
               ? simtime_seconds(trace->row.incidents[incident + 1].opened)
               : INFINITY;
}

static void count_outside(const struct timeline_step *steps, size_t count, struct timeline *ret)
{
    for (size_t k = 0; k < count; k++) {
        ret->outages += strcmp(steps[k].kind, "outage.begins") == 0;
        ret->faults += strcmp(steps[k].kind, "fault.begins") == 0;
    }
}

static void sort_out(struct arena *a, const struct teller *t, struct timeline *ret)
{
    const struct trace *trace = t->trace;
    size_t next = 0;
    for (size_t i = 0; i < ret->count; i++) {
        const struct incident_row *row = &trace->row.incidents[i];
        struct timeline_incident *to = &ret->incidents[i];
        double end_s = end_of(trace, i);
        *to = (struct timeline_incident){.number = i + 1,
                                         .row = row,
                                         .opened_s = simtime_seconds(row->opened),
                                         .closed_s = simtime_seconds(row->closed),
                                         .anchor_s = NAN,
                                         .open = row->closed >= trace->scenario->horizon};
        size_t from = next;
        while (next < t->step_count && t->steps[next].at_s < to->opened_s) {
            next++;
        }
        count_outside(&t->steps[from], next - from, ret);
        next = take_steps(t, next, end_s, next_of(trace, i), to);
        take_demand(trace, to);
        take_losses(trace, to, end_s, next_of(trace, i));
        name(a, to);
        find_asides(to);
        to->hurts = seconds_of(trace, row, "rto.service") > 0 ||
                    seconds_of(trace, row, "rto.write") > 0 || to->lost_writes > 0;
    }
    count_outside(&t->steps[next], t->step_count - next, ret);
}

static bool hurts_more(const struct trace *trace, const struct timeline_incident *a,
                       const struct timeline_incident *b)
{
    double rto = seconds_of(trace, a->row, "rto.service");
    double other = seconds_of(trace, b->row, "rto.service");
    return rto > other || (rto == other && a->lost_writes > b->lost_writes);
}

static void choose(struct timeline *ret)
{
    for (size_t told = 0; told < TIMELINE_TOLD; told++) {
        struct timeline_incident *most = NULL;
        for (size_t i = 0; i < ret->count; i++) {
            struct timeline_incident *other = &ret->incidents[i];
            if (other->hurts && !other->told && (!most || hurts_more(ret->trace, other, most))) {
                most = other;
            }
        }
        if (!most) {
            ret->incidents[0].told |= told == 0;
            return;
        }
        most->told = true;
    }
}

void timeline_make(struct arena *a, const struct trace *trace, size_t incident,
                   struct timeline *ret)
{
    struct teller t;
    teller_tell(a, trace, &t);
    take_success(trace, t.steps, t.step_count);
    *ret = (struct timeline){.trace = trace, .count = trace->row.incident_count};
    ret->incidents = arena_array(a, ret->count, sizeof *ret->incidents);
    sort_out(a, &t, ret);
    if (incident > 0 && incident <= ret->count) {
        ret->incidents[incident - 1].told = true;
    } else if (ret->count > 0) {
        choose(ret);
    }
}
