/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may stand at a place of a command line, for the completions of shells (sim/cli/completions):
 * one a line, with a tab and what it means behind it. In no list of commands. */
#include <string.h>

#include "models/metrics.h"
#include "reports/columns.h"
#include "sim/base/die.h"
#include "sim/cli/cli.h"
#include "sim/cli/codes.h"
#include "sim/cli/complete_fields.h"
#include "sim/cli/opt.h"
#include "sim/cli/stored.h"
#include "sim/cli/templates.h"
#include "sim/scenario/bundled.h"
#include "sim/scenario/pitfalls/pitfalls.h"
#include "sim/scenario/presets.h"
#include "sim/scenario/sections.h"
#include "sim/schema/explain.h"
#include "sim/schema/text.h"

struct asked {
    struct cli *cli;
    const char *so_far; /* what the user has written */
    const char *store;
    const char *const *words; /* of the line */
    size_t count;
};

static void offer(const struct asked *q, const char *text, const char *meaning)
{
    if (strncmp(text, q->so_far, strlen(q->so_far)) == 0) {
        buf_printf(&q->cli->out, "%s%s%s\n", text, meaning && *meaning ? "\t" : "",
                   meaning ? meaning : "");
    }
}

/* `before`: what is kept of what is written, up to the value. */
static void offer_words(const struct asked *q, const char *before, const struct field *f)
{
    static const struct choice truths[] = {{.name = "false"}, {.name = "true"}, {.name = NULL}};
    const struct choice *c = f->type == FIELD_CHOICE ? f->choices
                             : f->type == FIELD_BOOL ? truths
                                                     : &truths[2];
    for (; c->name; c++) {
        if (!c->later) {
            offer(q, arena_printf(&q->cli->arena, "%s%s", before, c->name), c->help);
        }
    }
    for (size_t i = 0; f->type == FIELD_ONE_OF && i < f->section->count; i++) {
        offer_words(q, before, &f->section->fields[i]);
    }
}

/* The words that a field may have for a value, after the last comma of those that are written. */
static void offer_values(const struct asked *q, const char *path, const struct field *f)
{
    const char *comma = strrchr(q->so_far, ',');
    size_t kept = comma ? (size_t)(comma + 1 - q->so_far) : strlen(path) + 1;
    offer_words(q, arena_strndup(&q->cli->arena, q->so_far, kept), f);
}

static void take_field(void *to, const char *path, const struct field *f)
{
    const struct asked *q = to;
    size_t length = strlen(path);
    if (strncmp(q->so_far, path, length) == 0 && q->so_far[length] == '=') {
        offer_values(q, path, f);
    } else {
        offer(q, arena_printf(&q->cli->arena, "%s=", path), f->help);
    }
}

static void complete_paths(struct asked *q)
{
    complete_fields(&q->cli->arena, q->words, q->count, take_field, q);
}

static void complete_metrics(struct asked *q)
{
    for (size_t i = 0; i < metric_table.count; i++) {
        const struct metric *m = &metric_table.metrics[i];
        size_t length = strlen(m->name);
        if (strncmp(q->so_far, m->name, length) != 0 || q->so_far[length] != ':') {
            offer(q, m->name, m->help);
            continue;
        }
        for (int s = 0; s <= (int)STATISTIC_MAX; s++) {
            const char *statistic = statistic_name((enum statistic)s);
            offer(q, arena_printf(&q->cli->arena, "%s:%s", m->name, statistic), m->help);
        }
    }
}

static void take_explained(void *to, const char *path, const struct field *f)
{
    offer(to, path, f->help);
}

static void offer_choices(const struct asked *q, const struct choice *c)
{
    for (; c->name; c++) {
        offer(q, c->name, c->help);
    }
}

static void complete_names(struct asked *q)
{
    explain_each(&top_section, take_explained, q);
    for (size_t f = 0; f < PRESET_FAMILIES; f++) {
        offer_choices(q, preset_families[f].choices);
    }
    offer_choices(q, fault_kind_choices);
    for (size_t i = 0; i < metric_table.count; i++) {
        offer(q, metric_table.metrics[i].name, metric_table.metrics[i].help);
    }
    for (size_t i = 0; i < code_count; i++) {
        offer(q, codes[i].code, codes[i].meaning);
    }
    for (size_t i = 0; i < pitfall_count; i++) {
        offer(q, pitfalls[i]->id, arena_printf(&q->cli->arena, "Finds %s.", pitfalls[i]->finds));
    }
}

static void complete_runs(struct asked *q)
{
    struct stored s = stored_default();
    struct run_row *runs;
    size_t count;
    s.path = q->store ? q->store : s.path;
    if (archive_open(&s.archive, s.path, ARCHIVE_READ) &&
        runs_list(&s.archive, &q->cli->arena, &runs, &count)) {
        for (size_t i = count; i > 0; i--) { /* the youngest first */
            const struct run_row *r = &runs[i - 1];
            offer(q, arena_printf(&q->cli->arena, "%lld", (long long)r->id),
                  arena_printf(&q->cli->arena, "%s of %s, %s, %s", r->command, r->scenario,
                               r->started, r->state));
        }
        if (count > 0) {
            offer(q, "last", "the youngest");
        }
    }
    stored_close(&s);
}

/* Others are parts, for scenarios to extend. */
static bool is_played(const char *name)
{
    return strncmp(name, "presets/", 8) != 0 && strncmp(name, "price-books/", 12) != 0 &&
           strcmp(name, "ladder/common") != 0;
}

/* What a bundled scenario says that it shows; NULL if it does not say. Its text is looked at, and
 * not read as YAML, since a shell asks for all of them at once. */
static const char *title_of(struct arena *a, const char *name)
{
    static const char key[] = "\ntitle: ";
    struct diag d;
    diag_init(&d);
    const struct source *s = text_read(a, bundled_path(a, name, name), (struct mark){0}, NULL, &d);
    const char *title = s ? strstr(s->text, key) : NULL;
    diag_release(&d);
    if (!title) {
        return NULL;
    }
    title += strlen(key);
    title += *title == '"';
    return arena_strndup(a, title, strcspn(title, "\"\r\n"));
}

static void complete_scenarios(struct asked *q)
{
    size_t count;
    const char **names = bundled_names(&q->cli->arena, &count);
    for (size_t i = 0; i < count; i++) {
        if (is_played(names[i])) {
            offer(q, names[i], title_of(&q->cli->arena, names[i]));
        }
    }
}

static void complete_templates(struct asked *q)
{
    for (size_t i = 0; i < template_count; i++) {
        offer(q, templates[i].name, templates[i].title);
    }
}

/* Sorted by name. */
static const struct {
    const char *name;
    void (*complete)(struct asked *);
} kinds[] = {
    {"fields", complete_paths},        {"metrics", complete_metrics},
    {"names", complete_names},         {"runs", complete_runs},
    {"scenarios", complete_scenarios}, {"templates", complete_templates},
};

int cmd_complete(struct cli *cli, int argc, char **argv)
{
    struct asked q = {.cli = cli, .so_far = ""};
    const struct opt options[] = {
        OPT_ROW_TEXT("store", &q.store, "FILE", "of which runs are told (default ninefold.db)")};
    const struct opt_usage usage = {
        .operands = "KIND [START [WORD...]]",
        .summary = "Tells which fields, metrics, names, runs, scenarios or templates begin with\n"
                   "START. Names of a scenario are those of the first WORD that is one.",
        .options = options,
        .option_count = sizeof options / sizeof *options,
        .operands_min = 1,
        .operands_max = SIZE_MAX,
    };
    struct opt_operands operands;
    enum opt_outcome outcome = opt_parse(cli, &usage, argc, argv, &operands);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    if (operands.count > 1) {
        q.so_far = operands.items[1];
        q.words = operands.items + 2;
        q.count = operands.count - 2;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].name, operands.items[0]) == 0) {
            kinds[i].complete(&q);
            return EXIT_DONE;
        }
    }
    return cli_usage(cli, "nothing is completed as %s", operands.items[0]);
}
