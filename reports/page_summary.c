/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_summary.h"

#include <string.h>

#include "reports/asked.h"
#include "reports/html.h"
#include "reports/human.h"
#include "reports/page_compare.h"
#include "reports/page_metrics.h"
#include "reports/page_outages.h"
#include "reports/page_size.h"
#include "reports/page_sweep.h"

/* " (10 values, 5s to 120s)"; of points that fill the space, the values are many. */
static void add_span(const struct stored_run *run, size_t factor, struct buf *text)
{
    const struct factor *f = &run->factors.items[factor];
    if (f->count > 1) {
        buf_printf(text, " (%zu values, %s to %s)", f->count, f->values[0],
                   f->values[f->count - 1]);
    } else if (f->count == 1) {
        buf_printf(text, " (%s)", f->values[0]);
    }
}

static void add_subject(const struct page_run *r, struct buf *text)
{
    const struct stored_run *run = r->run;
    buf_printf(text, "%s of ", page_kind(run));
    if (run->kind == STORED_COMPARE) {
        buf_printf(text, "%zu designs: ", r->count);
        for (size_t i = 0; i < r->count; i++) {
            buf_printf(text, "%s%s", i == 0 ? "" : ", ", run->points[i].name);
        }
    } else if (run->kind == STORED_RUN) {
        buf_printf(text, "the scenario %s", r->results[0]->name);
    } else {
        buf_printf(text, "%zu points over ", r->count);
        for (size_t i = 0; i < run->factors.count; i++) {
            const struct factor *f = &run->factors.items[i];
            buf_printf(text, "%s%s", i == 0 ? "" : ", ", f->path);
            add_span(run, i, text);
        }
    }
}

static void add_asked(const struct page_run *r, struct buf *text)
{
    int64_t least = INT64_MAX, most = 0;
    for (size_t i = 0; i < r->count; i++) {
        int64_t n = r->results[i]->replications;
        least = n < least ? n : least;
        most = n > most ? n : most;
    }
    add_subject(r, text);
    buf_add(text, r->count > 1 ? ". Each: " : ". ");
    if (least < most) {
        buf_printf(text, "%lld to %lld replications; the first ", (long long)least,
                   (long long)most);
    }
    human_setting(r->results[0], text);
    buf_add(text, r->count > 1 ? ", all under the same luck. " : ". ");
    size_t before = text->len;
    asked_write(r->results, r->count, text);
    if (text->len == before) {
        buf_add(text, r->results[0]->target_count > 0
                          ? "Targets differ from one to the other."
                          : "No targets are set, so nothing is met or missed.");
    }
}

/* What all runs have in common is said once, above them. */
static bool is_asked_of_all(const struct page *p)
{
    struct buf first = BUF_INIT, other = BUF_INIT;
    bool same = p->dossier->count > 1;
    for (size_t i = 0; same && i < p->dossier->count; i++) {
        struct page_run r;
        page_run_init(p, i, &r);
        buf_clear(&other);
        add_asked(&r, i == 0 ? &first : &other);
        same = i == 0 || strcmp(buf_text(&first), buf_text(&other)) == 0;
    }
    buf_release(&first);
    buf_release(&other);
    return same;
}

static void write_asked(const struct page *p, const struct page_run *r, bool of_all)
{
    struct buf text = BUF_INIT;
    buf_add(&text, of_all ? "Each run: " : "");
    add_asked(r, &text);
    html_element(p->out, "p", buf_text(&text));
    buf_release(&text);
}

static size_t count_verdicts(const struct result *r, enum verdict v)
{
    size_t count = 0;
    for (size_t i = 0; i < r->target_count; i++) {
        count += r->targets[i].verdict == v;
    }
    return count;
}

/* "1 of 3 targets is missed, 1 undecided." */
static void write_answer(const struct page *p, const struct result *r)
{
    struct buf text = BUF_INIT;
    size_t n = r->target_count, missed = count_verdicts(r, VERDICT_MISSED);
    size_t open = count_verdicts(r, VERDICT_UNDECIDED);
    if (n == 0) {
        return;
    }
    if (missed + open == 0) {
        buf_printf(&text, n == 1 ? "The target is met" : "All %zu targets are met", n);
    } else if (missed == 0) {
        buf_printf(&text, "%zu of %zu target%s %s undecided", open, n, n == 1 ? "" : "s",
                   open == 1 ? "is" : "are");
    } else {
        buf_printf(&text, "%zu of %zu target%s %s missed", missed, n, n == 1 ? "" : "s",
                   missed == 1 ? "is" : "are");
        if (open > 0) {
            buf_printf(&text, ", %zu undecided", open);
        }
    }
    buf_printf(&text, ", %sjudged by its 95 %% interval.", n > 1 ? "each " : "");
    buf_add(p->out, "<p class=\"answer\">");
    page_badge(result_verdict(r), p->out);
    buf_add(p->out, " <strong>");
    html_text(p->out, buf_text(&text));
    buf_add(p->out, "</strong></p>\n");
    buf_release(&text);
}

static void write_run(const struct page *p, const struct page_run *r)
{
    write_answer(p, r->results[0]);
    page_targets_write(page_id(p, r->run, "targets"), "Targets", r->results[0], p->out);
    const struct page_result of = page_result_of(p, r->run, 0);
    page_key_figures(&r->columns, &of, p->out);
    page_notes_write(r->results[0], r->run->points[0].scripted, p->out);
}

static void write_outcome(const struct page *p, const struct page_run *r)
{
    switch (r->run->kind) {
    case STORED_RUN:
        write_run(p, r);
        page_outages_write(p, r);
        return;
    case STORED_SWEEP:
        page_sweep_summary(p, r);
        return;
    case STORED_COMPARE:
        page_compare_summary(p, r);
        page_outages_write(p, r);
        return;
    case STORED_SIZE:
        page_size_summary(p, r);
        return;
    case STORED_DRILL:
        return;
    }
}

void page_summary_write(const struct page *p)
{
    buf_add(p->out, "<section id=\"summary\" aria-labelledby=\"summary-title\">\n"
                    "<h2 id=\"summary-title\">Summary</h2>\n");
    bool of_all = is_asked_of_all(p);
    if (of_all) {
        struct page_run first;
        page_run_init(p, 0, &first);
        write_asked(p, &first, true);
    }
    for (size_t i = 0; i < p->dossier->count; i++) {
        struct page_run r;
        page_run_init(p, i, &r);
        if (p->dossier->count > 1) {
            page_heading(p, i, arena_printf(p->arena, "run-%lld", (long long)r.run->row.id));
        }
        if (!of_all) {
            write_asked(p, &r, false);
        }
        write_outcome(p, &r);
    }
    buf_add(p->out, "</section>\n");
}
