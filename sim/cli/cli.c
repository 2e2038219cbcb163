/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "sim/base/die.h"
#include "sim/base/utf8.h"
#include "sim/run/party.h"

enum { MAX_COLUMNS = 10000 };

bool cli_flush(struct cli *cli)
{
    errno = 0;
    if (!cli->unwritten && (fwrite(buf_text(&cli->out), 1, cli->out.len, stdout) != cli->out.len ||
                            fflush(stdout) != 0)) {
        cli->unwritten = errno ? errno : EIO;
    }
    buf_clear(&cli->out);
    return !cli->unwritten;
}

/* Arguments and names of files may hold anything, so the sentence passes the filter. */
__attribute__((format(printf, 2, 0))) static void print_sentence(const struct cli *cli,
                                                                 const char *format, va_list args)
{
    struct buf text = BUF_INIT, shown = BUF_INIT;
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    VERIFY(n >= 0);
    buf_pad(&text, ' ', (size_t)n);
    n = vsnprintf(text.text, (size_t)n + 1, format, args);
    VERIFY(n >= 0);
    utf8_show(&shown, text.text);
    fprintf(stderr, "ninefold%s%s: %s\n", cli->command ? " " : "", cli->command ? cli->command : "",
            buf_text(&shown));
    buf_release(&text);
    buf_release(&shown);
}

void cli_error(const struct cli *cli, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    print_sentence(cli, format, args);
    va_end(args);
}

int cli_usage(const struct cli *cli, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    print_sentence(cli, format, args);
    va_end(args);
    fprintf(stderr, "`ninefold %s%s%s` tells what there is\n", cli->see ? cli->see : "help",
            !cli->see && cli->command ? " " : "", !cli->see && cli->command ? cli->command : "");
    return EXIT_USAGE;
}

static bool is_terminal(int descriptor)
{
    return isatty(descriptor) && !party_feigned_terminal();
}

bool cli_colour(enum colour wish, int descriptor)
{
    if (wish != COLOUR_AUTO) {
        return wish == COLOUR_ALWAYS;
    }
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    return is_terminal(descriptor) && !(no_color && *no_color) && term && strcmp(term, "dumb") != 0;
}

size_t cli_width(int descriptor, size_t otherwise)
{
    struct winsize size;
    if (is_terminal(descriptor) && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return size.ws_col;
    }
    const char *columns = getenv("COLUMNS");
    long width = columns ? strtol(columns, NULL, 10) : 0;
    return width > 0 && width <= MAX_COLUMNS ? (size_t)width : otherwise;
}
