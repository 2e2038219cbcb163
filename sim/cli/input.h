/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From command line to scenario: loading with overrides, and telling what is wrong. */
#ifndef SIM_CLI_INPUT_H
#define SIM_CLI_INPUT_H

#include "sim/cli/opt.h"
#include "sim/scenario/load.h"

/* Options that choose or change the scenario. */
struct input {
    const char *file;
    struct opt_overrides overrides;
    int colour; /* enum colour */
    struct diag diag;
    const struct scenario *scenario;
};

extern const char *const input_colours[]; /* for OPT_CHOICE, in the order of enum colour */

/* Rows of a table of options that several commands have. */
#define INPUT_SET(input)                                                                           \
    OPT_ROW_OVERRIDE("set", &(input)->overrides, NULL, "PATH=VALUE",                               \
                     "change a field (repeatable); PATH=~ takes it out")
#define INPUT_RUN(input)                                                                           \
    OPT_ROW_OVERRIDE("replications", &(input)->overrides, "replications", "N",                     \
                     "how many to play; overrides an `until` block"),                              \
        OPT_ROW_OVERRIDE("seed", &(input)->overrides, "seed", "S", "seed of all random streams"),  \
        OPT_ROW_OVERRIDE("horizon", &(input)->overrides, "horizon", "T",                           \
                         "simulated time of one replication, such as 1y")
#define INPUT_COLOUR(input)                                                                        \
    OPT_ROW_CHOICE("color", &(input)->colour, input_colours, "WHEN", "colours")

/* Loads and checks; diagnostics go to standard error, warnings too. Returns EXIT_DONE with
 * in->scenario set; EXIT_USAGE if the value of an option such as --seed is wrong, whatever else
 * is; EXIT_INPUT otherwise, and where the file cannot be read, so that no value is looked at.
 * in->diag is set up in any case and the caller calls input_release. */
int input_load(struct cli *cli, struct input *in);
/* The same, but nothing is printed. */
int input_read(struct cli *cli, struct input *in);
void input_release(struct input *in);

/* To standard error; nothing if there is nothing. */
void input_print_diagnostics(const struct input *in);

#endif
