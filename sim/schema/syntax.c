/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/syntax.h"

#include <string.h>

#include "sim/base/die.h"
#include "sim/base/utf8.h"
#include "sim/schema/text.h"

/* libyaml counts lines and columns from 0, columns in characters. */
struct mark syntax_mark(const struct source *s, uint32_t shift, yaml_mark_t from, yaml_mark_t to)
{
    struct mark m = {.source = s, .line = (uint32_t)from.line + 1, .length = 1};

    m.column = (uint32_t)from.column + 1 + (from.line == 0 ? shift : 0);
    if (to.line == from.line && to.column > from.column) {
        m.length = (uint32_t)(to.column - from.column);
    }
    return m;
}

/* libyaml sees the end of a text that lacks its last line break on a line of its own. */
static struct mark syntax_end(struct mark m)
{
    const struct source *s = m.source;
    uint32_t lines = 1;
    size_t last = 0;

    for (size_t i = 0; i < s->length;) {
        size_t line_break = text_break(s->text + i, s->length - i);

        i += line_break > 0 ? line_break : 1;
        if (line_break > 0) {
            lines++;
            last = i;
        }
    }
    if (m.line > lines) {
        size_t width = utf8_width(s->text + last, s->length - last);

        m.line = lines;
        m.column = width == 0 ? 1 : (uint32_t)width;
    }
    return m;
}

void syntax_report(const yaml_parser_t *p, const struct source *s, uint32_t shift, struct diag *d)
{
    if (p->error == YAML_MEMORY_ERROR) {
        die_world("out of memory while reading %s", s->name);
    }
    const char *problem = p->problem == NULL ? "this is no YAML" : p->problem;
    struct mark m = syntax_end(syntax_mark(s, shift, p->problem_mark, p->problem_mark));

    diag_error(d, "S104", m, NULL, "%s%s%s", problem, p->context == NULL ? "" : " ",
               p->context == NULL ? "" : p->context);
    if (strstr(problem, "cannot start any token") != NULL) {
        diag_hint(d, "indent with blanks, not tabs; put text that begins with one of @ ` %% in "
                     "quotes");
    }
    if (p->context != NULL && p->context_mark.line != p->problem_mark.line) {
        diag_second(d, syntax_mark(s, shift, p->context_mark, p->context_mark), "this began here");
    }
}
