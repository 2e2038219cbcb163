/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choice stands first, then the points in the order of the grid, each with what led to it. */
#include <math.h>

#include "reports/json_result.h"
#include "reports/setting.h"
#include "reports/size_words.h"
#include "reports/unit.h"

static void write_excluded(struct json *j, const struct size_report *report, size_t point)
{
    const char *reasons[SIZE_REASONS];
    size_t count = size_reasons(report, point, reasons);
    json_key(j, "excluded_by");
    json_compact(j);
    json_array(j);
    for (size_t i = 0; i < count; i++) {
        json_string(j, reasons[i]);
    }
    json_end(j);
}

/* "selected": {"set": {...}}; null where there is none. */
static void write_setting(struct json *j, const char *key, const struct size_report *report,
                          size_t point, bool excluded)
{
    json_key(j, key);
    if (point == SELECTION_NONE) {
        json_null(j);
        return;
    }
    json_compact(j);
    json_object(j);
    setting_json(j, report->factors, point);
    if (excluded) {
        write_excluded(j, report, point);
    }
    json_end(j);
}

static void write_objective(struct json *j, const struct size_report *report, size_t point)
{
    const struct result *r = report->results[point];
    const struct summary *s = &r->summaries[report->minimise];
    struct buf unit = BUF_INIT;
    unit_write(r, &r->metrics->metrics[report->minimise], &unit);
    json_key(j, "objective");
    json_compact(j);
    json_object(j);
    json_text(j, "unit", buf_text(&unit));
    json_value(j, "mean", s->mean);
    json_pair(j, "ci95", s->lo, s->hi);
    json_end(j);
    buf_release(&unit);
}

/* What it has more than the selected point. */
static void write_more(struct json *j, const struct size_report *report, size_t point)
{
    const struct lead *l = &report->sized->contenders[point].lead;
    json_key(j, "more");
    if (isnan(l->mean)) {
        json_null(j);
        return;
    }
    json_compact(j);
    json_object(j);
    json_value(j, "mean", l->mean);
    json_pair(j, "ci95", l->lo, l->hi);
    json_end(j);
}

static void write_point(struct json *j, const struct size_report *report, size_t point)
{
    json_object(j);
    setting_json(j, report->factors, point);
    write_objective(j, report, point);
    write_more(j, report, point);
    json_value(j, "feasible_probability", selection_likely(&report->sized->contenders[point]));
    write_excluded(j, report, point);
    json_result_body(j, report->results[point]);
    json_end(j);
}

static void write_choice(struct json *j, const struct size_report *report)
{
    const struct selection *s = &report->sized->selection;
    const struct result *r = report->results[0];
    json_key(j, "seed");
    json_unsigned(j, r->seed);
    json_value(j, "confidence", report->confidence);
    json_text(j, "minimise", r->metrics->metrics[report->minimise].name);
    write_setting(j, "selected", report, s->best, false);
    write_setting(j, "runner_up", report, s->runner_up, true);
    json_value(j, "probability_correct", s->probability);
    json_text(j, "verdict", verdict_name(s->verdict));
    json_key(j, "replications");
    json_integer(j, report->sized->played);
}

void size_json_write(const struct size_report *report, struct buf *out)
{
    struct json j;
    json_init(&j, out);
    json_object(&j);
    json_text(&j, "ninefold", report->version);
    json_result_scenario(&j, report->results[0]);
    write_choice(&j, report);
    json_key(&j, "points");
    json_array(&j);
    for (size_t i = 0; i < report->count; i++) {
        write_point(&j, report, i);
    }
    json_end(&j);
    json_end(&j);
    json_finish(&j);
}
