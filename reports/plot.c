/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/plot.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sim/base/utf8.h"

enum { WIDTH = 760, HEIGHT = 400 };

const char *const plot_colours[PLOT_COLOURS] = {"#0072b2", "#d55e00", "#009e73",
                                                "#b5659a", "#8a7400", "#767680"};

/* What no script needs to repeat. `inline` is set by who puts the drawing into a page, which has
 * titles of its own. */
static const char preamble[] =
    "reset\n"
    "set encoding utf8\n"
    "set termoption noenhanced\n"
    "set datafile separator \"\\t\"\n"
    "set border 3 lc rgb '" PLOT_INK "'\n"
    "set tics nomirror out textcolor rgb '" PLOT_INK "'\n"
    "set grid lc rgb '" PLOT_GRID "' lw 0.6 dt solid\n"
    "set key above left horizontal Left reverse maxcols 2 textcolor rgb '" PLOT_INK
    "' samplen 2.5 spacing 1.2\n";

void plot_begin(struct plot *p, struct arena *a, const struct stored_run *run, const char *name)
{
    *p = (struct plot){.arena = a, .width = WIDTH, .height = HEIGHT};
    p->name = arena_printf(a, "run-%lld-%s", (long long)run->row.id, name);
}

void plot_drop(struct plot *p)
{
    buf_release(&p->title);
    buf_release(&p->caption);
    buf_release(&p->alt);
    buf_release(&p->data);
    buf_release(&p->script);
}

static const char *kept(struct plot *p, const struct buf *text)
{
    return arena_strndup(p->arena, buf_text(text), text->len);
}

static const char *whole_script(struct plot *p)
{
    struct plot head = {.arena = p->arena};
    plot_add(&head, "# %s: gnuplot commands; the data is in %s.tsv\n%s", p->name, p->name,
             preamble);
    plot_add(&head, "if (!exists('inline')) { set title ");
    plot_string(&head, buf_text(&p->title));
    plot_add(&head, " textcolor rgb '" PLOT_INK "' }\n%s", buf_text(&p->script));
    const char *text = kept(p, &head.script);
    buf_release(&head.script);
    return text;
}

void plot_end(struct plot *p, struct dossier *d)
{
    struct figures *f = &d->figures;
    struct figure *items = arena_array(p->arena, f->count + 1, sizeof *items);
    if (f->count > 0) {
        memcpy(items, f->items, f->count * sizeof *items);
    }
    items[f->count] = (struct figure){.name = p->name,
                                      .title = kept(p, &p->title),
                                      .caption = kept(p, &p->caption),
                                      .alt = kept(p, &p->alt),
                                      .data = kept(p, &p->data),
                                      .script = whole_script(p),
                                      .width = p->width,
                                      .height = p->height};
    f->items = items;
    f->count++;
    plot_drop(p);
}

void plot_add(struct plot *p, const char *format, ...)
{
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (n >= 0 && (size_t)n < sizeof text) {
        buf_add(&p->script, text);
        return;
    }
    char *longer = arena_alloc(p->arena, (size_t)n + 1);
    va_start(arguments, format);
    vsnprintf(longer, (size_t)n + 1, format, arguments);
    va_end(arguments);
    buf_add(&p->script, longer);
}

/* Within single quotes gnuplot expands nothing; a quote is written twice. */
static void add_quoted(struct buf *out, const char *text)
{
    struct buf shown = BUF_INIT;
    utf8_show(&shown, text);
    buf_add_char(out, '\'');
    for (size_t i = 0; i < shown.len; i++) {
        if (shown.text[i] == '\'') {
            buf_add_char(out, '\'');
        } else if (shown.text[i] == '>' && i > 0 && shown.text[i - 1] == ']') {
            buf_add_char(out, ' '); /* "]]>" ends what gnuplot has begun in SVG */
        }
        buf_add_char(out, shown.text[i]);
    }
    buf_add_char(out, '\'');
    buf_release(&shown);
}

void plot_string(struct plot *p, const char *text)
{
    add_quoted(&p->script, text);
}

void plot_label(struct plot *p, const char *axis, const char *text, const char *unit)
{
    struct buf label = BUF_INIT;
    buf_printf(&label, "%s%s%s", text, unit[0] ? ", " : "", unit);
    plot_add(p, "set %slabel ", axis);
    plot_string(p, buf_text(&label));
    plot_add(p, " textcolor rgb '" PLOT_INK "'\n");
    buf_release(&label);
}

void plot_series(struct plot *p, const char *series, const char *use)
{
    plot_add(p, "'%s.tsv' skip 1 using (strcol(1) eq ", p->name);
    plot_string(p, series);
    plot_add(p, " ? %s", use);
}

void plot_text(struct plot *p, const char *text)
{
    struct buf shown = BUF_INIT;
    utf8_show(&shown, text);
    for (size_t i = 0; i < shown.len; i++) { /* a quotation mark would begin a field of its own */
        buf_add_char(&p->data, shown.text[i] == '"' ? '\'' : shown.text[i]);
    }
    buf_add_char(&p->data, '\t');
    buf_release(&shown);
}

void plot_number(struct plot *p, double x)
{
    if (isnan(x)) {
        buf_add(&p->data, "NaN");
    } else {
        buf_add_number(&p->data, x);
    }
    buf_add_char(&p->data, '\t');
}

void plot_newline(struct plot *p)
{
    if (p->data.len > 0 && p->data.text[p->data.len - 1] == '\t') {
        p->data.text[--p->data.len] = '\0';
    }
    buf_add_char(&p->data, '\n');
}
