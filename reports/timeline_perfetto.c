/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trace event format ("Trace Event Format", the JSON object form), of which every field that is
 * written here is documented: ph "M" names processes and threads, "X" is what lasts, with ts and
 * dur in microseconds, "i" a moment, "C" a counter. A track is a thread: what is on one does not
 * overlap. */
#include <math.h>
#include <string.h>

#include "reports/json_result.h"
#include "reports/timeline_report.h"
#include "sim/scenario/scenario.h"

enum { PROCESS = 1 };
/* Tracks; those of faults and stamps are numbered on. */
enum {
    TRACK_INCIDENTS = 1,
    TRACK_STEPS,
    TRACK_OUTAGES,
    TRACK_WRITES,
    TRACK_COUNTERS,
    TRACK_FAULTS
};

struct writer {
    struct json j;
    const struct timeline *timeline;
    const struct telling *told;
    const struct scenario *sc;
};

/* To the nanosecond. */
static double microseconds(double seconds)
{
    return round(seconds * 1e9) / 1e3;
}

static void begin(struct writer *w, const char *name, const char *phase, double at_s, size_t track)
{
    json_compact(&w->j);
    json_object(&w->j);
    json_text(&w->j, "name", name);
    json_text(&w->j, "ph", phase);
    json_value(&w->j, "ts", microseconds(at_s));
    json_key(&w->j, "pid");
    json_integer(&w->j, PROCESS);
    json_key(&w->j, "tid");
    json_unsigned(&w->j, track);
}

static void begin_arguments(struct writer *w)
{
    json_key(&w->j, "args");
    json_object(&w->j);
}

static void end(struct writer *w)
{
    json_end(&w->j); /* arguments */
    json_end(&w->j);
}

/* From one moment to another; what it is told of may be added, then `end`. */
static void begin_span(struct writer *w, const char *name, const char *category, double from_s,
                       double until_s, size_t track)
{
    begin(w, name, "X", from_s, track);
    json_text(&w->j, "cat", category);
    json_value(&w->j, "dur", fmax(microseconds(until_s) - microseconds(from_s), 0));
    begin_arguments(w);
}

static void write_name(struct writer *w, const char *what, size_t track, const char *name)
{
    begin(w, what, "M", 0, track);
    begin_arguments(w);
    json_text(&w->j, "name", name);
    end(w);
}

static void write_track(struct writer *w, size_t track, const char *name)
{
    write_name(w, "thread_name", track, name);
    begin(w, "thread_sort_index", "M", 0, track);
    begin_arguments(w);
    json_key(&w->j, "sort_index");
    json_unsigned(&w->j, track);
    end(w);
}

static void write_incident(struct writer *w, const struct timeline_incident *i)
{
    const struct metric_table *metrics = w->timeline->trace->metrics;
    begin_span(w, i->what, "incident", i->opened_s, i->closed_s, TRACK_INCIDENTS);
    json_key(&w->j, "incident");
    json_unsigned(&w->j, i->number);
    for (size_t m = 0; m < metrics->count; m++) {
        if (metrics->metrics[m].scope == SCOPE_INCIDENT && !isnan(i->row->value[m])) {
            json_value(&w->j, metrics->metrics[m].name, i->row->value[m]);
        }
    }
    json_value(&w->j, "lost_writes", i->lost_writes);
    json_value(&w->j, "requests", i->offered);
    json_value(&w->j, "requests_failed", i->failed);
    end(w);
}

static void write_step(struct writer *w, const struct timeline_incident *i, size_t k)
{
    const struct timeline_step *step = &i->steps[k];
    begin(w, step->text, "i", step->at_s, TRACK_STEPS);
    json_text(&w->j, "cat", timeline_part_name(step->part));
    json_text(&w->j, "s", "t");
    begin_arguments(w);
    json_key(&w->j, "incident");
    json_unsigned(&w->j, i->number);
    json_key(&w->j, "step");
    json_unsigned(&w->j, k + 1);
    if (*step->because) {
        json_text(&w->j, "because", step->because);
    }
    if (step->cause > 0) {
        json_key(&w->j, "cause");
        json_unsigned(&w->j, step->cause);
    }
    end(w);
}

/* What begins and ends with events of a subject, each time; of nobody with place -1. */
static void write_spans(struct writer *w, const char *begins, const char *ends, int place,
                        const char *name, const char *category, size_t track)
{
    double from_s = NAN;
    for (size_t i = 0; i < w->told->count; i++) {
        const struct told_event *e = &w->told->events[i];
        if (e->place != place) {
            continue;
        }
        if (telling_is(e, begins)) {
            from_s = e->at_s;
        } else if (telling_is(e, ends) && !isnan(from_s)) {
            begin_span(w, name, category, from_s, e->at_s, track);
            end(w);
            from_s = NAN;
        }
    }
    if (!isnan(from_s)) {
        begin_span(w, name, category, from_s, w->told->until_s, track);
        end(w);
    }
}

static const char *subject_of(const struct telling *told, const char *kind, int place)
{
    for (size_t i = 0; i < told->count; i++) {
        if (told->events[i].place == place && telling_is(&told->events[i], kind)) {
            return told->events[i].subject;
        }
    }
    return NULL;
}

static void write_faults(struct writer *w)
{
    for (size_t f = 0; f < w->sc->fault_count; f++) {
        const char *name = subject_of(w->told, "fault.begins", (int)f);
        if (name) {
            write_track(w, TRACK_FAULTS + f, name);
            write_spans(w, "fault.begins", "fault.ends", (int)f, name, "fault", TRACK_FAULTS + f);
        }
    }
}

static void write_stamps(struct writer *w)
{
    for (size_t s = 0; s < w->sc->stamp_count; s++) {
        size_t track = TRACK_FAULTS + w->sc->fault_count + s;
        const char *name = subject_of(w->told, "origin.sick", (int)s);
        if (name) {
            write_track(w, track, name);
            write_spans(w, "origin.sick", "origin.well", (int)s, "cannot serve", "stamp", track);
        }
    }
}

static void write_counter(struct writer *w, const char *name, double at_s, const char *series,
                          double value)
{
    begin(w, name, "C", at_s, TRACK_COUNTERS);
    begin_arguments(w);
    json_value(&w->j, series, value);
    end(w);
}

static void write_lines(struct writer *w)
{
    for (size_t i = 0; i < w->told->line_count; i++) {
        const struct told_line *line = &w->told->lines[i];
        struct buf name = BUF_INIT;
        buf_printf(&name, "%s%s%s", line->name, *line->store ? " of " : "", line->store);
        for (size_t k = 0; k < line->count; k++) {
            write_counter(w, buf_text(&name), line->at_s[k], "value", line->value[k]);
        }
        buf_release(&name);
    }
}

/* How many observers hold a stamp unhealthy. */
static void write_verdicts(struct writer *w)
{
    for (size_t s = 0; s < w->sc->stamp_count; s++) {
        const char *stamp = w->sc->stamps[s].name;
        struct buf name = BUF_INIT;
        double holding = 0;
        buf_printf(&name, "observers that hold %s unhealthy", stamp);
        for (size_t i = 0; i < w->told->count; i++) {
            const struct told_event *e = &w->told->events[i];
            if (telling_verdict(e) && strcmp(e->object, stamp) == 0) {
                holding += telling_is(e, "pop.unhealthy") ? 1 : holding > 0 ? -1 : 0;
                write_counter(w, buf_text(&name), e->at_s, "observers", holding);
            }
        }
        buf_release(&name);
    }
}

static void write_events(struct writer *w)
{
    static const char *const names[] = {"incidents", "what happened, and why", "outages",
                                        "writes fail"};
    struct buf name = BUF_INIT;
    buf_printf(&name, "%s, replication %u", w->sc->name,
               (unsigned)w->timeline->trace->row.replication);
    write_name(w, "process_name", 0, buf_text(&name));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        write_track(w, TRACK_INCIDENTS + i, names[i]);
    }
    for (size_t i = 0; i < w->timeline->count; i++) {
        const struct timeline_incident *own = &w->timeline->incidents[i];
        write_incident(w, own);
        for (size_t k = 0; k < own->count; k++) {
            write_step(w, own, k);
        }
    }
    write_spans(w, "outage.begins", "outage.ends", -1, "outage", "outage", TRACK_OUTAGES);
    write_spans(w, "writes.fail", "writes.succeed", -1, "writes fail", "outage", TRACK_WRITES);
    write_faults(w);
    write_stamps(w);
    write_lines(w);
    write_verdicts(w);
    buf_release(&name);
}

void timeline_perfetto_write(const struct timeline_report *r, struct buf *out)
{
    const struct trace *trace = r->timeline->trace;
    struct writer w = {.timeline = r->timeline, .told = &trace->told, .sc = trace->scenario};
    json_init(&w.j, out);
    json_object(&w.j);
    json_text(&w.j, "displayTimeUnit", "ms");
    json_key(&w.j, "otherData");
    json_object(&w.j);
    json_text(&w.j, "ninefold", r->version);
    json_text(&w.j, "command", r->command);
    json_text(&w.j, "sha256", trace->scenario->sha256);
    json_end(&w.j);
    json_key(&w.j, "traceEvents");
    json_array(&w.j);
    write_events(&w);
    json_end(&w.j);
    json_end(&w.j);
    json_finish(&w.j);
}
