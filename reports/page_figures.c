/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_figures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "reports/figures.h"
#include "reports/html.h"
#include "reports/html_svg.h"

/* The text up to the next character of `until`, which *s then points behind. */
static const char *next(struct arena *a, const char **s, const char *until)
{
    size_t length = strcspn(*s, until);
    const char *found = arena_strndup(a, *s, length);
    *s += length;
    return found;
}

static size_t count_of(const char *s, char c)
{
    size_t count = 0;
    for (; *s; s++) {
        count += *s == c;
    }
    return count;
}

static void add_cell(struct html_table *t, const char *text)
{
    char *end;
    double x = strtod(text, &end);
    if (*text && *end == '\0') {
        html_table_number(t, text, x);
    } else {
        html_table_text(t, text);
    }
}

/* Lines of data between which gnuplot wants blank ones. */
static void write_rows(const struct page *p, struct html_table *t, const char *s)
{
    while (*s) {
        const char *line = next(p->arena, &s, "\n");
        s += *s == '\n';
        if (*line == '\0') {
            continue;
        }
        html_table_row(t);
        for (size_t i = 0; i < t->count; i++) {
            add_cell(t, next(p->arena, &line, "\t"));
            line += *line == '\t';
        }
    }
}

static void write_data(const struct page *p, const struct figure *f)
{
    const char *s = f->data, *heading = next(p->arena, &s, "\n");
    size_t count = count_of(heading, '\t') + 1;
    struct html_column *columns = arena_array(p->arena, count, sizeof *columns);
    struct buf id = BUF_INIT;
    for (size_t i = 0; i < count; i++) {
        columns[i] = (struct html_column){next(p->arena, &heading, "\t"), i > 0};
        heading += *heading == '\t';
    }
    buf_add(&id, "figure-");
    html_id(&id, f->name);
    buf_add(&id, "-data");
    struct html_table t = {.id = buf_text(&id),
                           .caption = arena_printf(p->arena, "Numbers of the figure %s", f->title),
                           .columns = columns,
                           .count = count,
                           .out = p->out};
    html_table_begin(&t);
    write_rows(p, &t, *s == '\n' ? s + 1 : s);
    html_table_end(&t);
    buf_release(&id);
}

static void write_numbers(const struct page *p, const struct figure *f)
{
    size_t rows = count_of(f->data, '\n');
    buf_add(p->out, "<details class=\"data\">\n<summary>The numbers");
    buf_add(p->out, "<span class=\"visually-hidden\"> of ");
    html_text(p->out, f->title);
    buf_add(p->out, "</span></summary>\n");
    if (rows <= PAGE_FIGURE_ROWS + 1) {
        write_data(p, f);
    }
    buf_printf(p->out, "<p>%zu rows, as a file beside this page: <a href=\"figures/",
               rows > 0 ? rows - 1 : 0);
    html_id(p->out, f->name);
    buf_add(p->out, ".tsv\">figures/");
    html_id(p->out, f->name);
    buf_add(p->out, ".tsv</a></p>\n</details>\n");
}

static void write_figure(const struct page *p, const struct figure *f)
{
    buf_add(p->out, "<figure id=\"figure-");
    html_id(p->out, f->name);
    buf_add(p->out, "\">\n<h3>");
    html_text(p->out, f->title);
    buf_add(p->out, "</h3>\n");
    if (f->svg) {
        buf_add(p->out,
                "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Drawing: ");
        html_text(p->out, f->title);
        buf_add(p->out, "\">\n");
        html_svg(f, p->out);
        buf_add(p->out, "</div>\n");
    } else {
        buf_add(p->out, "<p class=\"note\">Not drawn: gnuplot was not at hand when this report was "
                        "made. Its numbers and its script lie beside this page. ");
        html_text(p->out, f->alt);
        buf_add(p->out, "</p>\n");
    }
    buf_add(p->out, "<figcaption>\n");
    html_element(p->out, "p", f->caption);
    write_numbers(p, f);
    buf_add(p->out, "</figcaption>\n</figure>\n");
}

void page_figures_write(const struct page *p)
{
    const struct figures *all = &p->dossier->figures;
    size_t left_out = figures_left_out(p->dossier);
    if (all->count + left_out == 0) {
        return;
    }
    buf_add(p->out, "<section id=\"figures\" aria-labelledby=\"figures-title\">\n"
                    "<h2 id=\"figures-title\">Figures</h2>\n");
    if (left_out > 0) {
        buf_printf(
            p->out,
            "<p class=\"note\">A report of more than %d runs leaves out the figures of single "
            "designs, here of %zu. This draws those of one: <code>ninefold report RUN "
            "--store ",
            FIGURES_RUNS, left_out);
        html_text(p->out, p->dossier->store_path);
        buf_add(p->out, " -o DIR</code></p>\n");
    }
    for (size_t i = 0; i < all->count; i++) {
        write_figure(p, &all->items[i]);
    }
    buf_add(p->out, "</section>\n");
}
