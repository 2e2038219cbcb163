/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/json_result.h"

#include <math.h>

#include "reports/unit.h"

void json_pair(struct json *j, const char *key, double lo, double hi)
{
    json_key(j, key);
    json_array(j);
    json_number(j, lo);
    json_number(j, hi);
    json_end(j);
}

void json_value(struct json *j, const char *key, double x)
{
    json_key(j, key);
    json_number(j, x);
}

void json_text(struct json *j, const char *key, const char *text)
{
    json_key(j, key);
    json_string(j, text);
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
    json_value(j, "mean", s->mean);
    json_pair(j, "ci95", s->lo, s->hi);
    json_value(j, "sd", s->sd);
    json_value(j, "min", s->min);
    json_value(j, "p50", s->p50);
    json_value(j, "p90", s->p90);
    json_value(j, "p95", s->p95);
    json_value(j, "p99", s->p99);
    json_value(j, "max", s->max);
    json_key(j, "censored");
    json_integer(j, s->censored);
    if (!isnan(s->closed_form)) {
        json_value(j, "closed_form", s->closed_form);
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
    json_value(j, "limit", t->limit);
    json_value(j, "value", t->value);
    json_pair(j, "ci95", t->lo, t->hi);
    json_key(j, "verdict");
    json_string(j, verdict_name(t->verdict));
    json_end(j);
}

void json_result_scenario(struct json *j, const struct result *r)
{
    json_key(j, "scenario");
    json_compact(j);
    json_object(j);
    json_text(j, "name", r->name);
    json_text(j, "file", r->file);
    json_text(j, "sha256", r->sha256);
    json_end(j);
}

static void write_all_metrics(struct json *j, const struct result *r)
{
    json_key(j, "metrics");
    json_object(j);
    for (size_t m = 0; m < r->metrics->count; m++) {
        write_metric(j, r, m);
    }
    json_end(j);
}

static void write_all_targets(struct json *j, const struct result *r)
{
    json_key(j, "targets");
    json_array(j);
    for (size_t i = 0; i < r->target_count; i++) {
        write_target(j, &r->targets[i]);
    }
    json_end(j);
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
        json_value(j, "effective_replications", r->effective);
    }
    if (r->runaway_count > 0) {
        json_key(j, "runaways");
        json_integer(j, r->runaway_count);
    }
    json_end(j);
}

void json_result_body(struct json *j, const struct result *r)
{
    json_key(j, "seed");
    json_unsigned(j, r->seed);
    json_key(j, "replications");
    json_integer(j, r->replications);
    json_value(j, "horizon_s", simtime_seconds(r->horizon));
    write_all_metrics(j, r);
    write_all_targets(j, r);
    write_engine(j, r);
}
