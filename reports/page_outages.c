/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_outages.h"

#include <math.h>

#include "reports/html.h"
#include "reports/human.h"
#include "reports/human_censored.h"
#include "reports/per_outage.h"

static void add_count(struct html_table *t, int64_t count)
{
    struct buf text = BUF_INIT;
    buf_printf(&text, "%lld", (long long)count);
    html_table_number(t, buf_text(&text), (double)count);
    buf_release(&text);
}

static void add_quantile(struct html_table *t, const struct metric *metric,
                         const struct per_outage *o, double p, double x, const struct interval *i)
{
    struct buf text = BUF_INIT, interval = BUF_INIT;
    human_quantile(metric, &o->service, p, o->outages > 0 ? x : (double)NAN, &text);
    if (i && o->outages > 0) {
        human_quantile_interval(metric, &o->service, p, i, &interval);
    }
    html_table_estimate(t, buf_text(&text), buf_text(&interval), o->outages > 0 ? x : (double)NAN);
    buf_release(&text);
    buf_release(&interval);
}

static void add_mean(struct html_table *t, const struct metric *metric, const struct per_outage *o)
{
    struct buf text = BUF_INIT, interval = BUF_INIT;
    if (o->outages == 0) {
        html_table_number(t, "-", (double)NAN);
        return;
    }
    human_mean(metric, &o->service, &text);
    page_interval(metric, &o->service, &interval);
    html_table_estimate(t, buf_text(&text), buf_text(&interval), o->service.mean);
    buf_release(&text);
    buf_release(&interval);
}

static void add_design(struct html_table *t, const struct result *r, const char *name,
                       const struct per_outage *o)
{
    const struct metric *metric = &r->metrics->metrics[metric_find(r->metrics, "rto.service")];
    html_table_row(t);
    html_table_text(t, name);
    add_count(t, o->incidents);
    add_count(t, o->outages);
    add_mean(t, metric, o);
    add_quantile(t, metric, o, 0.50, o->service.p50, &o->p50);
    add_quantile(t, metric, o, 0.95, o->service.p95, &o->p95);
    add_quantile(t, metric, o, 1, o->service.max, NULL);
}

static void write_table(const struct page *p, const struct page_run *r,
                        const struct per_outage *outages)
{
    static const struct html_column columns[] = {
        {"design", false},       {"incidents", true},  {"outages", true}, {"mean [95 %]", true},
        {"median [95 %]", true}, {"p95 [95 %]", true}, {"longest", true}};
    struct html_table t = {.id = page_id(p, r->run, "outages"),
                           .caption = "Per outage: rto.service of the incidents in which the "
                                      "service was down",
                           .columns = columns,
                           .count = sizeof columns / sizeof *columns,
                           .plain = r->count == 1,
                           .out = p->out};
    html_table_begin(&t);
    for (size_t i = 0; i < r->count; i++) {
        add_design(&t, r->results[i], r->run->points[i].name, &outages[i]);
    }
    html_table_end(&t);
    html_element(p->out, "p class=\"note\"",
                 "In targets and all other tables rto.service counts all incidents, and is 0 in "
                 "those that the service survived.");
}

void page_outages_write(const struct page *p, const struct page_run *r)
{
    struct archive *store = p->dossier->store;
    struct per_outage *outages = arena_array(p->arena, r->count, sizeof *outages);
    bool read = store != NULL, any = false;
    for (size_t i = 0; read && i < r->count; i++) {
        read = per_outage_read(store, r->run->row.id, (int64_t)i + 1, r->results[i], &outages[i]);
        any = any || per_outage_differs(&outages[i]);
    }
    if (read && any) {
        write_table(p, r, outages);
    }
}
