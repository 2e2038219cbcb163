/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_metrics.h"

#include <math.h>
#include <string.h>

#include "reports/html.h"
#include "reports/human.h"
#include "reports/human_censored.h"
#include "reports/metric_rows.h"
#include "reports/notes.h"
#include "reports/stored_sample.h"
#include "reports/unit.h"
#include "sim/run/targets.h"

static const struct metric *metric_of(const struct result *r, const struct target_result *t)
{
    return &r->metrics->metrics[metric_find(r->metrics, t->metric)];
}

enum { TARGET_COLUMNS = 6 }; /* the last one of those that are undecided */

static void add_target(struct html_table *t, const struct result *r,
                       const struct target_result *target)
{
    const struct metric *metric = metric_of(r, target);
    struct buf text = BUF_INIT;
    html_table_row(t);
    html_table_open(t);
    html_textf(t->out, "%s of ", target->statistic);
    html_element(t->out, "code", target->metric);
    html_table_close(t);
    html_table_open(t);
    page_badge(target->verdict, t->out);
    html_table_close(t);
    human_limit(metric, target, &text);
    html_table_number(t, buf_text(&text), target->limit);
    buf_clear(&text);
    human_target_value(r, target, &text);
    html_table_number(t, isnan(target->value) ? "no data" : buf_text(&text), target->value);
    buf_clear(&text);
    human_target_interval(r, target, &text);
    html_table_number(t, buf_text(&text), target->lo);
    if (t->count == TARGET_COLUMNS) {
        buf_clear(&text);
        human_doubt(target, &text);
        html_table_prose(t, buf_text(&text));
    }
    buf_release(&text);
}

void page_targets_write(const char *id, const char *caption, const struct result *r,
                        struct buf *out)
{
    static const struct html_column columns[TARGET_COLUMNS] = {
        {"target", false},  {"verdict", false},      {"wanted", true},
        {"came out", true}, {"95 % interval", true}, {"what would decide", false}};
    struct html_table t = {.id = id,
                           .caption = caption,
                           .columns = columns,
                           .count = TARGET_COLUMNS - 1,
                           .plain = true,
                           .out = out};
    for (size_t i = 0; i < r->target_count; i++) {
        t.count = r->targets[i].doubt != DOUBT_NONE ? TARGET_COLUMNS : t.count;
    }
    if (r->target_count == 0) {
        return;
    }
    html_table_begin(&t);
    for (size_t i = 0; i < r->target_count; i++) {
        add_target(&t, r, &r->targets[i]);
    }
    html_table_end(&t);
}

struct page_result page_result_of(const struct page *p, const struct stored_run *run, size_t point)
{
    return (struct page_result){run->results[point], p->dossier->store, run->row.id,
                                (int64_t)point + 1};
}

/* The interval of a percentile, from the values themselves; nothing if they do not vary or cannot
 * be read, which the sources of the values, read of the same store, will tell. */
static void add_percentile_interval(const struct page_result *of, size_t m, double p,
                                    struct buf *out)
{
    const struct summary *s = &of->result->summaries[m];
    const struct metric *metric = &of->result->metrics->metrics[m];
    struct sample sample;
    bool varies = s->n > 0 && s->min < s->max && !s->nothing_failed && !isnan(s->p95);
    if (!of->store || of->result->biased || !varies || p <= 0 || p >= 1) {
        return;
    }
    if (stored_sample_read(of->store, of->run, of->point, metric, false, &sample)) {
        struct interval i = targets_percentile_interval(&sample, p);
        if (!isnan(i.lo) || !isnan(i.hi)) {
            human_quantile_interval(metric, s, p, &i, out);
        }
    }
    stored_sample_release(&sample);
}

static void add_figure(const struct column *c, const struct page_result *of, struct buf *out)
{
    const struct result *r = of->result;
    const struct metric *metric = &r->metrics->metrics[c->metric];
    const struct summary *s = &r->summaries[c->metric];
    struct buf text = BUF_INIT;
    buf_add(out, "<div><dt>");
    column_name(c, r, &text);
    html_text(out, buf_text(&text));
    buf_add(out, "</dt><dd><strong>");
    buf_clear(&text);
    if (c->statistic == STATISTIC_MEAN) {
        human_mean(metric, s, &text);
    } else {
        human_quantile(metric, s, human_statistic(statistic_name(c->statistic)), column_value(c, r),
                       &text);
    }
    html_value(out, buf_text(&text));
    buf_add(out, "</strong>");
    buf_clear(&text);
    if (c->statistic == STATISTIC_MEAN && s->n > 0) {
        page_precision(of->result, (size_t)c->metric, &text);
    } else if (human_censored_at(s, human_statistic(statistic_name(c->statistic)))) {
        human_censored(metric, s->censored, human_censored_all(s), &text);
    } else if (c->statistic != STATISTIC_MEAN) {
        add_percentile_interval(of, (size_t)c->metric,
                                human_statistic(statistic_name(c->statistic)), &text);
    }
    buf_add(out, text.len > 0 ? " " : "");
    html_value(out, buf_text(&text));
    buf_add(out, "</dd>");
    if (*metric->help) {
        buf_add(out, "<dd class=\"meaning\">");
        html_text(out, metric->help);
        buf_add(out, "</dd>");
    }
    buf_add(out, "</div>\n");
    buf_release(&text);
}

void page_key_figures(const struct columns *columns, const struct page_result *of, struct buf *out)
{
    if (columns->count == 0) {
        return;
    }
    buf_add(out, "<dl class=\"figures\">\n");
    for (size_t i = 0; i < columns->count; i++) {
        add_figure(&columns->items[i], of, out);
    }
    buf_add(out, "</dl>\n");
}

struct metrics {
    struct html_table table;
    const struct page_result *of;
    const char *title; /* of the group that one is in */
};

static void add_quantiles(struct html_table *t, const struct page_result *of, size_t m)
{
    const struct metric *metric = &of->result->metrics->metrics[m];
    const struct summary *s = &of->result->summaries[m];
    const struct {
        double p, x;
    } quantiles[] = {{0.5, s->p50}, {0.9, s->p90}, {0.95, s->p95}, {0.99, s->p99}, {1, s->max}};
    struct buf text = BUF_INIT, interval = BUF_INIT;
    for (size_t i = 0; i < sizeof quantiles / sizeof *quantiles; i++) {
        buf_clear(&text);
        buf_clear(&interval);
        human_quantile(metric, s, quantiles[i].p, quantiles[i].x, &text);
        if (quantiles[i].p == 0.95) {
            add_percentile_interval(of, m, quantiles[i].p, &interval);
        }
        html_table_estimate(t, buf_text(&text), buf_text(&interval),
                            s->nothing_failed ? NAN : quantiles[i].x);
    }
    buf_release(&text);
    buf_release(&interval);
}

static void add_values(struct html_table *t, const struct page_result *of, size_t m)
{
    const struct metric *metric = &of->result->metrics->metrics[m];
    const struct summary *s = &of->result->summaries[m];
    struct buf text = BUF_INIT;
    human_mean(metric, s, &text);
    html_table_number(t, buf_text(&text), s->mean);
    buf_clear(&text);
    page_precision(of->result, m, &text);
    html_table_number(t, buf_text(&text), s->lo);
    add_quantiles(t, of, m);
    buf_clear(&text);
    buf_printf(&text, "%lld", (long long)s->n);
    html_table_number(t, buf_text(&text), (double)s->n);
    buf_release(&text);
}

static void add_metric(void *to, const char *title, size_t index)
{
    struct metrics *m = to;
    struct html_table *t = &m->table;
    const struct metric *metric = &m->of->result->metrics->metrics[index];
    if (strcmp(title, m->title) != 0) {
        struct buf heading = BUF_INIT;
        m->title = title;
        metric_rows_heading(m->of->result, title, &heading);
        html_table_group(t, buf_text(&heading));
        buf_release(&heading);
    }
    html_table_row(t);
    html_table_code(t, metric->name);
    add_values(t, m->of, index);
}

void page_metrics_write(const char *id, const char *caption, const struct page_result *of,
                        struct buf *out)
{
    static const struct html_column columns[] = {
        {"metric", false},    {"mean", true}, {"95 % interval", true}, {"p50", true}, {"p90", true},
        {"p95 [95 %]", true}, {"p99", true},  {"max", true},           {"n", true}};
    struct metrics m = {.table = {.id = id,
                                  .caption = caption,
                                  .columns = columns,
                                  .count = sizeof columns / sizeof *columns,
                                  .out = out},
                        .of = of,
                        .title = ""};
    html_table_begin(&m.table);
    metric_rows_each(of->result, add_metric, &m);
    html_table_end(&m.table);
}

/* Whether a table of any result of the run may tell of the metric. */
static bool is_shown(const struct stored_run *run, const char *name)
{
    for (size_t i = 0; i < run->done; i++) {
        const struct result *r = run->results[i];
        int m = metric_find(r->metrics, name);
        if (m >= 0 && metric_rows_show(&r->metrics->metrics[m], &r->summaries[m])) {
            return true;
        }
    }
    return false;
}

static bool was_told(const struct dossier *d, size_t runs, const char *name)
{
    for (size_t i = 0; i < runs; i++) {
        if (is_shown(&d->runs[i], name)) {
            return true;
        }
    }
    return false;
}

void page_metrics_meanings(const struct page *p)
{
    const struct dossier *d = p->dossier;
    buf_add(p->out, "<details>\n<summary>What the metrics mean</summary>\n"
                    "<dl class=\"meanings\">\n");
    for (size_t i = 0; i < d->count; i++) {
        const struct metric_table *metrics = d->runs[i].results[0]->metrics;
        for (size_t m = 0; m < metrics->count; m++) {
            const struct metric *metric = &metrics->metrics[m];
            if (is_shown(&d->runs[i], metric->name) && !was_told(d, i, metric->name)) {
                buf_add(p->out, "<dt><code>");
                html_name(p->out, metric->name);
                buf_add(p->out, "</code></dt>\n<dd>");
                html_text(p->out, *metric->help ? metric->help : "A metric of another version.");
                buf_add(p->out, "</dd>\n");
            }
        }
    }
    buf_add(p->out, "</dl>\n</details>\n");
}

void page_notes_write(const struct result *r, bool scripted, struct buf *out)
{
    struct buf text = BUF_INIT;
    notes_write(&(struct report){.result = r, .scripted = scripted, .width = 100}, &text);
    html_paragraphs(out, "p class=\"note\"", &text);
    buf_release(&text);
}
