/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/html_svg.h"

#include <stdbool.h>
#include <string.h>

#include "reports/html.h"

/* Elements of which nothing is taken over, with what is in them. */
static const char *const dropped[] = {"title", "desc", "script", "metadata"};

static bool begins(const char *s, const char *with)
{
    return strncmp(s, with, strlen(with)) == 0;
}

/* What follows the element of that name which begins at s; the end where it does not end. */
static const char *after_element(const char *s, const char *name)
{
    const char *end = strchr(s, '>');
    size_t length = strlen(name);
    if (end && end[-1] != '/') {
        do {
            end = strstr(end + 1, "</");
        } while (end && strncmp(end + 2, name, length) != 0);
        end = end ? strchr(end, '>') : NULL;
    }
    return end ? end + 1 : s + strlen(s);
}

/* If s begins with an element that is dropped: what follows it; else NULL. */
static const char *after_dropped(const char *s)
{
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++) {
        size_t length = strlen(dropped[i]);
        if (s[0] == '<' && strncmp(s + 1, dropped[i], length) == 0 &&
            strchr(" >\n/", s[1 + length])) {
            return after_element(s, dropped[i]);
        }
    }
    return NULL;
}

static void add_prefix(const struct figure *f, struct buf *out)
{
    buf_add(out, "figure-");
    html_id(out, f->name);
    buf_add_char(out, '-');
}

/* Where an identifier begins that stands at s: `id="`, `href="#`, `url(#`; 0: at none. */
static size_t before_id(const char *s)
{
    static const char *const marks[] = {" id=\"",  " id='", "href=\"#",
                                        "href='#", "url(#", "\nid=\""};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (begins(s, marks[i])) {
            return strlen(marks[i]);
        }
    }
    return 0;
}

/* If an attribute stands at s that is left out, such as onclick="...": what follows it; else NULL.
 * gnuplot calls the first curve of every part of a drawing the same, and refers to none. */
static const char *after_attribute(const char *s)
{
    static const char curve[] = " id=\"gnuplot_plot_";
    size_t name = begins(s, " on") ? 3 + strspn(s + 3, "abcdefghijklmnopqrstuvwxyz") : 0;
    name = begins(s, curve) ? 3 : name;
    if (name < 3 || s[name] != '=' || !strchr("\"'", s[name + 1]) || !s[name + 1]) {
        return NULL;
    }
    const char *end = strchr(s + name + 2, s[name + 1]);
    return end ? end + 1 : NULL;
}

static void add_content(const struct figure *f, const char *s, struct buf *out)
{
    bool tag = false; /* within one */
    while (*s) {
        const char *after = tag ? after_attribute(s) : after_dropped(s);
        size_t mark = tag ? before_id(s) : 0;
        if (after) {
            s = after;
            continue;
        }
        if (mark > 0) {
            buf_add_n(out, s, mark);
            add_prefix(f, out);
            s += mark;
            continue;
        }
        tag = *s == '<' || (tag && *s != '>');
        buf_add_char(out, *s++);
    }
}

/* That of the drawing's own; else as large as the figure says. */
static void add_view_box(const struct figure *f, const char *start, const char *end,
                         struct buf *out)
{
    static const char mark[] = "viewBox=\"";
    const char *box = strstr(start, mark);
    if (box && box < end) {
        box += sizeof mark - 1;
        html_text_n(out, box, strcspn(box, "\">"));
    } else {
        buf_printf(out, "0 0 %d %d", f->width, f->height);
    }
}

/* A wide one is scrolled on a small screen before its letters are too small to read. */
enum { WIDE = 900 };

void html_svg(const struct figure *f, struct buf *out)
{
    const char *start = strstr(f->svg, "<svg");
    const char *content = start ? strchr(start, '>') : NULL;
    if (!content) {
        return;
    }
    buf_add(out, "<svg class=\"plot\" viewBox=\"");
    add_view_box(f, start, content, out);
    buf_printf(out, "\" style=\"max-width:%dpx", f->width * 5 / 4);
    if (f->width > WIDE) {
        buf_printf(out, ";--least:%dpx", f->width * 3 / 4);
    }
    buf_add(out, "\" role=\"img\" aria-labelledby=\"");
    add_prefix(f, out);
    buf_add(out, "title ");
    add_prefix(f, out);
    buf_add(out, "desc\">\n<title id=\"");
    add_prefix(f, out);
    buf_add(out, "title\">");
    html_text(out, f->title);
    buf_add(out, "</title>\n<desc id=\"");
    add_prefix(f, out);
    buf_add(out, "desc\">");
    html_text(out, f->alt);
    buf_add(out, "</desc>");
    add_content(f, content + 1, out);
}
