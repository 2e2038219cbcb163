/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_metrics.h"

#include <math.h>
#include <string.h>

#include "reports/html.h"
#include "reports/human.h"
#include "reports/metric_rows.h"
#include "reports/notes.h"
#include "reports/unit.h"

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
    human_estimate(metric, target->value, (target->hi - target->lo) / 2, &text);
    html_table_number(t, isnan(target->value) ? "no data" : buf_text(&text), target->value);
    buf_clear(&text);
    human_interval(metric, target->lo, target->hi, &text);
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

static void add_figure(const struct column *c, const struct result *r, struct buf *out)
{
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
        human_value(metric, column_value(c, r), &text);
    }
    html_value(out, buf_text(&text));
    buf_add(out, "</strong>");
    buf_clear(&text);
    if (c->statistic == STATISTIC_MEAN && s->n > 0) {
        buf_add_char(out, ' ');
        page_precision(r, (size_t)c->metric, &text);
        html_value(out, buf_text(&text));
    }
    buf_add(out, "</dd>");
    if (*metric->help) {
        buf_add(out, "<dd class=\"meaning\">");
        html_text(out, metric->help);
        buf_add(out, "</dd>");
    }
    buf_add(out, "</div>\n");
    buf_release(&text);
}

void page_key_figures(const struct columns *columns, const struct result *r, struct buf *out)
{
    if (columns->count == 0) {
        return;
    }
    buf_add(out, "<dl class=\"figures\">\n");
    for (size_t i = 0; i < columns->count; i++) {
        add_figure(&columns->items[i], r, out);
    }
    buf_add(out, "</dl>\n");
}

struct metrics {
    struct html_table table;
    const struct result *result;
    const char *title; /* of the group that one is in */
};

static void add_values(struct html_table *t, const struct result *r, size_t index)
{
    const struct metric *metric = &r->metrics->metrics[index];
    const struct summary *s = &r->summaries[index];
    const double values[] = {s->p50, s->p90, s->p95, s->p99, s->max};
    struct buf text = BUF_INIT;
    human_mean(metric, s, &text);
    html_table_number(t, buf_text(&text), s->mean);
    buf_clear(&text);
    page_precision(r, index, &text);
    html_table_number(t, buf_text(&text), s->lo);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        buf_clear(&text);
        human_value(metric, s->nothing_failed ? NAN : values[i], &text);
        html_table_number(t, buf_text(&text), s->nothing_failed ? NAN : values[i]);
    }
    buf_clear(&text);
    buf_printf(&text, "%lld", (long long)s->n);
    html_table_number(t, buf_text(&text), (double)s->n);
    buf_release(&text);
}

static void add_metric(void *to, const char *title, size_t index)
{
    struct metrics *m = to;
    struct html_table *t = &m->table;
    const struct metric *metric = &m->result->metrics->metrics[index];
    if (strcmp(title, m->title) != 0) {
        struct buf heading = BUF_INIT;
        m->title = title;
        metric_rows_heading(m->result, title, &heading);
        html_table_group(t, buf_text(&heading));
        buf_release(&heading);
    }
    html_table_row(t);
    html_table_code(t, metric->name);
    add_values(t, m->result, index);
}

void page_metrics_write(const char *id, const char *caption, const struct result *r,
                        struct buf *out)
{
    static const struct html_column columns[] = {
        {"metric", false}, {"mean", true}, {"95 % interval", true}, {"p50", true}, {"p90", true},
        {"p95", true},     {"p99", true},  {"max", true},           {"n", true}};
    struct metrics m = {.table = {.id = id,
                                  .caption = caption,
                                  .columns = columns,
                                  .count = sizeof columns / sizeof *columns,
                                  .out = out},
                        .result = r,
                        .title = ""};
    html_table_begin(&m.table);
    metric_rows_each(r, add_metric, &m);
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
