/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Designs in the order given, then the differences of all pairs, then the frontier. */
#include "reports/compare.h"
#include "reports/json_result.h"
#include "reports/unit.h"

static void write_design(struct json *j, const struct design *d, size_t rank)
{
    const struct result *r = d->result;
    json_object(j);
    json_text(j, "name", d->name);
    json_text(j, "file", r->file);
    json_text(j, "sha256", r->sha256);
    json_key(j, "rank");
    json_integer(j, (int64_t)rank);
    json_result_body(j, r);
    json_end(j);
}

static void write_designs(struct json *j, const struct comparison *c)
{
    size_t order[COMPARISON_DESIGNS], rank[COMPARISON_DESIGNS];
    comparison_rank(c, order);
    for (size_t i = 0; i < c->count; i++) {
        rank[order[i]] = i + 1;
    }
    json_key(j, "designs");
    json_array(j);
    for (size_t i = 0; i < c->count; i++) {
        write_design(j, &c->designs[i], rank[i]);
    }
    json_end(j);
}

static void write_pair_of(struct json *j, const struct design *a, const struct design *b)
{
    json_compact(j);
    json_object(j);
    json_text(j, "a", a->name);
    json_text(j, "b", b->name);
}

static void write_difference(struct json *j, const struct compare_report *report, size_t i,
                             size_t k, size_t m)
{
    const struct design *a = &report->comparison->designs[i], *b = &report->comparison->designs[k];
    const struct metric *metric = &report->differences->metrics->metrics[m];
    struct difference d = differences_between(report->differences, i, k, m);
    struct buf unit = BUF_INIT;
    if (d.mean != d.mean) {
        return; /* one of the two has no values */
    }
    unit_write(a->result, metric, &unit);
    write_pair_of(j, a, b);
    json_text(j, "metric", metric->name);
    json_text(j, "unit", buf_text(&unit));
    json_value(j, "mean", d.mean);
    json_pair(j, "ci95", d.lo, d.hi);
    json_key(j, "paired");
    json_bool(j, d.paired);
    json_value(j, "variance_ratio", d.gain);
    json_end(j);
    buf_release(&unit);
}

static void write_differences(struct json *j, const struct compare_report *report)
{
    const struct comparison *c = report->comparison;
    json_key(j, "differences");
    json_array(j);
    for (size_t a = 0; a < c->count; a++) {
        for (size_t b = a + 1; b < c->count; b++) {
            for (size_t m = 0; m < report->differences->metrics->count; m++) {
                write_difference(j, report, a, b, m);
            }
        }
    }
    json_end(j);
}

static void write_frontier(struct json *j, const struct compare_report *report)
{
    const struct comparison *c = report->comparison;
    size_t order[COMPARISON_DESIGNS], count = comparison_frontier(c, order);
    json_key(j, "frontier");
    json_array(j);
    for (size_t i = 0; i + 1 < count; i++) {
        const struct design *a = &c->designs[order[i]], *b = &c->designs[order[i + 1]];
        struct difference d = differences_per_nine(report->differences, order[i], order[i + 1]);
        write_pair_of(j, a, b);
        json_value(j, "cost_per_nine", d.mean);
        json_pair(j, "ci95", d.lo, d.hi);
        json_end(j);
    }
    json_end(j);
}

void compare_json_write(const struct compare_report *report, struct buf *out)
{
    struct json j;
    json_init(&j, out);
    json_object(&j);
    json_text(&j, "ninefold", report->version);
    write_designs(&j, report->comparison);
    write_differences(&j, report);
    write_frontier(&j, report);
    json_end(&j);
    json_finish(&j);
}
