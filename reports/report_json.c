/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One JSON object for programs. Keys stand in a documented order, metrics by name, numbers with all
 * digits that tell two doubles apart, and null where the data support no value. A key beyond the
 * documented ones appears only where it has something to say: closed_form, runaways. */
#include <math.h>

#include "reports/report.h"
#include "reports/unit.h"
#include "sim/base/json.h"

static void write_pair(struct json *j, const char *key, double lo, double hi)
{
    json_key(j, key);
    json_array(j);
    json_number(j, lo);
    json_number(j, hi);
    json_end(j);
}

static void write_value(struct json *j, const char *key, double x)
{
    json_key(j, key);
    json_number(j, x);
}

static void write_unit(struct json *j, const struct result *r, const struct metric *metric)
{
    struct buf text = BUF_INIT;
    unit_write(r, metric, &text);
    json_key(j, "unit");
    json_string(j, buf_text(&text));
    buf_release(&text);
}

static void write_metric(struct json *j, const struct result *r, size_t m)
{
    const struct metric *metric = &r->metrics->metrics[m];
    const struct summary *s = &r->summaries[m];
    json_key(j, metric->name);
    json_compact(j);
    json_object(j);
    write_unit(j, r, metric);
    json_key(j, "n");
    json_integer(j, s->n);
    write_value(j, "mean", s->mean);
    write_pair(j, "ci95", s->lo, s->hi);
    write_value(j, "sd", s->sd);
    write_value(j, "min", s->min);
    write_value(j, "p50", s->p50);
    write_value(j, "p90", s->p90);
    write_value(j, "p95", s->p95);
    write_value(j, "p99", s->p99);
    write_value(j, "max", s->max);
    json_key(j, "censored");
    json_integer(j, s->censored);
    if (!isnan(s->closed_form)) {
        write_value(j, "closed_form", s->closed_form);
    }
    json_end(j);
}

static void write_target(struct json *j, const struct target_result *t)
{
    json_compact(j);
    json_object(j);
    json_key(j, "metric");
    json_string(j, t->metric);
    json_key(j, "statistic");
    json_string(j, t->statistic);
    write_value(j, "limit", t->limit);
    write_value(j, "value", t->value);
    write_pair(j, "ci95", t->lo, t->hi);
    json_key(j, "verdict");
    json_string(j, verdict_name(t->verdict));
    json_end(j);
}

static void write_identity(struct json *j, const struct report *report)
{
    const struct result *r = report->result;
    json_key(j, "ninefold");
    json_string(j, report->version);
    json_key(j, "scenario");
    json_compact(j);
    json_object(j);
    json_key(j, "name");
    json_string(j, r->name);
    json_key(j, "file");
    json_string(j, r->file);
    json_key(j, "sha256");
    json_string(j, r->sha256);
    json_end(j);
    json_key(j, "seed");
    json_unsigned(j, r->seed);
    json_key(j, "replications");
    json_integer(j, r->replications);
    write_value(j, "horizon_s", simtime_seconds(r->horizon));
}

static void write_engine(struct json *j, const struct result *r)
{
    json_key(j, "engine");
    json_compact(j);
    json_object(j);
    json_key(j, "events");
    json_unsigned(j, r->events);
    json_key(j, "skipped_probes");
    json_unsigned(j, r->skipped_probes);
    json_key(j, "exact");
    json_bool(j, r->exact);
    if (r->biased) {
        json_key(j, "biased");
        json_bool(j, true);
    }
    if (r->runaway_count > 0) {
        json_key(j, "runaways");
        json_integer(j, r->runaway_count);
    }
    json_end(j);
}

static void report_json_write(const struct report *report, struct buf *out)
{
    const struct result *r = report->result;
    struct json j;
    json_init(&j, out);
    json_object(&j);
    write_identity(&j, report);
    json_key(&j, "metrics");
    json_object(&j);
    for (size_t m = 0; m < r->metrics->count; m++) {
        write_metric(&j, r, m);
    }
    json_end(&j);
    json_key(&j, "targets");
    json_array(&j);
    for (size_t i = 0; i < r->target_count; i++) {
        write_target(&j, &r->targets[i]);
    }
    json_end(&j);
    write_engine(&j, r);
    json_end(&j);
    json_finish(&j);
}

const struct report_type report_json = {
    .name = "json",
    .summary = "one object with all digits, for programs",
    .write = report_json_write,
};
