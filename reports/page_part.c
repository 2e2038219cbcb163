/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_part.h"

#include <math.h>
#include <string.h>

#include "reports/html.h"
#include "reports/human.h"
#include "reports/human_censored.h"
#include "reports/run_label.h"

void page_run_init(const struct page *p, size_t i, struct page_run *ret)
{
    const struct stored_run *run = &p->dossier->runs[i];
    *ret = (struct page_run){
        .run = run, .results = run->results, .count = run->done, .columns = stored_columns(run)};
}

const char *page_kind(const struct stored_run *r)
{
    static const char *const kinds[] = {[STORED_RUN] = "One design",
                                        [STORED_SWEEP] = "A sweep",
                                        [STORED_COMPARE] = "A comparison",
                                        [STORED_SIZE] = "A sizing"};
    return kinds[r->kind];
}

const char *page_title(const struct stored_run *r)
{
    const struct result *first = r->results[0];
    return r->kind == STORED_COMPARE       ? r->row.scenario
           : first->title && *first->title ? first->title
           : *first->name                  ? first->name
                                           : first->file;
}

void page_heading(const struct page *p, size_t run, const char *id)
{
    long long number = (long long)p->dossier->runs[run].row.id;
    const char *label = run_label(p->dossier, run, p->arena);
    const char *said = strstr(label, arena_printf(p->arena, " (run %lld)", number));
    buf_add(p->out, "<h3");
    if (id) {
        buf_printf(p->out, " id=\"%s\"", id);
    }
    buf_printf(p->out, ">Run %lld: ", number);
    html_name(p->out, said ? arena_strndup(p->arena, label, (size_t)(said - label)) : label);
    buf_add(p->out, "</h3>\n");
}

void page_badge(enum verdict v, struct buf *out)
{
    static const char *const signs[] = {
        [VERDICT_MET] = "✓", [VERDICT_MISSED] = "✗", [VERDICT_UNDECIDED] = "?"};
    buf_printf(out,
               "<span class=\"verdict %s\"><span class=\"sign\" aria-hidden=\"true\">%s</span> "
               "%s</span>",
               verdict_name(v), signs[v], verdict_name(v));
}

void page_badge_of(const struct result *r, struct buf *out)
{
    if (r->target_count > 0) {
        page_badge(result_verdict(r), out);
    }
}

void page_cell_verdict(struct html_table *t, const struct result *r)
{
    html_table_open(t);
    page_badge_of(r, t->out);
    html_table_close(t);
}

/* A percentile that a target is about has an interval. */
static void add_target_interval(const struct column *c, const struct result *r, struct buf *out)
{
    const char *metric = r->metrics->metrics[c->metric].name;
    for (size_t i = 0; i < r->target_count && c->statistic != STATISTIC_MEAN; i++) {
        const struct target_result *t = &r->targets[i];
        bool known = !isnan(t->lo) || !isnan(t->hi);
        if (known && strcmp(t->metric, metric) == 0 &&
            strcmp(t->statistic, statistic_name(c->statistic)) == 0) {
            human_target_interval(r, t, out);
        }
    }
}

void page_cell_column(struct html_table *t, const struct column *c, const struct result *r)
{
    struct buf text = BUF_INIT, precision = BUF_INIT;
    column_write(c, r, &text);
    char *half = text.text ? strstr(text.text, " ± ") : NULL;
    if (half) {
        *half = '\0';
        buf_add(&precision, half + 1);
    }
    add_target_interval(c, r, &precision);
    html_table_estimate(t, buf_text(&text), buf_text(&precision), column_value(c, r));
    buf_release(&text);
    buf_release(&precision);
}

void page_interval(const struct metric *metric, const struct summary *s, struct buf *out)
{
    struct buf text = BUF_INIT;
    if (human_censored_all(s)) {
        human_censored(metric, s->censored, true, out);
        return;
    }
    human_precision(metric, s, &text);
    bool both = isfinite(s->lo) && isfinite(s->hi) && s->lo < s->hi;
    bool words = strncmp(buf_text(&text), "at ", 3) == 0 || strcmp(buf_text(&text), "-") == 0 ||
                 strcmp(buf_text(&text), "constant") == 0 ||
                 strcmp(buf_text(&text), "none seen") == 0;
    if (both && !words) {
        human_interval(metric, s->lo, s->hi, out);
    } else {
        buf_add(out, buf_text(&text));
    }
    buf_release(&text);
}

void page_precision(const struct result *r, size_t metric, struct buf *out)
{
    const struct metric *m = &r->metrics->metrics[metric];
    double most = human_unseen(m, &r->summaries[metric], r);
    if (isnan(most)) {
        page_interval(m, &r->summaries[metric], out);
    } else {
        buf_printf(out, "none seen, at most %.4g a year", most);
    }
}

const char *page_id(const struct page *p, const struct stored_run *r, const char *what)
{
    return arena_printf(p->arena, "run-%lld-%s", (long long)r->row.id, what);
}
