/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/metric_rows.h"

#include <math.h>
#include <string.h>

#include "reports/human.h"
#include "reports/human_censored.h"
#include "reports/unit.h"
#include "sim/base/table.h"
#include "sim/base/utf8.h"

/* Whether a metric has a row: always, with values, or where one of them is above 0. */
enum show { SHOW_ALWAYS, SHOW_VALUES, SHOW_POSITIVE };

#define MONEY "Money" /* the heading goes on with the unit */

/* In the order of the page; rows of equal titles share a heading. The longest prefix that fits
 * takes the metric. */
static const struct group {
    const char *prefix, *title;
    enum show show;
} groups[] = {
    {"availability.", "Availability", SHOW_ALWAYS},
    {"outages", "Availability", SHOW_ALWAYS},
    {"outages.", "Availability", SHOW_POSITIVE},
    {"sla.", "Availability", SHOW_VALUES},
    {"downtime.requests", "Downtime, min/y", SHOW_ALWAYS},
    {"downtime", "Downtime, min/y", SHOW_ALWAYS},
    {"downtime.by.", "Downtime, min/y", SHOW_POSITIVE},
    {"rto.", "Recovery, by incident", SHOW_ALWAYS},
    {"rto.stage.", "Where rto.service went", SHOW_POSITIVE},
    {"rpo.", "Data lost", SHOW_VALUES},
    {"failover.", "Data lost", SHOW_VALUES},
    {"lag", "Reads and writes", SHOW_VALUES},
    {"latency.", "Reads and writes", SHOW_VALUES},
    {"reads.", "Reads and writes", SHOW_VALUES},
    {"sessions.", "Reads and writes", SHOW_VALUES},
    {"conflicts.", "Conflicts", SHOW_VALUES},
    {"cost.", MONEY, SHOW_VALUES},
    {"probe.", "Probe dial", SHOW_ALWAYS},
    {"", "Other", SHOW_VALUES},
};

enum { GROUPS = sizeof groups / sizeof *groups };

/* Which columns there are. */
struct layout {
    bool p50, p99, max;
};

static size_t group_of(const char *metric)
{
    size_t best = GROUPS - 1; /* the empty prefix */
    for (size_t g = 0; g < GROUPS; g++) {
        size_t length = strlen(groups[g].prefix);
        if (strncmp(metric, groups[g].prefix, length) == 0 &&
            length > strlen(groups[best].prefix)) {
            best = g;
        }
    }
    return best;
}

/* A stage that never ran says nothing in five columns of zeros, and what a scenario without stores
 * or prices cannot have says nothing at all. */
bool metric_rows_show(const struct metric *metric, const struct summary *s)
{
    enum show show = groups[group_of(metric->name)].show;
    if (strcmp(metric->name, "rto.write") == 0) {
        show = SHOW_VALUES; /* of writes that nobody makes */
    }
    return show == SHOW_ALWAYS || (show == SHOW_VALUES ? s->n > 0 : s->max > 0);
}

static void add_quantile(struct table *t, const struct metric *metric, const struct summary *s,
                         double p, double x)
{
    struct buf text = BUF_INIT;
    human_quantile(metric, s, p, x, &text);
    table_cell(t, buf_text(&text));
    buf_release(&text);
}

static void add_mean(struct table *t, const struct metric *metric, const struct result *r,
                     size_t index)
{
    const struct summary *s = &r->summaries[index];
    struct buf text = BUF_INIT;
    human_mean(metric, s, &text);
    table_cell(t, buf_text(&text));
    buf_clear(&text);
    if (isnan(human_unseen(metric, s, r))) {
        human_precision(metric, s, &text);
    } else {
        human_precision_of(r, index, &text);
    }
    table_cell(t, buf_text(&text));
    buf_release(&text);
}

/* What is measured, with the unit of money, which neither the value nor the heading has. */
static void add_name(struct table *t, const struct result *r, const struct metric *metric)
{
    bool part = strncmp(metric->name, "downtime.by.", 12) == 0; /* of the row above */
    struct buf unit = BUF_INIT;
    if (strcmp(metric->unit, "currency") == 0) {
        buf_add(&unit, ", ");
        unit_write(r, metric, &unit);
    }
    table_cellf(t, part ? "    by %s%s" : "  %s%s", metric->name + (part ? 12 : 0),
                buf_text(&unit));
    buf_release(&unit);
}

static void add_metric(struct table *t, const struct layout *l, const struct result *r, size_t m)
{
    const struct metric *metric = &r->metrics->metrics[m];
    const struct summary *s = &r->summaries[m];
    struct metric plain = *metric;
    if (strcmp(metric->unit, "min/y") == 0) { /* the heading says so */
        plain.unit = "";
        metric = &plain;
    }
    table_row(t);
    add_name(t, r, metric);
    add_mean(t, metric, r, m);
    if (l->p50) {
        add_quantile(t, metric, s, 0.5, s->p50);
    }
    add_quantile(t, metric, s, 0.95, s->p95);
    if (l->p99) {
        add_quantile(t, metric, s, 0.99, s->p99);
    }
    if (l->max) {
        add_quantile(t, metric, s, 1, s->max);
    }
    table_cellf(t, "%lld", (long long)s->n);
}

static void add_columns(struct table *t, const struct layout *l)
{
    const struct {
        const char *heading;
        bool shown;
    } columns[] = {
        {"mean", true},  {"± 95 %", true}, {"p50", l->p50}, {"p95", true},
        {"p99", l->p99}, {"max", l->max},  {"n", true},
    };
    table_column(t, "", ALIGN_LEFT);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        if (columns[i].shown) {
            table_column(t, columns[i].heading, ALIGN_RIGHT);
        }
    }
}

void metric_rows_heading(const struct result *r, const char *title, struct buf *out)
{
    buf_add(out, title);
    if (strcmp(title, MONEY) == 0) {
        buf_add(out, ", ");
        utf8_show(out, r->currency ? r->currency : "");
        buf_add(out, " a year");
    }
}

static void add_heading(struct table *t, const struct result *r, const char *title)
{
    struct buf text = BUF_INIT;
    metric_rows_heading(r, title, &text);
    table_row(t);
    table_cell(t, buf_text(&text));
    buf_release(&text);
}

void metric_rows_each(const struct result *r, metric_rows_fn *fn, void *to)
{
    for (size_t g = 0; g < GROUPS; g++) {
        for (size_t m = 0; m < r->metrics->count; m++) {
            const struct metric *metric = &r->metrics->metrics[m];
            if (group_of(metric->name) == g && metric_rows_show(metric, &r->summaries[m])) {
                fn(to, groups[g].title, m);
            }
        }
    }
}

/* A table that is being filled. */
struct filling {
    struct table *table;
    const struct layout *layout;
    const struct result *result;
    const char *title; /* of the group that one is in */
};

static void fill(void *to, const char *title, size_t metric)
{
    struct filling *f = to;
    if (strcmp(f->title, title) != 0) {
        f->title = title;
        add_heading(f->table, f->result, title);
    }
    add_metric(f->table, f->layout, f->result, metric);
}

static struct table *metrics_table(const struct result *r, const struct layout *l,
                                   struct arena *arena)
{
    struct filling f = {.table = table_new(arena), .layout = l, .result = r, .title = ""};
    add_columns(f.table, l);
    metric_rows_each(r, fill, &f);
    return f.table;
}

static size_t widest_line(const char *text)
{
    size_t widest = 0;
    while (*text) {
        size_t length = strcspn(text, "\n");
        size_t width = utf8_width(text, length);
        widest = width > widest ? width : widest;
        text += length + (text[length] == '\n');
    }
    return widest;
}

void metric_rows_write(const struct result *r, size_t width, bool colour, struct buf *out)
{
    struct layout layout = {.p50 = true, .p99 = true, .max = true};
    bool *const order[] = {&layout.max, &layout.p50, &layout.p99};
    struct arena arena;
    struct buf text = BUF_INIT;
    arena_init(&arena, 0);
    table_write(metrics_table(r, &layout, &arena), TABLE_TEXT, false, &text);
    for (size_t i = 0; i < 3 && widest_line(buf_text(&text)) > width; i++) {
        *order[i] = false;
        buf_clear(&text);
        table_write(metrics_table(r, &layout, &arena), TABLE_TEXT, false, &text);
    }
    table_write(metrics_table(r, &layout, &arena), TABLE_TEXT, colour, out);
    buf_release(&text);
    arena_release(&arena);
}
