/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claim_row.h"

#include <math.h>
#include <string.h>

#include "reports/human.h"
#include "reports/human_censored.h"
#include "reports/human_difference.h"
#include "reports/markdown.h"

const char claim_row_heading[] =
    "| option | claim | value | 95 % interval | asked for | verdict |\n"
    "| --- | --- | --- | --- | --- | --- |\n";
const char claim_row_heading_differences[] =
    "| from | to | claim | difference [95 %] | told apart |\n"
    "| --- | --- | --- | --- | --- |\n";

static bool is_mean(const struct claim *c)
{
    return strcmp(c->statistic, "mean") == 0;
}

/* As much of a summary as it takes to tell its mean. */
static struct summary summary_of(const struct claim *c, const struct metric *metric)
{
    bool unanimous = metric->summary == SUMMARY_SHARE && (c->value == 0 || c->value == 1);
    double end = unanimous ? c->value : (double)NAN;
    return (struct summary){.mean = c->value,
                            .lo = c->lo,
                            .hi = c->hi,
                            .min = end,
                            .max = end,
                            .nothing_failed = c->nothing_failed};
}

static void add_value(const struct claim *c, const struct metric *metric, struct buf *out)
{
    if (is_mean(c) && !isnan(c->value)) {
        const struct summary s = summary_of(c, metric);
        human_mean(metric, &s, out);
    } else {
        human_estimate(metric, c->value, (c->hi - c->lo) / 2, out);
    }
}

void claim_value(const struct claim *c, const struct metric *metric, struct buf *out)
{
    buf_add(out, c->censored > 0 && !isnan(c->value) ? "≥ " : "");
    add_value(c, metric, out);
}

static void add_interval(const struct claim *c, const struct metric *metric, struct buf *out)
{
    bool counts = strcmp(metric->unit, "count") == 0 || strcmp(metric->unit, "min/y") == 0;
    if (c->censored > 0) {
        human_censored(metric, c->censored, is_mean(c), out);
    } else if (is_mean(c) && c->lo == c->hi) {
        buf_add(out, c->value == 0 && counts ? "none seen" : "constant"); /* it may come yet */
    } else if (is_mean(c) && c->nothing_failed) {
        const struct summary s = summary_of(c, metric);
        double lo, hi;
        human_bound(metric, &s, &lo, &hi);
        human_interval(metric, lo, hi, out);
    } else {
        human_interval(metric, c->lo, c->hi, out);
    }
}

void claim_limit(const struct claim *c, const struct metric *metric, struct buf *out)
{
    if (c->bound == CLAIM_FREE) {
        buf_add_char(out, '-');
    } else {
        human_limit(
            metric,
            &(struct target_result){.at_least = c->bound == CLAIM_AT_LEAST, .limit = c->limit},
            out);
    }
}

void claim_subject(const struct claim *c, struct buf *out)
{
    if (!is_mean(c)) {
        markdown_text(c->statistic, out);
        buf_add(out, " of ");
    }
    markdown_code(c->metric, true, out);
    if (c->unit) {
        buf_add(out, ", ");
        markdown_text(c->unit, out);
    }
}

void claim_estimate(const struct claim *c, const struct metric *metric, struct buf *out)
{
    struct buf interval = BUF_INIT;
    add_value(c, metric, out);
    buf_add(out, c->censored > 0 && !isnan(c->value) ? " or more" : "");
    add_interval(c, metric, &interval);
    bool known = *buf_text(&interval) == '[';
    if (known) {
        buf_printf(out, " %s", buf_text(&interval));
    }
    if (c->unit) {
        buf_add_char(out, ' ');
        markdown_text(c->unit, out);
    }
    if (!known) {
        bool told = strcmp(buf_text(&interval), "-") != 0;
        buf_printf(out, " (%s)", told ? buf_text(&interval) : "no interval");
    }
    buf_release(&interval);
}

void claim_row_write(const struct claim *c, const struct metric *metric, const char *option,
                     struct buf *out)
{
    buf_add(out, "| ");
    markdown_text(option, out);
    buf_add(out, " | ");
    claim_subject(c, out);
    buf_add(out, " | ");
    claim_value(c, metric, out);
    buf_add(out, " | ");
    add_interval(c, metric, out);
    buf_add(out, " | ");
    claim_limit(c, metric, out);
    buf_printf(out, " | %s |", c->judged ? verdict_name(c->verdict) : "-");
}

void claim_row_difference(const struct claims *all, const struct claim_difference *d,
                          const struct metric_table *metrics, struct buf *out)
{
    bool per_nine = strcmp(d->metric, CLAIM_PER_NINE) == 0;
    int m = metric_find(metrics, per_nine ? "cost.annual" : d->metric);
    const struct difference between = {d->mean, d->lo, d->hi, (double)NAN, d->paired};
    buf_add(out, "| ");
    markdown_text(all->options[d->from].name, out);
    buf_add(out, " | ");
    markdown_text(all->options[d->to].name, out);
    buf_add(out, " | ");
    markdown_code(d->metric, true, out);
    if (d->unit) {
        buf_add(out, ", ");
        markdown_text(d->unit, out);
    }
    buf_add(out, " | ");
    human_difference(&metrics->metrics[m], &between, true, out);
    buf_printf(out, " | %s |", human_told_apart(&between));
}
