/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_sweep.h"

#include <math.h>

#include "reports/choice.h"
#include "reports/frontier_rows.h"
#include "reports/html.h"
#include "reports/human.h"
#include "reports/page_points.h"
#include "reports/page_sensitivity.h"
#include "reports/setting.h"
#include "sim/run/frontier.h"

static void add_mean(const struct page_run *r, size_t point, int metric, struct buf *out)
{
    const struct column c = {metric, STATISTIC_MEAN};
    buf_printf(out, "%s ", r->results[0]->metrics->metrics[metric].name);
    column_write(&c, r->results[point], out);
}

static void add_equals(const struct page_run *r, size_t chosen, int price, struct buf *out)
{
    const char *by = r->results[0]->metrics->metrics[price].name;
    size_t equals = choice_equals(r->results, r->count, by, false, chosen);
    if (equals > 0) {
        buf_printf(out, " %zu other%s as little, and %s no more available by the estimates.",
                   equals, equals == 1 ? " has" : "s have", equals == 1 ? "is" : "are");
    }
}

static void add_choice(const struct page_run *r, const struct decision *d, int price,
                       struct buf *out)
{
    switch (d->end) {
    case CHOICE_MADE:
        buf_add(out, price < 0 ? "" : "Of the points that meet the targets ");
        setting_write(&r->run->factors, d->option, out);
        buf_add(out, price < 0 ? " alone meets the targets." : " has the least: ");
        if (price >= 0) {
            add_mean(r, d->option, price, out);
            buf_add_char(out, '.');
            add_equals(r, d->option, price, out);
        }
        return;
    case CHOICE_UNPRICED:
        buf_add(out, "Several points meet the targets, and without prices nothing tells which is "
                     "to be preferred.");
        return;
    case CHOICE_NONE_MEETS:
        buf_add(out, "No point meets the targets.");
        return;
    case CHOICE_UNDECIDED:
        buf_add(out, "No point is shown to meet the targets; of some it is undecided.");
        return;
    case CHOICE_UNASKED:
    case CHOICE_UNLIKE:
        return;
    }
}

/* The same choice as that of the decision record. */
static void write_choice(const struct page *p, const struct page_run *r)
{
    int price = frontier_price(r->results, r->count, &r->run->factors);
    const char *by = price >= 0 ? r->results[0]->metrics->metrics[price].name : NULL;
    struct decision d = choice_of(r->results, r->count, by, false);
    struct buf text = BUF_INIT;
    add_choice(r, &d, price, &text);
    if (text.len == 0) {
        return;
    }
    buf_add(p->out, "<p class=\"answer\">");
    page_badge(d.end == CHOICE_NONE_MEETS  ? VERDICT_MISSED
               : d.end == CHOICE_UNDECIDED ? VERDICT_UNDECIDED
                                           : VERDICT_MET,
               p->out);
    buf_add(p->out, " <strong>");
    html_text(p->out, buf_text(&text));
    buf_add(p->out, "</strong></p>\n");
    html_element(p->out, "p class=\"note\"",
                 d.end == CHOICE_MADE
                     ? "The choice is by the estimates alone; how sure one like it "
                       "is, ninefold size tells."
                     : "");
    buf_release(&text);
}

static void add_end(struct html_table *t, const struct page_run *r, const struct column *c,
                    size_t point)
{
    struct buf text = BUF_INIT;
    page_cell_column(t, c, r->results[point]);
    setting_write(&r->run->factors, point, &text);
    html_table_text(t, buf_text(&text));
    buf_release(&text);
}

static void add_range(struct html_table *t, const struct page_run *r, const struct column *c)
{
    size_t least = r->count, most = r->count;
    struct buf name = BUF_INIT;
    for (size_t i = 0; i < r->count; i++) {
        double x = column_value(c, r->results[i]);
        if (!isnan(x)) {
            least = least == r->count || x < column_value(c, r->results[least]) ? i : least;
            most = most == r->count || x > column_value(c, r->results[most]) ? i : most;
        }
    }
    if (least == most) {
        return;
    }
    column_name(c, r->results[0], &name);
    html_table_row(t);
    html_table_code(t, buf_text(&name));
    add_end(t, r, c, least);
    add_end(t, r, c, most);
    buf_release(&name);
}

static void write_ranges(const struct page *p, const struct page_run *r)
{
    static const struct html_column columns[] = {
        {"metric", false}, {"least", true}, {"at", false}, {"most", true}, {"at", false}};
    struct html_table t = {.id = page_id(p, r->run, "ranges"),
                           .caption =
                               "How far each metric goes over the points, and where its ends "
                               "are (of equals the first)",
                           .columns = columns,
                           .count = sizeof columns / sizeof *columns,
                           .plain = true,
                           .out = p->out};
    html_table_begin(&t);
    for (size_t i = 0; i < r->columns.count; i++) {
        add_range(&t, r, &r->columns.items[i]);
    }
    html_table_end(&t);
}

static void add_frontier_point(struct html_table *t, const struct page_run *r, size_t point,
                               size_t number, const struct objectives *o)
{
    struct buf text = BUF_INIT;
    html_table_row(t);
    buf_printf(&text, "%zu", number);
    html_table_number(t, buf_text(&text), (double)number);
    buf_clear(&text);
    setting_write(&r->run->factors, point, &text);
    html_table_text(t, buf_text(&text));
    for (size_t i = 0; i < o->count; i++) {
        const struct column c = {o->items[i].metric, STATISTIC_MEAN};
        page_cell_column(t, &c, r->results[point]);
    }
    page_cell_verdict(t, r->results[point]);
    buf_release(&text);
}

/* The numbers are those of the figure. */
static void write_frontier(const struct page *p, const struct page_run *r)
{
    struct objectives o;
    struct buf text = BUF_INIT;
    if (!frontier_objectives(r->results, r->count, &r->run->factors, &o)) {
        return;
    }
    size_t *points = arena_array(p->arena, r->count, sizeof *points);
    size_t count = frontier_find(r->results, r->count, &o, points), used = 0;
    struct html_column columns[FRONTIER_OBJECTIVES + 3];
    columns[used++] = (struct html_column){"number", true};
    columns[used++] = (struct html_column){"setting", false};
    for (size_t i = 0; i < o.count; i++) {
        const struct column c = {o.items[i].metric, STATISTIC_MEAN};
        buf_clear(&text);
        column_name(&c, r->results[0], &text);
        columns[used++] = (struct html_column){arena_strdup(p->arena, buf_text(&text)), true};
    }
    columns[used++] = (struct html_column){"targets", false};
    buf_clear(&text);
    frontier_sentence(r->results[0], &o, count, r->count, &text);
    struct html_table t = {.id = page_id(p, r->run, "frontier"),
                           .caption = buf_text(&text),
                           .columns = columns,
                           .count = used,
                           .out = p->out};
    html_table_begin(&t);
    for (size_t i = 0; i < count && i < FRONTIER_SHOWN; i++) {
        add_frontier_point(&t, r, points[i], i + 1, &o);
    }
    html_table_end(&t);
    buf_release(&text);
}

void page_sweep_summary(const struct page *p, const struct page_run *r)
{
    struct buf text = BUF_INIT;
    if (r->run->factors.rows == 0) {
        write_choice(p, r);
    }
    page_points_tally(r, &text);
    if (text.len > 0) {
        buf_add(p->out, "<p>Verdicts: ");
        html_text(p->out, buf_text(&text));
        buf_add(p->out, ".</p>\n");
    }
    if (r->run->factors.rows > 0) {
        page_sensitivity_sentences(p, r);
    }
    write_ranges(p, r);
    if (r->run->factors.rows == 0) {
        write_frontier(p, r);
    }
    buf_release(&text);
}

void page_sweep_tables(const struct page *p, const struct page_run *r)
{
    if (r->run->factors.rows > 0) {
        page_sensitivity_tables(p, r);
    }
    page_points_write(p, r, NULL);
}
