/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/input.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sim/base/die.h"
#include "sim/run/experiment.h"
#include "sim/scenario/part.h"

const char *const input_colours[] = {"auto", "always", "never", NULL};

void input_print_diagnostics(const struct input *in)
{
    struct buf text = BUF_INIT;
    diag_render(&in->diag, cli_colour((enum colour)in->colour, STDERR_FILENO), &text);
    fputs(buf_text(&text), stderr);
    buf_release(&text);
}

/* --set and --vary are part of the scenario; --seed x is a wrong command line. */
static bool is_option(const struct mark *m)
{
    return m->source && strncmp(m->source->name, "--", 2) == 0 &&
           strcmp(m->source->name, "--set") != 0 && strcmp(m->source->name, "--vary") != 0;
}

/* What is wrong with the command line comes before what is wrong with the scenario. */
static int error_status(const struct diag *d)
{
    for (const struct diag_entry *e = d->first; e; e = e->next) {
        if (e->severity == SEVERITY_ERROR && is_option(&e->mark)) {
            return EXIT_USAGE;
        }
    }
    return EXIT_INPUT;
}

/* What has an option of its own outranks --set, wherever it stands on the command line; what a
 * study varies comes last in either. */
static void sort_overrides(struct cli *cli, struct opt_overrides *list)
{
    struct override *sorted = arena_array(&cli->arena, list->count, sizeof *sorted);
    size_t count = 0;
    for (int options = 0; options < 2; options++) {
        for (size_t i = 0; i < list->count; i++) {
            if ((strcmp(list->items[i].name, "--set") != 0) == options) {
                sorted[count++] = list->items[i];
            }
        }
    }
    list->items = sorted;
}

int input_read(struct cli *cli, struct input *in)
{
    diag_init(&in->diag);
    sort_overrides(cli, &in->overrides);
    const struct replications *rule;
    const struct scenario *sc = scenario_load_rule(&cli->arena, in->file, in->overrides.items,
                                                   in->overrides.count, &in->diag, &rule);
    if (sc && experiment_check(sc, &engine_models, &in->diag) == 0) {
        in->scenario = sc;
    } else if (!sc && rule) {
        experiment_check_rule(rule, &engine_models, &in->diag);
    }
    int status = in->scenario ? EXIT_DONE : error_status(&in->diag);
    if (status == EXIT_INPUT) {
        part_tell(&cli->arena, in->file, &in->diag);
    }
    return status;
}

int input_load(struct cli *cli, struct input *in)
{
    int status = input_read(cli, in);
    input_print_diagnostics(in);
    return status;
}

void input_release(struct input *in)
{
    diag_release(&in->diag);
}
