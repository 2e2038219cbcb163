/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the program as data, from which man pages, completions and the files of presets are
 * made. In no list of commands: what it prints may change with any version. */
#include <string.h>

#include "sim/base/die.h"
#include "sim/base/json.h"
#include "sim/cli/cli.h"
#include "sim/cli/opt.h"
#include "sim/cli/opt_help.h"
#include "sim/scenario/pitfalls/pitfalls.h"
#include "sim/scenario/preset_file.h"

static void write_text(struct json *j, const char *key, const char *value)
{
    if (value) {
        json_key(j, key);
        json_string(j, value);
    }
}

/* Whether one may give it more than once, and each counts. */
static bool collects(const struct opt *o)
{
    return o->kind == OPT_WORDS || (o->kind == OPT_OVERRIDE && !o->field);
}

static void write_option(struct json *j, const struct opt *o)
{
    char letter[2] = {o->letter, '\0'};
    json_object(j);
    write_text(j, "name", o->name);
    write_text(j, "letter", o->letter ? letter : NULL);
    write_text(j, "argument", o->argument);
    write_text(j, "help", o->help);
    json_key(j, "collects");
    json_bool(j, collects(o));
    if (o->kind == OPT_CHOICE) {
        json_key(j, "choices");
        json_compact(j);
        json_array(j);
        for (size_t i = 0; o->choices[i]; i++) {
            json_string(j, o->choices[i]);
        }
        json_end(j);
    }
    json_end(j);
}

static void take_usage(void *to, const struct opt_usage *u)
{
    struct json *j = to;
    write_text(j, "operands", u->operands);
    json_key(j, "operands_min");
    json_unsigned(j, u->operands_min);
    json_key(j, "operands_many");
    json_bool(j, u->operands_max > 1);
    write_text(j, "description", u->summary);
    write_text(j, "notes", u->notes);
    json_key(j, "options");
    json_array(j);
    for (size_t i = 0; i < u->option_count; i++) {
        if (u->options[i].help) {
            write_option(j, &u->options[i]);
        }
    }
    write_option(j, &opt_help);
    json_end(j);
}

static void write_command(struct cli *cli, struct json *j, const struct command *c,
                          const char *group)
{
    json_object(j);
    write_text(j, "name", c->name);
    write_text(j, "group", group);
    write_text(j, "summary", c->summary);
    json_key(j, "available");
    json_bool(j, c->run != NULL);
    command_usage(cli, c, &(struct usage_taker){.take = take_usage, .to = j});
    json_end(j);
}

static int describe_commands(struct cli *cli)
{
    struct json j;
    const char *group = "";
    json_init(&j, &cli->out);
    json_object(&j);
    write_text(&j, "ninefold", NINEFOLD_VERSION);
    json_key(&j, "commands");
    json_array(&j);
    for (size_t i = 0; i < command_count; i++) {
        if (commands[i].name) {
            write_command(cli, &j, &commands[i], group);
        } else {
            group = commands[i].summary;
        }
    }
    json_end(&j);
    json_end(&j);
    json_finish(&j);
    return EXIT_DONE;
}

static void add_name(void *to, const char *folder, const char *name)
{
    buf_printf(to, "%s/%s.yaml\n", folder, name);
}

static int describe_presets(struct cli *cli, const struct opt_operands *operands)
{
    if (operands->count < 2) {
        preset_file_each(add_name, &cli->out);
        return EXIT_DONE;
    }
    return preset_file_write(operands->items[1], &cli->out)
               ? EXIT_DONE
               : cli_usage(cli, "there is no file of a preset %s", operands->items[1]);
}

int cmd_describe(struct cli *cli, int argc, char **argv)
{
    const struct opt_usage usage = {
        .operands = "commands|pitfalls|presets [NAME]",
        .summary =
            "Tells the commands with their options as JSON, the pitfalls as a page, or the\n"
            "presets, or one of them as a file, for programs that make pages and completions\n"
            "of them.",
        .operands_min = 1,
        .operands_max = 2,
    };
    struct opt_operands operands;
    enum opt_outcome outcome = opt_parse(cli, &usage, argc, argv, &operands);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    if (strcmp(operands.items[0], "commands") == 0) {
        return describe_commands(cli);
    }
    if (strcmp(operands.items[0], "pitfalls") == 0) {
        pitfalls_reference(&cli->out);
        return EXIT_DONE;
    }
    if (strcmp(operands.items[0], "presets") == 0) {
        return describe_presets(cli, &operands);
    }
    return cli_usage(cli, "nothing is described as %s", operands.items[0]);
}
