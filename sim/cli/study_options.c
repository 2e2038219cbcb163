/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/study_options.h"

#include <string.h>

#include "sim/base/die.h"
#include "sim/cli/input_columns.h"
#include "sim/cli/size_words.h"
#include "sim/cli/study_input.h"
#include "sim/run/engine.h"
#include "sim/scenario/study_file.h"

static struct opt_overrides lists(struct cli *cli, const struct study_words *words,
                                  const char *name, const struct opt_overrides *after)
{
    size_t count = words->count + after->count + 1; /* and one more */
    struct opt_overrides all = {.items = arena_array(&cli->arena, count, sizeof *all.items)};
    for (size_t i = 0; i < words->count; i++) {
        all.items[all.count++] =
            (struct override){name, words->items[i], words->from ? words->from[i] : NULL};
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
    struct quotation *from = arena_array(&cli->arena, 1, sizeof *from);
    *from = (struct quotation){file->marks.replications, file->marks.replications};
    const struct quotation *stands = from;
    struct study_words one = {.items = &text, .from = &stands, .count = 1};
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
        .items = arena_array(&cli->arena, file->vary.count + 1, sizeof *left.items),
        .from = arena_array(&cli->arena, file->vary.count + 1, sizeof *left.from)};
    for (size_t i = 0; i < file->vary.count; i++) {
        bool again = false;
        for (size_t k = 0; k < given->count; k++) {
            again = again || same_path(given->items[k].assignment, file->vary.items[i]);
        }
        if (!again) {
            left.from[left.count] = file->vary.from[i];
            left.items[left.count++] = file->vary.items[i];
        }
    }
    return lists(cli, &left, "--vary", given);
}

static void refuse(struct diag *d, const char *code, struct mark mark, const char *key,
                   const char *word, const char *wrong)
{
    if (wrong) {
        diag_error(d, code, mark, key, "found %s: %s", word, wrong);
    }
}

/* What is wrong with each word by itself. */
static void check_words(struct cli *cli, const struct study_file *f, struct diag *d)
{
    const struct study_marks *m = &f->marks;
    struct columns columns = {0};
    double confidence;
    int64_t budget;
    int metric;
    for (size_t i = 0; i < f->metrics.count; i++) {
        const char *word = f->metrics.items[i];
        refuse(d, "S207", f->metrics.from[i]->value, "metrics", word,
               input_columns_add(cli, word, engine_models.metrics, &columns));
    }
    if (f->minimise) {
        refuse(d, "S207", m->minimise, "minimise", f->minimise,
               size_words_minimise(cli, f->minimise, &metric));
    }
    if (f->confidence) {
        refuse(d, "S206", m->confidence, "confidence", f->confidence,
               size_words_confidence(cli, f->confidence, &confidence));
    }
    if (f->budget) {
        refuse(d, "S206", m->budget, "budget", f->budget,
               size_words_budget(cli, f->budget, &budget));
    }
}

/* What it varies, by itself. */
static bool check_vary(struct cli *cli, const struct opt_overrides *vary, struct diag *d,
                       struct factors *ret)
{
    size_t errors = d->errors;
    struct factor *items = arena_array(&cli->arena, vary->count + 1, sizeof *items);
    *ret = (struct factors){.items = items, .count = vary->count};
    for (size_t i = 0; i < vary->count; i++) {
        const char *text = vary->items[i].assignment;
        const char *wrong = study_input_factor(cli, &vary->items[i], &items[i]);
        if (wrong) {
            diag_error(d, "S207", vary->items[i].quoted->path, "vary", "%.*s: %s",
                       (int)strcspn(text, "="), text, wrong);
        }
    }
    return d->errors == errors;
}

/* The design over what it varies itself; the command line may vary something else. */
static bool check_design(struct cli *cli, const struct study_file *f, struct diag *d,
                         struct factors *factors)
{
    const char *wrong = study_input_design(cli, f->design, factors);
    if (wrong && f->design) {
        refuse(d, "S207", f->marks.design, "design", f->design, wrong);
    } else if (wrong) {
        diag_error(d, "S210", f->marks.vary, "vary", "%s", wrong);
    }
    return !wrong;
}

/* Where words are wrong, what is wrong with the points is told, too. */
static bool check(struct cli *cli, const struct study_options *o, const struct study_file *f,
                  struct diag *d)
{
    static const struct opt_overrides none = {0};
    struct opt_overrides vary = lists(cli, &f->vary, "--vary", &none);
    struct factors factors;
    struct study_point *points;
    size_t count;
    bool read = d->errors == 0;
    check_words(cli, f, d);
    bool whole = read && check_vary(cli, &vary, d, &factors) && check_design(cli, f, d, &factors);
    if (whole && d->errors > 0) {
        struct input in = o->input;
        in.file = f->scenario;
        in.overrides = overrides_of(cli, f, &o->input.overrides);
        study_input_grid_read(cli, &in, &factors, d, &points, &count);
    }
    return d->errors == 0;
}

bool study_options_take(struct cli *cli, const char *command, struct diag *d,
                        struct study_options *o)
{
    struct study_file file;
    if (!study_file_read(&cli->arena, o->input.file, command, d, &file)) {
        return false;
    }
    if (!check(cli, o, &file, d)) {
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
