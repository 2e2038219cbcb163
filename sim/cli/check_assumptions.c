/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/check_assumptions.h"

#include <string.h>

#include "sim/base/utf8.h"
#include "sim/base/wrap.h"

enum { INDENT = 2 };

struct gathering {
    struct provenance *items; /* NULL: they are only counted */
    size_t count;
};

static void gather(void *to, const struct provenance *p)
{
    struct gathering *g = to;
    if (!provenance_is_assumption(p)) {
        return;
    }
    if (g->items) {
        g->items[g->count] = *p;
    }
    g->count++;
}

struct assumptions check_assumptions_of(struct arena *a, const struct input *in)
{
    struct gathering g = {0};
    if (!in->scenario) {
        return (struct assumptions){0};
    }
    provenance_each(a, in->scenario->tree, gather, &g);
    g.items = arena_array(a, g.count, sizeof *g.items);
    g.count = 0;
    provenance_each(a, in->scenario->tree, gather, &g);
    return (struct assumptions){g.items, g.count};
}

/* "default", "preset azure-front-door" */
static const char *origin(struct arena *a, const struct provenance *p)
{
    return p->origin == ORIGIN_PRESET ? arena_printf(a, "preset %s", p->preset) : "default";
}

static void write_text(struct json *j, const char *key, const char *text)
{
    json_key(j, key);
    json_string(j, text);
}

void check_assumptions_json(const struct assumptions *found, struct json *j)
{
    json_key(j, "assumptions");
    json_array(j);
    for (size_t i = 0; i < found->count; i++) {
        const struct provenance *p = &found->items[i];
        json_compact(j);
        json_object(j);
        write_text(j, "path", p->path);
        write_text(j, "value", p->value);
        write_text(j, "meaning", p->field->help);
        write_text(j, "preset", p->preset);
        write_text(j, "source", p->source);
        json_end(j);
    }
    json_end(j);
}

void check_assumptions_rows(struct arena *a, const struct assumptions *found,
                            enum table_format format, struct buf *out)
{
    static const char *const headings[] = {"path", "value", "meaning", "origin", "source"};
    struct table *t = table_new(a);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        table_column(t, headings[i], ALIGN_LEFT);
    }
    for (size_t i = 0; i < found->count; i++) {
        const struct provenance *p = &found->items[i];
        table_row(t);
        table_cell(t, p->path);
        table_cell(t, p->value);
        table_cell(t, p->field->help);
        table_cell(t, origin(a, p));
        table_cell(t, p->source);
    }
    table_write(t, format, false, out);
}

static bool alike(const struct provenance *p, const struct provenance *q)
{
    return p->field == q->field && p->source == q->source && p->preset == q->preset &&
           strcmp(p->value, q->value) == 0;
}

static bool told_before(const struct assumptions *found, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (alike(&found->items[k], &found->items[i])) {
            return true;
        }
    }
    return false;
}

static void write_all_alike(struct arena *a, const struct assumptions *found, size_t i,
                            size_t width, struct buf *out)
{
    const struct provenance *p = &found->items[i];
    struct buf line = BUF_INIT;
    for (size_t k = i; k < found->count; k++) {
        if (alike(p, &found->items[k])) {
            buf_add(&line, k > i ? ", " : "");
            utf8_show(&line, found->items[k].path);
        }
    }
    buf_printf(&line, ": %s", p->value);
    wrap_write(buf_text(&line), 0, width, out);
    wrap_write(p->field->help, INDENT, width, out);
    buf_clear(&line);
    buf_printf(&line, "%s: %s", origin(a, p), p->source);
    wrap_write(buf_text(&line), INDENT, width, out);
    buf_release(&line);
}

void check_assumptions_write(struct arena *a, const struct assumptions *found, size_t width,
                             struct buf *out)
{
    for (size_t i = 0; i < found->count; i++) {
        if (!told_before(found, i)) {
            write_all_alike(a, found, i, width, out);
        }
    }
}
