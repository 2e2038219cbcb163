/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/study_options.h"

#include <string.h>

#include "sim/base/die.h"
#include "sim/scenario/study_file.h"

static struct opt_overrides lists(struct cli *cli, const struct study_words *words,
                                  const char *name, const struct opt_overrides *after)
{
    size_t count = words->count + after->count + 1; /* and one more */
    struct opt_overrides all = {.items = arena_array(&cli->arena, count, sizeof *all.items)};
    for (size_t i = 0; i < words->count; i++) {
        all.items[all.count++] = (struct override){name, words->items[i]};
    }
    for (size_t i = 0; i < after->count; i++) {
        all.items[all.count++] = after->items[i];
    }
    return all;
}

/* What is set, then how many replications, then what the command line says. */
static struct opt_overrides overrides_of(struct cli *cli, const struct study_file *file,
                                         const struct opt_overrides *given)
{
    struct opt_overrides some = {0}, all;
    if (!file->replications) {
        return lists(cli, &file->set, "--set", given);
    }
    const char *text = arena_printf(&cli->arena, "replications=%s", file->replications);
    struct study_words one = {.items = &text, .count = 1};
    some = lists(cli, &one, "--replications", given);
    all = lists(cli, &file->set, "--set", &some);
    return all;
}

static bool same_path(const char *a, const char *b)
{
    size_t length = strcspn(a, "=");
    return length == strcspn(b, "=") && strncmp(a, b, length) == 0;
}

/* What the command line varies takes the place of what the file does. */
static struct opt_overrides factors_of(struct cli *cli, const struct study_file *file,
                                       const struct opt_overrides *given)
{
    struct study_words left = {
        .items = arena_array(&cli->arena, file->vary.count + 1, sizeof *left.items)};
    for (size_t i = 0; i < file->vary.count; i++) {
        bool again = false;
        for (size_t k = 0; k < given->count; k++) {
            again = again || same_path(given->items[k].assignment, file->vary.items[i]);
        }
        if (!again) {
            left.items[left.count++] = file->vary.items[i];
        }
    }
    return lists(cli, &left, "--vary", given);
}

bool study_options_take(struct cli *cli, const char *command, struct diag *d,
                        struct study_options *o)
{
    struct study_file file;
    if (!study_file_read(&cli->arena, o->input.file, command, d, &file)) {
        return false;
    }
    if (d->errors > 0) {
        return true;
    }
    o->input.file = file.scenario;
    o->input.overrides = overrides_of(cli, &file, &o->input.overrides);
    o->vary = factors_of(cli, &file, &o->vary);
    o->design = o->design ? o->design : file.design;
    o->minimise = o->minimise ? o->minimise : file.minimise;
    o->confidence = o->confidence ? o->confidence : file.confidence;
    o->budget = o->budget ? o->budget : file.budget;
    if (o->metrics.count == 0) {
        o->metrics = (struct opt_operands){file.metrics.items, file.metrics.count};
    }
    return true;
}

int study_options_read(struct cli *cli, struct study_options *o)
{
    struct input study = {.colour = o->input.colour};
    diag_init(&study.diag);
    bool is_study = study_options_take(cli, cli->command, &study.diag, o);
    bool wrong = study.diag.errors > 0;
    input_print_diagnostics(&study);
    input_release(&study);
    if (!wrong && !is_study && o->vary.count == 0) {
        /* nothing is varied, but first: a study whose name is misspelt lacks more than that */
        struct input alone = o->input;
        wrong = input_load(cli, &alone) == EXIT_INPUT;
        input_release(&alone);
    }
    return wrong ? EXIT_INPUT : EXIT_DONE;
}
