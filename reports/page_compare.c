/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_compare.h"

#include <math.h>

#include "reports/html.h"
#include "reports/human.h"
#include "reports/human_difference.h"
#include "reports/page_metrics.h"
#include "reports/unit.h"

enum { WIDE = 9 }; /* columns that a page has room for */

struct ranking {
    const struct page *page;
    const struct page_run *run;
    const struct comparison *comparison;
    const struct differences *differences;
    size_t order[COMPARISON_DESIGNS];
};

static struct ranking ranking_of(const struct page *p, const struct page_run *r)
{
    struct ranking k = {.page = p,
                        .run = r,
                        .comparison = &r->run->comparison,
                        .differences = &r->run->differences};
    comparison_rank(k.comparison, k.order);
    return k;
}

static const struct design *at_rank(const struct ranking *k, size_t rank)
{
    return &k->comparison->designs[k->order[rank]];
}

static void add_value(const struct ranking *k, size_t rank, const char *name, struct buf *text)
{
    const struct result *r = at_rank(k, rank)->result;
    int m = metric_find(r->metrics, name);
    if (m >= 0 && r->summaries[m].n > 0) {
        human_mean(&r->metrics->metrics[m], &r->summaries[m], text);
        buf_add_char(text, ' ');
        page_precision(r, (size_t)m, text);
    } else {
        buf_add(text, "no data");
    }
}

/* Who is first, and whether the data tell it from the next. */
static void write_first(const struct ranking *k)
{
    struct buf text = BUF_INIT;
    const struct metric_table *metrics = k->differences->metrics;
    int nines = metric_find(metrics, "availability.nines");
    buf_printf(&text, "Most available by its estimate: %s, with ", at_rank(k, 0)->name);
    add_value(k, 0, "availability.nines", &text);
    buf_add(&text, " nines.");
    if (k->comparison->count > 1 && nines >= 0) {
        struct difference d =
            differences_between(k->differences, k->order[1], k->order[0], (size_t)nines);
        buf_printf(&text, " Against %s, the next, that is ", at_rank(k, 1)->name);
        human_difference(&metrics->metrics[nines], &d, true, &text);
        buf_add(&text, isnan(d.lo) || (d.lo <= 0 && d.hi >= 0)
                           ? " nines, which the data do not tell apart from none."
                           : " nines, told apart with 95 % confidence.");
    }
    html_element(k->page->out, "p class=\"answer\"", buf_text(&text));
    buf_release(&text);
}

static void add_difference(struct html_table *t, const struct metric *metric,
                           const struct difference *d, bool interval)
{
    struct buf text = BUF_INIT;
    human_difference(metric, d, interval, &text);
    html_table_number(t, buf_text(&text), d->mean);
    buf_release(&text);
}

static void add_step(struct html_table *t, const struct ranking *k, size_t a, size_t b)
{
    const struct differences *all = k->differences;
    const struct metric *metrics = all->metrics->metrics;
    int nines = metric_find(all->metrics, "availability.nines");
    int annual = metric_find(all->metrics, "cost.annual");
    struct difference cost = differences_between(all, a, b, (size_t)annual);
    struct difference more = differences_between(all, a, b, (size_t)nines);
    struct difference each = differences_per_nine(all, a, b);
    html_table_row(t);
    html_table_text(t, k->comparison->designs[a].name);
    html_table_text(t, k->comparison->designs[b].name);
    add_difference(t, &metrics[annual], &cost, true);
    add_difference(t, &metrics[nines], &more, true);
    add_difference(t, &metrics[annual], &each, true);
}

static void write_frontier(const struct ranking *k)
{
    static const struct html_column columns[] = {{"from", false},
                                                 {"to", false},
                                                 {"costs more [95 %]", true},
                                                 {"more nines [95 %]", true},
                                                 {"a nine more costs [95 %]", true}};
    size_t order[COMPARISON_DESIGNS], count = comparison_frontier(k->comparison, order);
    struct buf caption = BUF_INIT;
    if (count < 2) {
        html_element(k->page->out, "p class=\"note\"",
                     count == 0 ? "No price of the next nine: not every design has a cost."
                                : "No price of the next nine: one design is both the cheapest and "
                                  "the most available by the estimates.");
        return;
    }
    int annual = metric_find(k->differences->metrics, "cost.annual");
    buf_add(&caption, "What the next nine costs, ");
    unit_write(k->comparison->designs[0].result, &k->differences->metrics->metrics[annual],
               &caption);
    buf_add(&caption, ": designs that no other beats in both cost and availability");
    struct html_table t = {.id = page_id(k->page, k->run->run, "frontier"),
                           .caption = buf_text(&caption),
                           .columns = columns,
                           .count = sizeof columns / sizeof *columns,
                           .plain = true,
                           .out = k->page->out};
    html_table_begin(&t);
    for (size_t i = 0; i + 1 < count; i++) {
        add_step(&t, k, order[i], order[i + 1]);
    }
    html_table_end(&t);
    buf_release(&caption);
}

static bool any_targets(const struct ranking *k)
{
    bool any = false;
    for (size_t i = 0; i < k->comparison->count; i++) {
        any = any || k->comparison->designs[i].result->target_count > 0;
    }
    return any;
}

static void write_row(struct html_table *t, const struct ranking *k, size_t rank,
                      const struct columns *shown, bool targets)
{
    const struct design *d = at_rank(k, rank);
    html_table_row(t);
    html_table_number(t, arena_printf(k->page->arena, "%zu", rank + 1), (double)rank + 1);
    buf_add(t->out, "<th scope=\"row\">");
    html_text(t->out, d->name);
    buf_add(t->out, "</th>");
    for (size_t c = 0; c < shown->count; c++) {
        page_cell_column(t, &shown->items[c], d->result);
    }
    if (targets) {
        page_cell_verdict(t, d->result);
    }
}

/* rank, design, a column each, verdict */
static void write_designs(const struct ranking *k, const struct columns *shown, bool targets,
                          const char *id, const char *caption)
{
    size_t count = shown->count + (targets ? 3 : 2);
    struct html_column *columns = arena_array(k->page->arena, count, sizeof *columns);
    struct buf name = BUF_INIT;
    columns[0] = (struct html_column){"rank", true};
    columns[1] = (struct html_column){"design", false};
    for (size_t i = 0; i < shown->count; i++) {
        buf_clear(&name);
        column_name(&shown->items[i], at_rank(k, 0)->result, &name);
        columns[2 + i] = (struct html_column){arena_strdup(k->page->arena, buf_text(&name)), true};
    }
    if (targets) {
        columns[count - 1] = (struct html_column){"targets", false};
    }
    struct html_table t = {.id = page_id(k->page, k->run->run, id),
                           .caption = caption,
                           .columns = columns,
                           .count = count,
                           .out = k->page->out};
    html_table_begin(&t);
    for (size_t i = 0; i < k->comparison->count; i++) {
        write_row(&t, k, i, shown, targets);
    }
    html_table_end(&t);
    buf_release(&name);
}

/* Where there are too many columns for a page, money has a table of its own. */
static void write_ranking(const struct ranking *k)
{
    const struct columns *all = &k->run->columns;
    const struct metric *metrics = at_rank(k, 0)->result->metrics->metrics;
    struct columns first = {.count = 0}, money = {.count = 0};
    for (size_t i = 0; i < all->count; i++) {
        bool apart = all->count > WIDE && unit_is_money(&metrics[all->items[i].metric]);
        struct columns *to = apart ? &money : &first;
        to->items[to->count++] = all->items[i];
    }
    write_designs(k, &first, any_targets(k), "ranking",
                  "The designs, the most available first; means ± 95 %");
    if (money.count > 0) {
        write_designs(k, &money, false, "money",
                      "What they cost, and what failures cost besides; means ± 95 %");
    }
}

void page_compare_summary(const struct page *p, const struct page_run *r)
{
    struct ranking k = ranking_of(p, r);
    write_first(&k);
    write_ranking(&k);
    write_frontier(&k);
}

static bool no_difference(const struct difference *d)
{
    return isnan(d->mean) || (d->mean == 0 && d->lo == 0 && d->hi == 0);
}

static void add_pair(struct html_table *t, const struct ranking *k, size_t rank)
{
    const struct design *a = at_rank(k, rank), *b = at_rank(k, rank - 1);
    for (size_t i = 0; i < k->run->columns.count; i++) {
        struct column column = k->run->columns.items[i];
        struct difference d = differences_between(k->differences, k->order[rank],
                                                  k->order[rank - 1], (size_t)column.metric);
        if (no_difference(&d)) {
            continue;
        }
        struct buf name = BUF_INIT;
        column.statistic = STATISTIC_MEAN;
        column_name(&column, a->result, &name);
        html_table_row(t);
        html_table_text(t, a->name);
        html_table_text(t, b->name);
        html_table_code(t, buf_text(&name));
        add_difference(t, &k->differences->metrics->metrics[column.metric], &d, true);
        html_table_text(t, human_told_apart(&d));
        buf_clear(&name);
        human_gain(&d, &name);
        html_table_number(t, buf_text(&name), d.gain);
        buf_release(&name);
    }
}

static void write_differences(const struct ranking *k)
{
    static const struct html_column columns[] = {{"from", false},       {"to", false},
                                                 {"metric", false},     {"difference [95 %]", true},
                                                 {"told apart", false}, {"gain by pairing", true}};
    struct html_table t = {.id = page_id(k->page, k->run->run, "differences"),
                           .caption = "Differences of means, from each design to the next more "
                                      "available one",
                           .columns = columns,
                           .count = sizeof columns / sizeof *columns,
                           .out = k->page->out};
    html_table_begin(&t);
    for (size_t i = k->comparison->count; i-- > 1;) {
        add_pair(&t, k, i);
    }
    html_table_end(&t);
}

void page_compare_tables(const struct page *p, const struct page_run *r)
{
    struct ranking k = ranking_of(p, r);
    write_differences(&k);
    for (size_t i = 0; i < k.comparison->count; i++) {
        const struct design *d = at_rank(&k, i);
        const struct page_result of = page_result_of(p, r->run, k.order[i]);
        const char *what = arena_printf(p->arena, "design-%zu", i + 1);
        buf_add(p->out, "<details>\n<summary>All metrics of ");
        html_text(p->out, d->name);
        buf_add(p->out, "</summary>\n");
        page_targets_write(arena_printf(p->arena, "%s-targets", page_id(p, r->run, what)),
                           "Targets", d->result, p->out);
        page_metrics_write(page_id(p, r->run, what),
                           arena_printf(p->arena, "Metrics of %s", d->name), &of, p->out);
        page_notes_write(d->result, r->run->points[k.order[i]].scripted, p->out);
        buf_add(p->out, "</details>\n");
    }
}
