/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/reference.h"

#include "sim/base/table.h"
#include "sim/schema/explain.h"
#include "sim/schema/value.h"

static void reference_default(const struct field *f, struct buf *out)
{
    const char *mark = f->def != NULL ? "`" : "";

    buf_printf(out, "%s%s%s", mark, explain_default(f), mark);
}

static void reference_choices(const struct field *f, struct buf *out)
{
    if (f->type == FIELD_ONE_OF) {
        for (size_t i = 0; i < f->section->count; i++) {
            reference_choices(&f->section->fields[i], out);
        }
    }
    if (f->type != FIELD_CHOICE) {
        return;
    }
    for (const struct choice *c = f->choices; c->name != NULL; c++) {
        buf_printf(out, " `%s`: %s%s.", c->name, c->help, c->later ? " (not supported yet)" : "");
    }
}

static void reference_meaning(const struct field *f, struct buf *out)
{
    struct buf range = BUF_INIT;

    if ((f->flags & FIELD_LATER) != 0) {
        buf_printf(out, "Not supported yet: %s.", f->help);
        if (f->def != NULL) {
            buf_printf(out, " Only `%s` is accepted.", f->def);
        }
        return;
    }
    buf_add(out, f->help);
    explain_range(f, &range);
    if (range.len > 0) {
        buf_printf(out, " Allowed: %s.", buf_text(&range));
    }
    buf_release(&range);
    reference_choices(f, out);
    if ((f->flags & FIELD_NO_EFFECT) != 0) {
        buf_add(out, " Has no effect yet.");
    }
}

static void reference_cell(struct table *t, const struct field *f,
                           void (*write)(const struct field *, struct buf *))
{
    struct buf cell = BUF_INIT;

    write(f, &cell);
    table_cell(t, buf_text(&cell));
    buf_release(&cell);
}

static void reference_fields(const struct section *s, struct buf *out)
{
    struct arena a;

    arena_init(&a, 0);
    struct table *t = table_new(&a);

    table_column(t, "field", ALIGN_LEFT);
    table_column(t, "type", ALIGN_LEFT);
    table_column(t, "default", ALIGN_LEFT);
    table_column(t, "meaning", ALIGN_LEFT);
    table_column(t, "source of the default", ALIGN_LEFT);
    for (size_t i = 0; i < s->count; i++) {
        const struct field *f = &s->fields[i];
        bool later = (f->flags & FIELD_LATER) != 0;

        table_row(t);
        table_cellf(t, "`%s`", f->key);
        if (later) {
            table_cell(t, "");
            table_cell(t, f->def);
        } else {
            reference_cell(t, f, explain_type);
            reference_cell(t, f, reference_default);
        }
        reference_cell(t, f, reference_meaning);
        table_cell(t, f->source);
    }
    table_write(t, TABLE_MARKDOWN, false, out);
    arena_release(&a);
}

static void reference_section(const struct section *s, const char *path, struct arena *a,
                              struct buf *out)
{
    buf_printf(out, "\n## %s\n\n%s\n\n", path[0] == '\0' ? "The file" : path, s->help);
    reference_fields(s, out);
    for (size_t i = 0; i < s->count; i++) {
        const struct field *f = &s->fields[i];
        struct place at = place_key(place_root(s), f->key);
        const char *entry = at.kind == PLACE_MAP ? ".*" : at.kind == PLACE_LIST ? "[]" : "";

        if (at.kind != PLACE_VALUE) {
            reference_section(
                at.section,
                arena_printf(a, "%s%s%s%s", path, path[0] == '\0' ? "" : ".", f->key, entry), a,
                out);
        }
    }
}

void reference_write(const struct section *root, struct buf *out)
{
    struct arena a;

    arena_init(&a, 0);
    reference_section(root, "", &a, out);
    arena_release(&a);
}
