/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/describe_kinds.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "sim/base/table.h"
#include "sim/scenario/fault_kinds.h"
#include "sim/scenario/presets.h"
#include "sim/scenario/sections.h"
#include "sim/schema/distribution.h"

static const struct choice *kind_find(const struct choice *c, const char *name)
{
    while (c->name != NULL && strcmp(c->name, name) != 0) {
        c++;
    }
    return c->name == NULL ? NULL : c;
}

static void preset_value(const struct preset_value *v, const char *label, struct buf *out)
{
    buf_printf(out, "  %s: %s\n      %s\n", label, v->value, v->source);
    if (v->others != NULL) {
        buf_printf(out, "      others say: %s\n", v->others);
    }
}

enum { LABEL_SIZE = 96 };

/* "regions.*.outage.every", and what it depends on. */
static void preset_label(const struct preset *p, const char *prefix, const char *path,
                         char ret[LABEL_SIZE])
{
    const char *depends = p->only_with != NULL ? p->only_with : p->only_without;
    const char *how = p->only_with != NULL ? " with " : " without ";

    snprintf(ret, LABEL_SIZE, "%s%s%s%s", prefix, path, depends != NULL ? how : "",
             depends != NULL ? depends : "");
}

static void preset_write(const struct preset_family *family, const struct choice *c,
                         struct buf *out)
{
    const struct preset *p = c->detail;

    buf_printf(out, "%s (%s)\n  %s\n", c->name, family->what, c->help);
    if (c->later) {
        buf_add(out, "  not supported yet\n");
        return;
    }
    for (; p != NULL; p = p->also) {
        for (size_t i = 0; i < p->count; i++) {
            char label[LABEL_SIZE];

            preset_label(p, family->prefix, p->values[i].path, label);
            preset_value(&p->values[i], label, out);
        }
    }
}

bool describe_preset(const char *name, struct buf *out)
{
    for (size_t f = 0; f < PRESET_FAMILIES; f++) {
        const struct choice *c = kind_find(preset_families[f].choices, name);

        if (c != NULL) {
            preset_write(&preset_families[f], c, out);
            return true;
        }
    }
    return false;
}

/* What is left of the path behind a prefix in which * stands for any name; NULL if it does not
 * begin so. */
static const char *path_behind(const char *path, const char *prefix)
{
    for (; *prefix != '\0'; prefix++) {
        if (*prefix == '*') {
            path += strcspn(path, ".");
        } else if (*path++ != *prefix) {
            return NULL;
        }
    }
    return path;
}

static void preset_values_at(const struct preset_family *family, const struct choice *c,
                             const char *path, struct buf *out)
{
    char word[32];

    snprintf(word, sizeof word, "%s ", family->word);
    for (const struct preset *p = c->detail; p != NULL; p = p->also) {
        for (size_t i = 0; i < p->count; i++) {
            char label[LABEL_SIZE];

            if (strcmp(p->values[i].path, path) == 0) {
                preset_label(p, word, c->name, label);
                preset_value(&p->values[i], label, out);
            }
        }
    }
}

void describe_preset_values(const char *path, struct buf *out)
{
    for (size_t f = 0; f < PRESET_FAMILIES; f++) {
        const char *rest = path_behind(path, preset_families[f].prefix);
        const struct choice *c = preset_families[f].choices;

        for (; rest != NULL && c->name != NULL; c++) {
            preset_values_at(&preset_families[f], c, rest, out);
        }
    }
}

void describe_fault_takers(const char *path, struct buf *out)
{
    const char *dot = strrchr(path, '.');
    struct buf takers = BUF_INIT;

    if (strncmp(path, "faults[", 7) == 0 && dot != NULL) {
        fault_rule_print_takers(dot + 1, &takers);
    }
    if (takers.len > 0) {
        buf_printf(out, "  kinds that take it: %s\n", buf_text(&takers));
    }
    buf_release(&takers);
}

static const char *mode_word(enum fault_mode mode)
{
    return mode == MODE_REFUSE ? "refuse" : mode == MODE_DROP ? "drop" : "error";
}

static void fault_keys(const struct fault_rule *rule, const char *quote, struct buf *out)
{
    for (size_t i = 0; i < FAULT_MAX_KEYS && rule->keys[i] != NULL; i++) {
        buf_printf(out, "%s%s%s%s", i == 0 ? "" : ", ", quote, rule->keys[i], quote);
    }
}

bool describe_fault_kind(const char *name, struct buf *out)
{
    const struct choice *c = kind_find(fault_kind_choices, name);

    if (c == NULL) {
        return false;
    }
    const struct fault_rule *rule = c->detail;

    buf_printf(out, "%s (kind of fault)\n  %s\n  target: %s\n", name, c->help,
               fault_target_words(rule->target));
    if (rule->keys[0] != NULL) {
        buf_add(out, "  takes: ");
        fault_keys(rule, "", out);
        buf_add_char(out, '\n');
    }
    if (fault_rule_takes(rule, "mode")) {
        buf_printf(out, "  mode unless told: %s\n", mode_word(rule->mode));
    }
    if (c->later) {
        buf_add(out, "  not supported yet\n");
    }
    return true;
}

void describe_distributions(struct buf *out)
{
    struct arena a;

    arena_init(&a, 0);
    struct table *t = table_new(&a);

    buf_add(out, "\n## Distributions\n\nWhere a distribution may stand: a duration, or a mapping "
                 "with one of these keys.\n\n");
    table_column(t, "key", ALIGN_LEFT);
    table_column(t, "parameters", ALIGN_LEFT);
    table_column(t, "meaning", ALIGN_LEFT);
    for (size_t i = 0; i < distribution_form_count; i++) {
        table_row(t);
        table_cellf(t, "`%s`", distribution_forms[i].name);
        table_cell(t, distribution_forms[i].needs);
        table_cell(t, distribution_forms[i].help);
    }
    table_write(t, TABLE_MARKDOWN, false, out);
    arena_release(&a);
}

static void preset_rows(const struct preset *p, const char *prefix, struct buf *out)
{
    struct arena a;

    arena_init(&a, 0);
    struct table *t = table_new(&a);

    table_column(t, "field", ALIGN_LEFT);
    table_column(t, "value", ALIGN_LEFT);
    table_column(t, "source", ALIGN_LEFT);
    table_column(t, "other documents", ALIGN_LEFT);
    for (; p != NULL; p = p->also) {
        for (size_t i = 0; i < p->count; i++) {
            char label[LABEL_SIZE];

            preset_label(p, prefix, p->values[i].path, label);
            table_row(t);
            table_cellf(t, "`%s`", label);
            table_cellf(t, "`%s`", p->values[i].value);
            table_cell(t, p->values[i].source);
            table_cell(t, p->values[i].others);
        }
    }
    table_write(t, TABLE_MARKDOWN, false, out);
    arena_release(&a);
}

void describe_presets(struct buf *out)
{
    for (size_t f = 0; f < PRESET_FAMILIES; f++) {
        for (const struct choice *c = preset_families[f].choices; c->name != NULL; c++) {
            const char *word = preset_families[f].word;

            buf_printf(out, "\n## %c%s %s\n\n%s%s\n", toupper((unsigned char)word[0]), word + 1,
                       c->name, c->help, c->later ? ": not supported yet." : ".");
            if (!c->later) {
                buf_add_char(out, '\n');
                preset_rows(c->detail, preset_families[f].prefix, out);
            }
        }
    }
}

void describe_fault_kinds(struct buf *out)
{
    struct arena a;

    arena_init(&a, 0);
    struct table *t = table_new(&a);

    buf_add(out, "\n## Kinds of faults\n\n");
    table_column(t, "fault", ALIGN_LEFT);
    table_column(t, "target", ALIGN_LEFT);
    table_column(t, "takes", ALIGN_LEFT);
    table_column(t, "meaning", ALIGN_LEFT);
    for (const struct choice *c = fault_kind_choices; c->name != NULL; c++) {
        const struct fault_rule *rule = c->detail;
        struct buf keys = BUF_INIT;

        fault_keys(rule, "`", &keys);
        table_row(t);
        table_cellf(t, "`%s`", c->name);
        table_cell(t, fault_target_words(rule->target));
        table_cell(t, buf_text(&keys));
        table_cellf(t, "%s%s", c->help, c->later ? " (not supported yet)" : "");
        buf_release(&keys);
    }
    table_write(t, TABLE_MARKDOWN, false, out);
    arena_release(&a);
}
