/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "reports/diff.h"
#include "reports/json_result.h"
#include "reports/unit.h"

double diff_mean(const struct result *r, const char *metric)
{
    const struct summary *s = result_summary(r, metric);
    return s ? s->mean : NAN;
}

bool diff_tells(const struct diff_report *report, const struct diff_point *p, size_t metric)
{
    const char *name = p->differences.metrics->metrics[metric].name;
    double a = diff_mean(p->a, name), b = diff_mean(p->b, name);
    if (report->columns->count == 0) {
        return !(a == b || (isnan(a) && isnan(b)));
    }
    for (size_t i = 0; i < report->columns->count; i++) {
        if (report->columns->items[i].metric == (int)metric) {
            return true;
        }
    }
    return false;
}

static void write_run(struct json *j, const char *key, const struct run_row *r)
{
    json_key(j, key);
    json_object(j);
    json_key(j, "id");
    json_integer(j, r->id);
    json_text(j, "command", r->command);
    json_text(j, "scenario", r->scenario);
    json_text(j, "command_line", r->command_line);
    json_text(j, "version", r->version);
    json_text(j, "sha256", r->sha256);
    json_text(j, "seed", r->seed);
    json_end(j);
}

static void write_changes(struct json *j, const struct diff_report *report)
{
    json_key(j, "changes");
    json_array(j);
    for (size_t i = 0; i < report->change_count; i++) {
        json_compact(j);
        json_object(j);
        json_text(j, "path", report->changes[i].path);
        json_text(j, "a", report->changes[i].a);
        json_text(j, "b", report->changes[i].b);
        json_end(j);
    }
    json_end(j);
}

static void write_metric(struct json *j, const struct diff_point *p, size_t m)
{
    const struct metric *metric = &p->differences.metrics->metrics[m];
    struct difference d = differences_between(&p->differences, 0, 1, m);
    struct buf unit = BUF_INIT;
    unit_write(p->a, metric, &unit);
    json_compact(j);
    json_object(j);
    json_text(j, "metric", metric->name);
    json_text(j, "unit", buf_text(&unit));
    json_value(j, "a", diff_mean(p->a, metric->name));
    json_value(j, "b", diff_mean(p->b, metric->name));
    json_value(j, "mean", d.mean);
    json_pair(j, "ci95", d.lo, d.hi);
    json_key(j, "paired");
    json_bool(j, d.paired);
    json_end(j);
    buf_release(&unit);
}

static void write_point(struct json *j, const struct diff_report *report,
                        const struct diff_point *p)
{
    json_object(j);
    json_text(j, "point", p->label);
    json_key(j, "differences");
    json_array(j);
    for (size_t m = 0; m < p->differences.metrics->count; m++) {
        if (diff_tells(report, p, m)) {
            write_metric(j, p, m);
        }
    }
    json_end(j);
    json_end(j);
}

void diff_json_write(const struct diff_report *report, struct buf *out)
{
    struct json j;
    json_init(&j, out);
    json_object(&j);
    write_run(&j, "a", report->a);
    write_run(&j, "b", report->b);
    write_changes(&j, report);
    json_key(&j, "points");
    json_array(&j);
    for (size_t i = 0; i < report->count; i++) {
        write_point(&j, report, &report->points[i]);
    }
    json_end(&j);
    json_key(&j, "only_a");
    json_integer(&j, (int64_t)report->only_a);
    json_key(&j, "only_b");
    json_integer(&j, (int64_t)report->only_b);
    json_end(&j);
    json_finish(&j);
}
