/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page.h"

#include <string.h>

#include "reports/figures.h"
#include "reports/html.h"
#include "reports/page_assets.h"
#include "reports/page_compare.h"
#include "reports/page_figures.h"
#include "reports/page_metrics.h"
#include "reports/page_provenance.h"
#include "reports/page_size.h"
#include "reports/page_sources.h"
#include "reports/page_summary.h"
#include "reports/page_sweep.h"
#include "reports/run_label.h"

static void add_title(const struct dossier *d, struct buf *out)
{
    if (d->title) {
        html_text(out, d->title);
    } else if (d->count == 1) {
        buf_add(out, d->runs[0].kind == STORED_COMPARE ? "Comparison of " : "");
        html_text(out, page_title(&d->runs[0]));
    } else if (d->count > RUN_LABELS) {
        buf_printf(out, "Report of %zu runs", d->count);
    } else {
        buf_add(out, "Report of runs ");
        for (size_t i = 0; i < d->count; i++) {
            buf_printf(out, "%s%lld",
                       i == 0              ? ""
                       : i + 1 == d->count ? " and "
                                           : ", ",
                       (long long)d->runs[i].row.id);
        }
    }
}

static void write_head(const struct page *p)
{
    struct buf *out = p->out;
    buf_add(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                 "style-src 'unsafe-inline'; img-src data:; script-src '");
    buf_add(out, page_js_hash);
    buf_add(out, "'\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    add_title(p->dossier, out);
    buf_add(out, "</title>\n<style>\n");
    buf_add(out, page_css);
    buf_add(out, "</style>\n</head>\n");
}

static void write_header(const struct page *p)
{
    const struct dossier *d = p->dossier;
    struct buf *out = p->out;
    buf_add(out, "<body>\n<a class=\"skip\" href=\"#summary\">Skip to the summary</a>\n<header>\n"
                 "<p class=\"kind\">ninefold report");
    for (size_t i = 0; i < d->count && d->count <= RUN_LABELS; i++) {
        buf_printf(out, "%s%s %lld", i == 0 ? " · " : ", ", d->runs[i].row.command,
                   (long long)d->runs[i].row.id);
    }
    buf_add(out, "</p>\n<h1>");
    add_title(d, out);
    buf_add(out,
            "</h1>\n<button type=\"button\" id=\"theme\" hidden>Dark</button>\n"
            "<nav aria-label=\"Sections\">\n<ul>\n<li><a href=\"#summary\">Summary</a></li>\n");
    buf_add(out, d->figures.count + figures_left_out(d) > 0
                     ? "<li><a href=\"#figures\">Figures</a></li>\n"
                     : "");
    buf_add(out, "<li><a href=\"#tables\">Tables</a></li>\n"
                 "<li><a href=\"#sources\">Assumptions and sources</a></li>\n"
                 "<li><a href=\"#provenance\">Provenance</a></li>\n</ul>\n</nav>\n</header>\n"
                 "<main>\n");
}

static void write_tables_of(const struct page *p, const struct page_run *r)
{
    const struct page_result first = page_result_of(p, r->run, 0);
    switch (r->run->kind) {
    case STORED_RUN:
        page_metrics_write(
            page_id(p, r->run, "metrics"),
            arena_printf(p->arena, "The metrics of run %lld", (long long)r->run->row.id), &first,
            p->out);
        return;
    case STORED_SWEEP:
        page_sweep_tables(p, r);
        return;
    case STORED_COMPARE:
        page_compare_tables(p, r);
        return;
    case STORED_SIZE:
        page_size_tables(p, r);
        return;
    case STORED_DRILL:
        return;
    }
}

static void write_tables(const struct page *p)
{
    buf_add(p->out, "<section id=\"tables\" aria-labelledby=\"tables-title\">\n"
                    "<h2 id=\"tables-title\">Tables</h2>\n");
    for (size_t i = 0; i < p->dossier->count; i++) {
        struct page_run r;
        page_run_init(p, i, &r);
        if (p->dossier->count > 1) {
            page_heading(p, i, NULL);
        }
        write_tables_of(p, &r);
    }
    page_metrics_meanings(p);
    buf_add(p->out, "</section>\n");
}

static void write_foot(const struct page *p)
{
    buf_add(p->out, "</main>\n<footer>\n<p>Intervals are of 95 %, those of means unless another "
                    "statistic is named. They tell how well the simulation knows the model, not "
                    "how well the model knows the world: for that, see the assumptions.</p>\n"
                    "<p id=\"status\" role=\"status\" class=\"visually-hidden\"></p>\n</footer>\n"
                    "<script>");
    buf_add(p->out, page_js);
    buf_add(p->out, "</script>\n</body>\n</html>\n");
}

bool page_write(const struct dossier *d, struct buf *out)
{
    struct arena arena;
    const struct page p = {.dossier = d, .arena = &arena, .out = out};
    arena_init(&arena, 0);
    write_head(&p);
    write_header(&p);
    page_summary_write(&p);
    page_figures_write(&p);
    write_tables(&p);
    bool written = page_sources_write(&p) && page_provenance_write(&p);
    write_foot(&p);
    arena_release(&arena);
    return written;
}
