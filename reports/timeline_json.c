/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "reports/json_result.h"
#include "reports/timeline_report.h"
#include "sim/scenario/scenario.h"

static void write_scenario(struct json *j, const struct scenario *sc)
{
    json_key(j, "scenario");
    json_object(j);
    json_text(j, "name", sc->name);
    json_text(j, "file", sc->file);
    json_text(j, "sha256", sc->sha256);
    json_end(j);
}

static void write_count(struct json *j, const char *key, size_t count)
{
    json_key(j, key);
    json_unsigned(j, count);
}

static void write_choice(struct json *j, const struct worst *w)
{
    json_key(j, "chosen");
    json_compact(j);
    json_object(j);
    json_text(j, "by", w->metrics->metrics[w->metric].name);
    json_value(j, "value", w->value);
    json_key(j, "of");
    json_integer(j, w->of);
    if (w->incident > 0) {
        write_count(j, "incident", w->incident);
    }
    json_end(j);
}

/* "values", and "censored" where a clock was cut off. */
static void write_values(struct json *j, const struct metric_table *metrics,
                         enum metric_scope scope, const double *value, const uint8_t *censored)
{
    json_key(j, "values");
    json_object(j);
    for (size_t m = 0; m < metrics->count; m++) {
        if (metrics->metrics[m].scope == scope && !isnan(value[m])) {
            json_value(j, metrics->metrics[m].name, value[m]);
        }
    }
    json_end(j);
    json_key(j, "censored");
    json_compact(j);
    json_array(j);
    for (size_t m = 0; m < metrics->count; m++) {
        if (metrics->metrics[m].scope == scope && censored[m]) {
            json_string(j, metrics->metrics[m].name);
        }
    }
    json_end(j);
}

static void write_step(struct json *j, const struct timeline_report *r,
                       const struct timeline_step *step, size_t number, double origin_s)
{
    json_object(j);
    write_count(j, "step", number);
    json_value(j, "at_s", step->at_s);
    json_value(j, "last_s", step->last_s);
    json_value(j, "since_s", step->at_s - origin_s);
    json_text(j, "part", timeline_part_name(step->part));
    json_text(j, "kind", step->kind);
    json_value(j, "success", step->success);
    json_text(j, "text", step->text);
    if (!r->seen) {
        json_key(j, "seen");
        json_bool(j, step->seen);
        json_text(j, "because", *step->because ? step->because : NULL);
        json_key(j, "cause");
        if (step->cause > 0) {
            json_unsigned(j, step->cause);
        } else {
            json_null(j);
        }
    }
    json_end(j);
}

static void write_steps(struct json *j, const struct timeline_report *r,
                        const struct timeline_incident *i)
{
    json_key(j, "steps");
    json_array(j);
    for (size_t k = 0; k < i->count; k++) {
        write_step(j, r, &i->steps[k], k + 1, i->anchor_s);
    }
    json_end(j);
}

static void write_incident(struct json *j, const struct timeline_report *r,
                           const struct timeline_incident *i)
{
    struct buf lesson = BUF_INIT;
    json_object(j);
    write_count(j, "incident", i->number);
    if (!r->seen) {
        json_text(j, "what", i->what);
        json_value(j, "opened_s", i->opened_s);
        json_value(j, "closed_s", i->closed_s);
        json_key(j, "open");
        json_bool(j, i->open);
        json_value(j, "anchor_s", i->anchor_s);
        write_count(j, "faults", i->faults);
        json_value(j, "requests", i->offered);
        json_value(j, "requests_failed", i->failed);
        json_value(j, "lost_writes", i->lost_writes);
        write_values(j, r->timeline->trace->metrics, SCOPE_INCIDENT, i->row->value,
                     i->row->censored);
        timeline_lesson(r->timeline, i, &lesson);
        json_text(j, "lesson", buf_text(&lesson));
    }
    write_steps(j, r, i);
    json_end(j);
    buf_release(&lesson);
}

static void write_replication(struct json *j, const struct timeline_report *r)
{
    const struct timeline *t = r->timeline;
    if (r->worst) {
        write_choice(j, r->worst);
    }
    write_values(j, t->trace->metrics, SCOPE_REPLICATION, t->trace->row.value,
                 t->trace->row.censored);
    json_key(j, "outside");
    json_compact(j);
    json_object(j);
    write_count(j, "faults", t->faults);
    write_count(j, "outages", t->outages);
    json_end(j);
    write_count(j, "left_out", t->trace->told.left_out);
}

void timeline_json_write(const struct timeline_report *r, struct buf *out)
{
    const struct timeline *t = r->timeline;
    const struct scenario *sc = t->trace->scenario;
    struct json j;
    json_init(&j, out);
    json_object(&j);
    json_text(&j, "ninefold", r->version);
    if (!r->seen) {
        write_scenario(&j, sc);
    }
    json_key(&j, "seed");
    json_unsigned(&j, sc->seed);
    json_key(&j, "replication");
    json_unsigned(&j, t->trace->row.replication);
    json_value(&j, "horizon_s", simtime_seconds(sc->horizon));
    if (!r->seen) {
        write_replication(&j, r);
    }
    json_key(&j, "incidents");
    json_array(&j);
    for (size_t i = 0; i < t->count; i++) {
        write_incident(&j, r, &t->incidents[i]);
    }
    json_end(&j);
    json_end(&j);
    json_finish(&j);
}
