/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "sim/base/die.h"
#include "sim/cli/cli.h"
#include "sim/cli/opt.h"

static void write_commands(struct buf *out)
{
    buf_add(out, "Usage: ninefold COMMAND [options] FILE...\n\n"
                 "Predicts how long a multi-region design is down when something fails, what it\n"
                 "loses, how many nines that leaves, and what it costs.\n");
    for (size_t i = 0; i < command_count; i++) {
        const struct command *c = &commands[i];
        if (!c->name) {
            buf_printf(out, "\n%s:\n", c->summary);
        } else {
            buf_printf(out, "  %-10s%s\n", c->name, c->summary);
        }
    }
    buf_add(out, "\nninefold help COMMAND tells the options of one.\n");
}

int cmd_help(struct cli *cli, int argc, char **argv)
{
    const struct opt_usage usage = {
        .operands = "[COMMAND]",
        .summary = "Shows the list of commands, or the usage of one.",
        .operands_max = 1,
    };
    struct opt_operands operands;
    enum opt_outcome outcome = opt_parse(cli, &usage, argc, argv, &operands);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    if (operands.count == 0) {
        write_commands(&cli->out);
        return EXIT_DONE;
    }
    const struct command *c = command_find(operands.items[0]);
    if (!c) {
        cli->see = "help";
        return command_unknown(cli, operands.items[0]);
    }
    char name[32], option[] = "--help";
    VERIFY(snprintf(name, sizeof name, "%s", c->name) < (int)sizeof name);
    return command_run(cli, c, 2, (char *[]){name, option, NULL});
}
