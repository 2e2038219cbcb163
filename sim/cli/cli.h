/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roof: what every command gets and what it promises.
 *
 * A command is a function of its arguments. Results go to `out`, which main writes to standard
 * output in one place when the command has returned; progress, diagnostics and errors go to
 * standard error at once. The value returned is the exit status (sim/base/die.h). */
#ifndef SIM_CLI_CLI_H
#define SIM_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/arena.h"
#include "sim/base/buf.h"

struct foreman;
struct opt_usage;

/* Takes what a command's usage is, in place of a command line that it would parse. */
struct usage_taker {
    void (*take)(void *to, const struct opt_usage *usage);
    void *to;
};

struct cli {
    struct buf out;
    struct arena arena;              /* lives as long as the command */
    const char *command;             /* its name, for messages */
    int unwritten;                   /* errno of the output that was refused; 0: none */
    struct foreman *foreman;         /* of other ranks (sim/run/foreman.h); NULL: alone */
    const struct usage_taker *taker; /* a command hands it its usage and does nothing; NULL: runs */
    const char *see; /* the command that tells about the right usage; NULL: help of `command` */
};

typedef int command_fn(struct cli *cli, int argc, char **argv); /* argv[0]: the command's name */

command_fn cmd_check, cmd_compare, cmd_complete, cmd_delete, cmd_describe, cmd_diff, cmd_drill,
    cmd_explain, cmd_export, cmd_help, cmd_init, cmd_list, cmd_report, cmd_run, cmd_schema,
    cmd_show, cmd_size, cmd_sweep, cmd_trace, cmd_version;

struct command {
    const char *name;    /* NULL: a group title, in summary */
    command_fn *run;     /* NULL: of a title */
    const char *summary; /* one line */
};

extern const struct command commands[]; /* in the order of `help` */
extern const size_t command_count;

/* NULL if unknown. Finds those that no list shows, too: what man pages and completions ask. */
const struct command *command_find(const char *name);
/* Says that it is unknown, and names the nearest one. Returns EXIT_USAGE. */
int command_unknown(const struct cli *cli, const char *name);
int command_run(struct cli *cli, const struct command *c, int argc, char **argv);

/* Hands the usage of a command to the taker, and runs nothing. */
void command_usage(struct cli *cli, const struct command *c, const struct usage_taker *taker);

/* Writes what stands in `out` to standard output and empties it, for results too large to be kept.
 * False if it cannot be written, of which main tells. */
bool cli_flush(struct cli *cli);

/* "ninefold run: " and the sentence, to standard error. */
void cli_error(const struct cli *cli, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The same for wrong usage, with where to read about the right one. Returns EXIT_USAGE. */
int cli_usage(const struct cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));

enum colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

/* Whether to colour what goes to a descriptor: auto does on a terminal, unless NO_COLOR is set or
 * the terminal is dumb. */
bool cli_colour(enum colour wish, int descriptor);

enum { CLI_WIDTH = 100 }; /* of what fits a terminal, where none tells its columns */

/* The columns of the terminal at a descriptor, else those that COLUMNS tells, else `otherwise`. */
size_t cli_width(int descriptor, size_t otherwise);

#endif
