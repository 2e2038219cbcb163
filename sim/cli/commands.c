/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/base/names.h"
#include "sim/cli/cli.h"

const struct command commands[] = {
    {NULL, NULL, "Describe a design"},
    {"init", cmd_init, "write a commented scenario to start from"},
    {"check", cmd_check, "read a scenario and report every problem in it"},
    {"explain", cmd_explain, "tell the meaning of a field, a metric or a diagnostic"},
    {"schema", cmd_schema, "write the JSON Schema of scenarios, for editors"},
    {NULL, NULL, "Ask what it does"},
    {"run", cmd_run, "simulate replications of one scenario: the table of metrics"},
    {"drill", cmd_drill, "play the game day: each drill against its own targets"},
    {"trace", cmd_trace, "tell one replication as a timeline: what happened, and why"},
    {NULL, NULL, "Decide"},
    {"sweep", cmd_sweep, "run a grid of settings under common random numbers"},
    {"compare", cmd_compare, "set designs side by side, with paired differences"},
    {"size", cmd_size, "find the cheapest setting that meets the targets"},
    {NULL, NULL, "Keep and report"},
    {"report", cmd_report, "write a page with plots and a decision record"},
    {"list", cmd_list, "list the stored runs"},
    {"show", cmd_show, "show a stored run"},
    {"export", cmd_export, "export a stored run"},
    {"diff", cmd_diff, "compare two stored runs"},
    {"delete", cmd_delete, "delete a stored run"},
    {NULL, NULL, "About"},
    {"help", cmd_help, "show this list, or the usage of one command"},
    {"version", cmd_version, "show the version and the licence"},
};

const size_t command_count = sizeof commands / sizeof *commands;

/* For programs, and in no list: the tables as data, and what may stand at a place of a line. */
static const struct command unlisted[] = {
    {"complete", cmd_complete, "tell what may stand at a place of a command line"},
    {"describe", cmd_describe, "tell the commands and presets as data"},
};

const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < command_count; i++) {
        if (commands[i].name && strcmp(commands[i].name, name) == 0) {
            return &commands[i];
        }
    }
    for (size_t i = 0; i < sizeof unlisted / sizeof *unlisted; i++) {
        if (strcmp(unlisted[i].name, name) == 0) {
            return &unlisted[i];
        }
    }
    return NULL;
}

static const char *closest(const char *name)
{
    const char *names[sizeof commands / sizeof *commands];
    size_t count = 0;
    for (size_t i = 0; i < command_count; i++) {
        if (commands[i].name) {
            names[count++] = commands[i].name;
        }
    }
    return names_closest(name, names, count);
}

int command_unknown(const struct cli *cli, const char *name)
{
    const char *meant = closest(name);
    return meant ? cli_usage(cli, "unknown command %s; did you mean %s?", name, meant)
                 : cli_usage(cli, "unknown command %s", name);
}

void command_usage(struct cli *cli, const struct command *c, const struct usage_taker *taker)
{
    char name[32];
    VERIFY(snprintf(name, sizeof name, "%s", c->name) < (int)sizeof name);
    cli->taker = taker;
    c->run(cli, 1, (char *[]){name, NULL});
    cli->taker = NULL;
}

int command_run(struct cli *cli, const struct command *c, int argc, char **argv)
{
    cli->command = c->name;
    return c->run(cli, argc, argv);
}
