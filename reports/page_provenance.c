/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_provenance.h"

#include <string.h>

#include "reports/figures.h"
#include "reports/html.h"
#include "sim/base/units.h"

static void add_term(const struct page *p, const char *term, const char *text)
{
    buf_add(p->out, "<div><dt>");
    html_text(p->out, term);
    buf_add(p->out, "</dt><dd>");
    html_text(p->out, text);
    buf_add(p->out, "</dd></div>\n");
}

/* Each file once. */
static void add_files(const struct page *p, const struct stored_run *run)
{
    for (size_t i = 0; i < run->count; i++) {
        const struct result *r = run->results[i];
        bool again = false;
        size_t from = run->kind == STORED_COMPARE ? 0 : i;
        for (size_t k = from; k < i && !again; k++) {
            again = strcmp(run->results[k]->file, r->file) == 0;
        }
        if (again || (i > 0 && run->kind != STORED_COMPARE)) {
            continue;
        }
        buf_add(p->out, "<div><dt>scenario</dt><dd>");
        html_text(p->out, r->file);
        buf_add(p->out, "<br><span class=\"hash\">sha256 ");
        html_text(p->out, r->sha256);
        buf_add(p->out, "</span></dd></div>\n");
    }
}

static void add_replications(const struct page *p, const struct stored_run *run)
{
    int64_t least = INT64_MAX, most = 0, all = 0;
    struct buf text = BUF_INIT;
    for (size_t i = 0; i < run->count; i++) {
        int64_t n = run->results[i]->replications;
        least = n < least ? n : least;
        most = n > most ? n : most;
        all += n;
    }
    if (run->count == 1) {
        buf_printf(&text, "%lld", (long long)all);
    } else if (least == most) {
        buf_printf(&text, "%lld at each of %zu points, %lld in all", (long long)least, run->count,
                   (long long)all);
    } else {
        buf_printf(&text, "%lld to %lld at each of %zu points, %lld in all", (long long)least,
                   (long long)most, run->count, (long long)all);
    }
    if (run->row.first > 1) {
        buf_printf(&text, ", from number %u on", (unsigned)run->row.first);
    }
    add_term(p, "replications", buf_text(&text));
    buf_clear(&text);
    units_print_duration(&text, run->results[0]->horizon);
    add_term(p, "horizon of each", buf_text(&text));
    buf_release(&text);
}

static void add_command(const struct page *p, const struct stored_run *run)
{
    const char *id = page_id(p, run, "command");
    buf_printf(p->out,
               "<p>The command that gives these numbers again:</p>\n<div class=\"command\">\n"
               "<pre tabindex=\"0\"><code id=\"%s\">",
               id);
    html_text(p->out, run->row.command_line);
    buf_printf(p->out,
               "</code></pre>\n<button type=\"button\" class=\"copy\" data-copy=\"%s\" hidden>Copy"
               "<span class=\"visually-hidden\"> the command of run %lld</span></button>\n</div>\n",
               id, (long long)run->row.id);
}

static void write_facts_of_run(const struct page *p, const struct stored_run *run)
{
    const struct run_row *row = &run->row;
    buf_add(p->out, "<dl class=\"provenance\">\n");
    add_term(p, "run",
             arena_printf(p->arena, "%lld in %s", (long long)row->id, p->dossier->store_path));
    add_term(p, "program", arena_printf(p->arena, "ninefold %s", row->version));
    add_files(p, run);
    if (*row->overrides) {
        add_term(p, "overrides", row->overrides);
    }
    if (row->design) {
        add_term(p, "design", row->design);
    }
    add_term(p, "seed", row->seed);
    add_replications(p, run);
    add_term(p, "probes",
             row->exact ? "every one played (--exact)"
                        : "quiet ones accounted for and not played, to the same numbers");
    add_term(p, "started", row->started);
    buf_add(p->out, "</dl>\n");
}

static bool write_scenarios(const struct page *p, const struct stored_run *run)
{
    size_t points = run->kind == STORED_COMPARE ? run->count : 1;
    if (p->dossier->count > FIGURES_RUNS) {
        buf_printf(p->out,
                   "<p class=\"note\">The scenario as it was played: <code>ninefold show %lld "
                   "--scenario --store ",
                   (long long)run->row.id);
        html_text(p->out, p->dossier->store_path);
        buf_add(p->out, "</code></p>\n");
        return true;
    }
    for (size_t i = 0; i < points; i++) {
        struct buf text = BUF_INIT;
        int found = results_scenario(p->dossier->store, run->row.id, (int64_t)i + 1, &text);
        if (found == 1) {
            buf_add(p->out, "<details class=\"raw\">\n<summary>The scenario as it was played, with "
                            "all defaults: ");
            html_text(p->out, points > 1 ? run->points[i].name : run->results[i]->name);
            buf_add(p->out, points == 1 && run->count > 1 ? ", at the first point" : "");
            buf_add(p->out, "</summary>\n<pre tabindex=\"0\"><code>");
            html_text(p->out, buf_text(&text));
            buf_add(p->out, "</code></pre>\n</details>\n");
        }
        buf_release(&text);
        if (found < 0) {
            return false;
        }
    }
    return true;
}

bool page_provenance_write(const struct page *p)
{
    bool written = true;
    buf_add(p->out, "<section id=\"provenance\" aria-labelledby=\"provenance-title\">\n"
                    "<h2 id=\"provenance-title\">Provenance</h2>\n");
    for (size_t i = 0; written && i < p->dossier->count; i++) {
        const struct stored_run *run = &p->dossier->runs[i];
        if (p->dossier->count > 1) {
            page_heading(p, i, NULL);
        }
        add_command(p, run);
        write_facts_of_run(p, run);
        written = write_scenarios(p, run);
    }
    buf_add(p->out, "</section>\n");
    return written;
}
