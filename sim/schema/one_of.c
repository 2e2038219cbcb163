/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/one_of.h"

#include <string.h>

#include "sim/schema/value.h"

void one_of_print(const struct field *f, struct buf *out)
{
    for (size_t i = 0; i < f->section->count; i++) {
        const struct field *form = &f->section->fields[i];

        buf_add(out, i == 0 ? "" : ", or ");
        if (form->type == FIELD_CHOICE) {
            value_print_choices(form->choices, out);
        } else {
            buf_add(out, form->type == FIELD_SECTION ? form->help : field_type_words(form));
        }
    }
}

static enum node_kind form_kind(const struct field *form)
{
    switch (form->type) {
    case FIELD_SECTION:
    case FIELD_MAP:
    case FIELD_DURATIONS:
        return NODE_MAPPING;
    case FIELD_LIST:
    case FIELD_NAMES:
    case FIELD_NUMBERS:
        return NODE_SEQUENCE;
    default:
        return NODE_SCALAR;
    }
}

static bool is_choice(const struct field *form, const char *word)
{
    for (const struct choice *c = form->choices; c->name != NULL; c++) {
        if (strcmp(c->name, word) == 0) {
            return true;
        }
    }
    return false;
}

/* A single value that begins as a number does is meant as one, anything else as a word. */
static bool form_fits(const struct field *form, const struct node *n)
{
    if (form_kind(form) != n->kind || node_is_null(n)) {
        return false;
    }
    if (n->kind != NODE_SCALAR || form->type == FIELD_NAME) {
        return true;
    }
    if (form->type == FIELD_CHOICE) {
        return is_choice(form, n->text);
    }
    return n->text[0] != '\0' && strchr("0123456789+-.", n->text[0]) != NULL;
}

static const char *one_of_near(struct reader *r, const struct field *f, const struct node *n)
{
    for (size_t i = 0; i < f->section->count && n->kind == NODE_SCALAR; i++) {
        const struct field *form = &f->section->fields[i];
        const char *near =
            form->type == FIELD_CHOICE ? choice_closest(form->choices, n->text) : NULL;

        if (near != NULL) {
            return arena_printf(r->arena, "did you mean %s?", near);
        }
    }
    return NULL;
}

const struct field *one_of_choose(struct reader *r, const struct field *f, const struct node *n,
                                  const struct path *p, int *ret)
{
    for (size_t i = 0; i < f->section->count; i++) {
        if (form_fits(&f->section->fields[i], n)) {
            *ret = (int)i;
            return &f->section->fields[i];
        }
    }
    struct buf allowed = BUF_INIT;
    bool null = node_is_null(n);

    one_of_print(f, &allowed);
    report_problem(r,
                   &(struct problem){.code = null ? "S204" : "S207",
                                     .mark = n->mark,
                                     .path = p,
                                     .hint = null ? NULL : one_of_near(r, f, n)},
                   "%s%s, allowed is %s", null ? "has no value" : "found ",
                   null ? "" : report_found(r, n), buf_text(&allowed));
    buf_release(&allowed);
    return NULL;
}
