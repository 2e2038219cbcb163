/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/reproduce.h"

#include <string.h>

#include "sim/base/shell_words.h"

static void add_word(const char *word, struct buf *out)
{
    buf_add_char(out, ' ');
    shell_words_add(word, out);
}

static void add_file(const char *file, struct buf *out)
{
    if (file[0] == '-') { /* not an option */
        struct buf beside = BUF_INIT;
        buf_printf(&beside, "./%s", file);
        add_word(buf_text(&beside), out);
        buf_release(&beside);
    } else {
        add_word(file, out);
    }
}

static void add_override(const struct override *o, struct buf *out)
{
    bool whole = strcmp(o->name, "--set") == 0 || strcmp(o->name, "--vary") == 0;
    buf_printf(out, " %s", o->name);
    add_word(whole ? o->assignment : strchr(o->assignment, '=') + 1, out);
}

static void add_start(const struct input *in, const struct result *r, struct buf *out)
{
    buf_add(out, "ninefold run");
    add_file(in->file, out);
    for (size_t i = 0; i < in->overrides.count; i++) {
        const struct override *o = &in->overrides.items[i];
        if (strcmp(o->name, "--seed") == 0 || strcmp(o->name, "--replications") == 0) {
            continue; /* said below, with the values that took effect */
        }
        add_override(o, out);
    }
    buf_printf(out, " --seed %llu", (unsigned long long)r->seed);
}

static void add_end(const struct result *r, uint32_t first, long long replications, struct buf *out)
{
    buf_printf(out, " --replications %lld", replications);
    if (first != 1) {
        buf_printf(out, " --first-replication %u", (unsigned)first);
    }
    if (r->exact) {
        buf_add(out, " --exact");
    }
}

void reproduce_drill(const struct input *in, const char *only, bool exact, struct buf *out)
{
    buf_add(out, "ninefold drill");
    add_file(in->file, out);
    for (size_t i = 0; i < in->overrides.count; i++) {
        add_override(&in->overrides.items[i], out);
    }
    if (only) {
        buf_add(out, " --only");
        add_word(only, out);
    }
    buf_add(out, exact ? " --exact" : "");
}

void reproduce_asked(const struct input *in, uint32_t first, bool exact, struct buf *out)
{
    buf_add(out, "ninefold run");
    add_file(in->file, out);
    for (size_t i = 0; i < in->overrides.count; i++) {
        add_override(&in->overrides.items[i], out);
    }
    if (first != 1) {
        buf_printf(out, " --first-replication %u", (unsigned)first);
    }
    buf_add(out, exact ? " --exact" : "");
}

void reproduce_overrides(const struct input *in, struct buf *out)
{
    for (size_t i = 0; i < in->overrides.count; i++) {
        buf_add(out, i == 0 ? "" : "\n");
        add_override(&in->overrides.items[i], out);
    }
}

void reproduce_words(const struct opt_operands *words, struct buf *out)
{
    for (size_t i = 0; i < words->count; i++) {
        buf_printf(out, "%s%s", i == 0 ? "" : "\n", words->items[i]);
    }
}

void reproduce_command(const struct input *in, const struct result *r, struct buf *out)
{
    add_start(in, r, out);
    add_end(r, r->first, r->replications > 0 ? r->replications : in->scenario->replications.max,
            out); /* of none that were finished: of those asked for */
}

void reproduce_replication(const struct input *in, const struct result *r, uint32_t replication,
                           struct buf *out)
{
    add_start(in, r, out);
    add_end(r, replication, 1, out);
}

static void add_words(const char *option, const struct opt_operands *words, struct buf *out)
{
    for (size_t i = 0; i < words->count; i++) {
        buf_printf(out, " --%s", option);
        add_word(words->items[i], out);
    }
}

static void add_option(const char *name, const char *value, struct buf *out)
{
    if (value) {
        buf_printf(out, " --%s", name);
        add_word(value, out);
    }
}

static void add_grid(const struct input *in, const struct opt_overrides *vary, const char *design,
                     struct buf *out)
{
    add_file(in->file, out);
    for (size_t i = 0; i < in->overrides.count; i++) {
        add_override(&in->overrides.items[i], out);
    }
    for (size_t i = 0; i < vary->count; i++) {
        add_override(&vary->items[i], out);
    }
    add_option("design", design, out);
}

void reproduce_sweep(const struct input *in, const struct opt_overrides *vary, const char *design,
                     const struct opt_operands *metrics, const struct opt_operands *maps,
                     bool exact, struct buf *out)
{
    buf_add(out, "ninefold sweep");
    add_grid(in, vary, design, out);
    add_words("metric", metrics, out);
    add_words("map", maps, out);
    buf_add(out, exact ? " --exact" : "");
}

void reproduce_size(const struct study_options *said, bool exact, struct buf *out)
{
    buf_add(out, "ninefold size");
    add_grid(&said->input, &said->vary, said->design, out);
    add_option("minimise", said->minimise, out);
    add_option("confidence", said->confidence, out);
    add_option("budget", said->budget, out);
    add_words("metric", &said->metrics, out);
    buf_add(out, exact ? " --exact" : "");
}

void reproduce_compare(const struct input *in, const struct opt_operands *files,
                       const struct opt_operands *metrics, bool exact, struct buf *out)
{
    buf_add(out, "ninefold compare");
    for (size_t i = 0; i < files->count; i++) {
        add_file(files->items[i], out);
    }
    for (size_t i = 0; i < in->overrides.count; i++) {
        add_override(&in->overrides.items[i], out);
    }
    add_words("metric", metrics, out);
    buf_add(out, exact ? " --exact" : "");
}
