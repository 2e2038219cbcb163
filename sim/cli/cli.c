/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/cli.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/base/die.h"

static void print_prefix(const struct cli *cli)
{
    fprintf(stderr, "ninefold%s%s: ", cli->command ? " " : "", cli->command ? cli->command : "");
}

void cli_error(const struct cli *cli, const char *format, ...)
{
    va_list args;
    print_prefix(cli);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
}

int cli_usage(const struct cli *cli, const char *format, ...)
{
    va_list args;
    print_prefix(cli);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fprintf(stderr, "\n`ninefold help%s%s` tells what there is\n", cli->command ? " " : "",
            cli->command ? cli->command : "");
    return EXIT_USAGE;
}

bool cli_colour(enum colour wish, int descriptor)
{
    if (wish != COLOUR_AUTO) {
        return wish == COLOUR_ALWAYS;
    }
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(descriptor) && !(no_color && *no_color) && term && strcmp(term, "dumb") != 0;
}
