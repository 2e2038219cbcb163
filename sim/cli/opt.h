/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Command lines, GNU fashion: one table of options a command, from which come parsing, usage text
 * and the nearest name for a misspelt one.
 *
 * `--name VALUE` and `--name=VALUE` are the same, a name may be cut short while it stays
 * unambiguous, options and operands mix freely, and `--` ends the options. The last of two equal
 * options wins, except for those that collect. Every command has --help. */
#ifndef SIM_CLI_OPT_H
#define SIM_CLI_OPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/cli/cli.h"
#include "sim/scenario/load.h"

enum opt_kind {
    OPT_FLAG,     /* value: bool, set to true */
    OPT_TEXT,     /* value: const char * */
    OPT_NUMBER,   /* value: uint64_t, a decimal in 1..max */
    OPT_CHOICE,   /* value: int, index of the word in choices */
    OPT_OVERRIDE, /* value: struct opt_overrides, to which it adds "field=VALUE", or VALUE as it
                     stands if field is NULL and it reads as PATH=VALUE */
    OPT_WORDS,    /* value: struct opt_operands, to which it adds the text as it stands */
    OPT_ABSENT    /* known and refused: `refusal` says why; an argument is swallowed */
};

struct opt {
    const char *name; /* without the dashes */
    char letter;      /* -o; 0: none */
    enum opt_kind kind;
    void *value;
    const char *argument; /* how the usage text calls it; NULL: takes none */
    const char *help;     /* one line; NULL: not in the usage text */
    uint64_t max;
    const char *const *choices; /* ends in NULL */
    bool unlisted;              /* the usage text does not name them on the line */
    const char *field, *refusal;
};

/* Rows of the usual kinds. */
#define OPT_ROW_FLAG(name_, value_, help_)                                                         \
    {                                                                                              \
        .name = name_, .kind = OPT_FLAG, .value = value_, .help = help_                            \
    }
#define OPT_ROW_TEXT(name_, value_, argument_, help_)                                              \
    {                                                                                              \
        .name = name_, .kind = OPT_TEXT, .value = value_, .argument = argument_, .help = help_     \
    }
#define OPT_ROW_NUMBER(name_, value_, max_, argument_, help_)                                      \
    {                                                                                              \
        .name = name_, .kind = OPT_NUMBER, .value = value_, .max = max_, .argument = argument_,    \
        .help = help_                                                                              \
    }
#define OPT_ROW_CHOICE(name_, value_, choices_, argument_, help_)                                  \
    {                                                                                              \
        .name = name_, .kind = OPT_CHOICE, .value = value_, .choices = choices_,                   \
        .argument = argument_, .help = help_                                                       \
    }
#define OPT_ROW_OVERRIDE(name_, list_, field_, argument_, help_)                                   \
    {                                                                                              \
        .name = name_, .kind = OPT_OVERRIDE, .value = list_, .field = field_,                      \
        .argument = argument_, .help = help_                                                       \
    }
#define OPT_ROW_TEXT(name_, value_, argument_, help_)                                              \
    {                                                                                              \
        .name = name_, .kind = OPT_TEXT, .value = value_, .argument = argument_, .help = help_     \
    }
#define OPT_ROW_WORDS(name_, list_, argument_, help_)                                              \
    {                                                                                              \
        .name = name_, .kind = OPT_WORDS, .value = list_, .argument = argument_, .help = help_     \
    }
#define OPT_ROW_ABSENT(name_, argument_, refusal_)                                                 \
    {                                                                                              \
        .name = name_, .kind = OPT_ABSENT, .argument = argument_, .refusal = refusal_              \
    }

struct opt_overrides {
    struct override *items;
    size_t count;
};

struct opt_usage {
    const char *operands; /* "FILE" */
    const char *summary;  /* what the command does, one or a few lines */
    const char *notes;    /* after the options; NULL: none */
    const struct opt *options;
    size_t option_count;
    size_t operands_min, operands_max;
};

struct opt_operands {
    const char **items;
    size_t count;
};

enum opt_outcome { OPT_GO, OPT_HELPED, OPT_WRONG };

/* What a command returns that has nothing more to do. */
int opt_status(enum opt_outcome outcome);

/* OPT_HELPED: --help was given and the usage text stands in cli->out, or cli->taker has the usage.
 * OPT_WRONG: what is wrong stands on standard error, and the command returns EXIT_USAGE. */
enum opt_outcome opt_parse(struct cli *cli, const struct opt_usage *usage, int argc, char **argv,
                           struct opt_operands *ret);

#endif
