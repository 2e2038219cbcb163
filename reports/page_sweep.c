/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_sweep.h"

#include <math.h>

#include "reports/html.h"
#include "reports/human.h"
#include "reports/page_points.h"
#include "reports/page_sensitivity.h"
#include "reports/setting.h"

enum { NONE = -1, FRONTIER_SHOWN = 40 };

static bool has_values(const struct page_run *r, int metric)
{
    for (size_t i = 0; metric >= 0 && i < r->count; i++) {
        if (r->results[i]->summaries[metric].n == 0) {
            return false;
        }
    }
    return metric >= 0;
}

/* What one wants little of: money, or without prices the load by probes. */
static int effort_of(const struct page_run *r)
{
    const struct metric_table *metrics = r->results[0]->metrics;
    int annual = metric_find(metrics, "cost.annual"), load = metric_find(metrics, "probe.load");
    return has_values(r, annual) ? annual : has_values(r, load) ? load : NONE;
}

static double mean(const struct page_run *r, size_t point, int metric)
{
    return r->results[point]->summaries[metric].mean;
}

static void add_mean(const struct page_run *r, size_t point, int metric, struct buf *out)
{
    const struct column c = {metric, STATISTIC_MEAN};
    buf_printf(out, "%s ", r->results[0]->metrics->metrics[metric].name);
    column_write(&c, r->results[point], out);
}

/* Of the points that meet their targets the one of least effort; their number if there is none. */
static size_t best_of(const struct page_run *r, int effort)
{
    size_t best = r->count;
    for (size_t i = 0; i < r->count; i++) {
        bool met = result_verdict(r->results[i]) == VERDICT_MET;
        if (met && (best == r->count || mean(r, i, effort) < mean(r, best, effort))) {
            best = i;
        }
    }
    return best;
}

static bool any_undecided(const struct page_run *r)
{
    for (size_t i = 0; i < r->count; i++) {
        if (result_verdict(r->results[i]) == VERDICT_UNDECIDED) {
            return true;
        }
    }
    return false;
}

static void write_best(const struct page *p, const struct page_run *r, int effort)
{
    size_t best = best_of(r, effort);
    struct buf text = BUF_INIT;
    if (r->results[0]->target_count == 0) {
        return;
    }
    if (best < r->count) {
        buf_add(&text, "Of the points that meet the targets ");
        setting_write(&r->run->factors, best, &text);
        buf_add(&text, " has the least: ");
        add_mean(r, best, effort, &text);
        buf_add(&text, ".");
    } else {
        buf_add(&text, any_undecided(r) ? "No point is shown to meet the targets; of some it is "
                                          "undecided."
                                        : "No point meets the targets.");
    }
    buf_add(p->out, "<p class=\"answer\">");
    page_badge(best < r->count    ? VERDICT_MET
               : any_undecided(r) ? VERDICT_UNDECIDED
                                  : VERDICT_MISSED,
               p->out);
    buf_add(p->out, " <strong>");
    html_text(p->out, buf_text(&text));
    buf_add(p->out, "</strong></p>\n");
    html_element(p->out, "p class=\"note\"",
                 best < r->count ? "The choice is by the estimates alone; how sure one like it is, "
                                   "ninefold size tells."
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

/* Another point has no more of either, and less of one; of equals the first stays. */
static bool is_beaten(const struct page_run *r, size_t point, int effort, int harm)
{
    for (size_t i = 0; i < r->count; i++) {
        double e = mean(r, i, effort) - mean(r, point, effort);
        double h = mean(r, i, harm) - mean(r, point, harm);
        if (e <= 0 && h <= 0 && (e < 0 || h < 0 || i < point)) {
            return true;
        }
    }
    return false;
}

static void add_frontier_point(struct html_table *t, const struct page_run *r, size_t point,
                               const struct column *columns, size_t count)
{
    struct buf text = BUF_INIT;
    html_table_row(t);
    setting_write(&r->run->factors, point, &text);
    html_table_text(t, buf_text(&text));
    for (size_t c = 0; c < count; c++) {
        page_cell_column(t, &columns[c], r->results[point]);
    }
    page_cell_verdict(t, r->results[point]);
    buf_release(&text);
}

/* By rising effort. */
static size_t frontier_of(const struct page_run *r, int effort, int harm, size_t *ret)
{
    size_t count = 0;
    for (size_t i = 0; i < r->count; i++) {
        if (isnan(mean(r, i, harm)) || is_beaten(r, i, effort, harm)) {
            continue;
        }
        size_t at = count++;
        for (; at > 0 && mean(r, ret[at - 1], effort) > mean(r, i, effort); at--) {
            ret[at] = ret[at - 1];
        }
        ret[at] = i;
    }
    return count;
}

static void write_frontier(const struct page *p, const struct page_run *r, int effort)
{
    const struct metric_table *metrics = r->results[0]->metrics;
    int harm = metric_find(metrics, "downtime.requests");
    if (harm < 0 || !has_values(r, harm)) {
        return;
    }
    size_t *points = arena_array(p->arena, r->count, sizeof *points);
    size_t count = frontier_of(r, effort, harm, points);
    const char *names[] = {metrics->metrics[effort].name, metrics->metrics[harm].name};
    const struct html_column columns[] = {
        {"setting", false}, {names[0], true}, {names[1], true}, {"targets", false}};
    const struct column shown[] = {{effort, STATISTIC_MEAN}, {harm, STATISTIC_MEAN}};
    struct html_table t = {
        .id = page_id(p, r->run, "frontier"),
        .caption = arena_printf(p->arena,
                                "The frontier: points that no other beats in both %s and %s, by "
                                "their estimates alone",
                                names[0], names[1]),
        .columns = columns,
        .count = sizeof columns / sizeof *columns,
        .out = p->out};
    html_table_begin(&t);
    for (size_t i = 0; i < count && i < FRONTIER_SHOWN; i++) {
        add_frontier_point(&t, r, points[i], shown, 2);
    }
    html_table_end(&t);
}

void page_sweep_summary(const struct page *p, const struct page_run *r)
{
    struct buf text = BUF_INIT;
    int effort = effort_of(r);
    if (r->run->factors.rows == 0 && effort != NONE) {
        write_best(p, r, effort);
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
    if (r->run->factors.rows == 0 && effort != NONE) {
        write_frontier(p, r, effort);
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
