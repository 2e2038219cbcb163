/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/cli.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/base/die.h"

static void __attribute__((format(printf, 2, 0)))
print_error(const struct cli *cli, const char *format, va_list args)
{
    fprintf(stderr, "ninefold%s%s: ", cli->command ? " " : "", cli->command ? cli->command : "");
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
}

void cli_error(const struct cli *cli, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    print_error(cli, format, args);
    va_end(args);
}

int cli_usage(const struct cli *cli, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    print_error(cli, format, args);
    va_end(args);
    fprintf(stderr, "`ninefold help%s%s` tells what there is\n", cli->command ? " " : "",
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
