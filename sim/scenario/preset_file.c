/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/preset_file.h"

#include <ctype.h>
#include <string.h>

#include "sim/base/arena.h"
#include "sim/base/wrap.h"
#include "sim/scenario/presets.h"
#include "sim/scenario/sections.h"

enum { WIDTH = 118, STEP = 2, STEPS_MAX = 8 };

/* A path taken apart: "regions", "NAME", "outage", "every". */
struct steps {
    const char *items[STEPS_MAX];
    size_t count;
};

struct writer {
    struct arena arena;
    struct buf *out;
    struct steps before; /* of the value written last */
};

static void comment(struct writer *w, const char *text, size_t indent)
{
    struct buf lines = BUF_INIT;

    wrap_write(text, 0, WIDTH - indent - 2, &lines);
    for (const char *s = buf_text(&lines); *s != '\0';) {
        size_t length = strcspn(s, "\n");

        buf_pad(w->out, ' ', indent);
        buf_printf(w->out, "# %.*s\n", (int)length, s);
        s += length + (s[length] == '\n');
    }
    buf_release(&lines);
}

/* What stands for the names that a value is for. */
static const char *stand_in(struct writer *w, const struct preset *p, bool last)
{
    const char *key = p->only_with != NULL ? p->only_with : p->only_without;

    if (key == NULL || !last) {
        return "NAME";
    }
    char *name =
        arena_printf(&w->arena, "NAME-%s-%s", p->only_with != NULL ? "WITH" : "WITHOUT", key);

    for (char *c = name; *c != '\0'; c++) {
        *c = (char)toupper((unsigned char)*c);
    }
    return name;
}

static struct steps steps_of(struct writer *w, const struct preset *p, const char *prefix,
                             const char *path)
{
    struct steps s = {.count = 0};
    const char *all = arena_printf(&w->arena, "%s%s", prefix, path);

    for (const char *at = all; *at != '\0' && s.count < STEPS_MAX;) {
        size_t length = strcspn(at, ".");
        const char *rest = at + length + (at[length] == '.');

        s.items[s.count++] = *at == '*' ? stand_in(w, p, strchr(rest, '*') == NULL)
                                        : arena_strndup(&w->arena, at, length);
        at = rest;
    }
    return s;
}

/* One entry of a list stands for all. */
static bool is_list(const char *step)
{
    return strchr(step, '[') != NULL;
}

static size_t indent_at(const struct steps *s, size_t depth)
{
    size_t indent = 0;

    for (size_t i = 0; i < depth; i++) {
        indent += is_list(s->items[i]) ? 2 * STEP : STEP;
    }
    return indent;
}

/* Opens the sections in which a value stands, but for those that are open. */
static void open_sections(struct writer *w, const struct steps *s)
{
    size_t same = 0;

    while (same + 1 < s->count && same + 1 < w->before.count &&
           strcmp(s->items[same], w->before.items[same]) == 0) {
        same++;
    }
    for (size_t i = same; i + 1 < s->count; i++) {
        size_t indent = indent_at(s, i);
        bool first = i > 0 && is_list(s->items[i - 1]);

        buf_pad(w->out, ' ', first ? indent - STEP : indent);
        buf_printf(w->out, "%s%.*s:\n", first ? "- " : "", (int)strcspn(s->items[i], "["),
                   s->items[i]);
    }
    w->before = *s;
}

static void write_value(struct writer *w, const struct preset *p, const char *prefix,
                        const struct preset_value *v)
{
    struct steps s = steps_of(w, p, prefix, v->path);
    size_t indent = indent_at(&s, s.count - 1);

    open_sections(w, &s);
    comment(w, v->source, indent);
    if (v->others != NULL) {
        comment(w, arena_printf(&w->arena, "others say: %s", v->others), indent);
    }
    buf_pad(w->out, ' ', indent);
    buf_printf(w->out, "%s: %s\n", s.items[s.count - 1], v->value);
}

static const char *folder_of(const struct preset_family *family)
{
    return family->choices == price_book_choices ? "price-books" : "presets";
}

/* What names it in a scenario. */
static const char *named(struct writer *w, const struct preset_family *f, const char *name)
{
    return f->choices == price_book_choices
               ? arena_printf(&w->arena, "cost: {price_book: %s}", name)
           : f->choices == preset_choices ? arena_printf(&w->arena, "edge: {preset: %s}", name)
           : f->choices == store_preset_choices
               ? arena_printf(&w->arena, "stores: {NAME: {preset: %s}}", name)
               : arena_printf(&w->arena, "preset: %s", name);
}

static void write_head(struct writer *w, const struct preset_family *f, const struct choice *c)
{
    bool whole = f->choices == price_book_choices || f->choices == preset_choices;

    comment(w, arena_printf(&w->arena, "%s: %s.", c->name, c->help), 0);
    buf_add(w->out, "#\n");
    comment(w,
            arena_printf(&w->arena,
                         "What `%s` stands for, value by value below its source (docs/facts.md), "
                         "to copy and to change. A scenario names the preset and needs no file%s",
                         named(w, f, c->name),
                         whole ? "; one that extends a changed copy takes the values from that."
                               : ". NAME stands for whatever the scenario calls it."),
            0);
    comment(w, "Made of the table in the program, which `ninefold explain` shows, too.", 0);
    buf_add_char(w->out, '\n');
}

void preset_file_each(preset_file_fn *fn, void *to)
{
    for (size_t f = 0; f < PRESET_FAMILIES; f++) {
        for (const struct choice *c = preset_families[f].choices; c->name != NULL; c++) {
            if (!c->later) {
                fn(to, folder_of(&preset_families[f]), c->name);
            }
        }
    }
}

static void write_file(const struct preset_family *family, const struct choice *c, struct buf *out)
{
    struct writer w = {.out = out};

    arena_init(&w.arena, 0);
    write_head(&w, family, c);
    for (const struct preset *p = c->detail; p != NULL; p = p->also) {
        for (size_t i = 0; i < p->count; i++) {
            write_value(&w, p, family->prefix, &p->values[i]);
        }
    }
    arena_release(&w.arena);
}

bool preset_file_write(const char *name, struct buf *out)
{
    for (size_t f = 0; f < PRESET_FAMILIES; f++) {
        for (const struct choice *c = preset_families[f].choices; c->name != NULL; c++) {
            if (strcmp(c->name, name) == 0 && !c->later) {
                write_file(&preset_families[f], c, out);
                return true;
            }
        }
    }
    return false;
}
