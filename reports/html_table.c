/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/html_table.h"

#include <math.h>

#include "reports/html.h"

static void add_heading(struct html_table *t, const struct html_column *c)
{
    buf_printf(t->out, "<th scope=\"col\"%s>", c->number ? " class=\"num\"" : "");
    html_name(t->out, c->heading);
    buf_add(t->out, "</th>");
}

void html_table_begin(struct html_table *t)
{
    buf_printf(t->out,
               "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
               "aria-labelledby=\"%s-caption\">\n<table id=\"%s\"%s%s>\n<caption "
               "id=\"%s-caption\"><span>",
               t->id, t->id, t->plain ? "" : " data-sortable", t->filter ? " data-filter" : "",
               t->id);
    html_text(t->out, t->caption);
    buf_add(t->out, "</span></caption>\n<thead><tr>");
    for (size_t i = 0; i < t->count; i++) {
        add_heading(t, &t->columns[i]);
    }
    buf_add(t->out, "</tr></thead>\n<tbody>\n");
    t->open = false;
}

static void end_row(struct html_table *t)
{
    if (t->open) {
        buf_add(t->out, "</tr>\n");
    }
    t->open = false;
}

void html_table_end(struct html_table *t)
{
    end_row(t);
    buf_add(t->out, "</tbody>\n</table>\n</div>\n");
}

void html_table_row(struct html_table *t)
{
    end_row(t);
    buf_add(t->out, "<tr>");
    t->column = 0;
    t->open = true;
}

void html_table_group(struct html_table *t, const char *text)
{
    end_row(t);
    buf_printf(t->out, "<tr class=\"group\"><th colspan=\"%zu\" scope=\"colgroup\">", t->count);
    html_text(t->out, text);
    buf_add(t->out, "</th></tr>\n");
}

static bool names_row(const struct html_table *t)
{
    return t->column == 0 && !t->columns[0].number;
}

void html_table_open(struct html_table *t)
{
    buf_add(t->out, names_row(t) ? "<th scope=\"row\">" : "<td>");
}

void html_table_close(struct html_table *t)
{
    buf_add(t->out, names_row(t) ? "</th>" : "</td>");
    t->column++;
}

void html_table_text(struct html_table *t, const char *text)
{
    html_table_open(t);
    html_text(t->out, text);
    html_table_close(t);
}

void html_table_prose(struct html_table *t, const char *text)
{
    buf_add(t->out, "<td class=\"prose\">");
    html_text(t->out, text);
    buf_add(t->out, "</td>");
    t->column++;
}

void html_table_code(struct html_table *t, const char *text)
{
    html_table_open(t);
    buf_add(t->out, "<code>");
    html_name(t->out, text);
    buf_add(t->out, "</code>");
    html_table_close(t);
}

void html_table_number(struct html_table *t, const char *text, double value)
{
    html_table_estimate(t, text, "", value);
}

void html_table_estimate(struct html_table *t, const char *text, const char *precision,
                         double value)
{
    buf_add(t->out, "<td class=\"num\"");
    if (isfinite(value)) {
        buf_printf(t->out, " data-v=\"%.12g\"", value);
    }
    buf_add_char(t->out, '>');
    html_value(t->out, text);
    if (*precision) {
        buf_add(t->out, " <small>");
        html_value(t->out, precision);
        buf_add(t->out, "</small>");
    }
    buf_add(t->out, "</td>");
    t->column++;
}
