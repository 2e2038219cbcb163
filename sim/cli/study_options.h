/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a study is made of, from a command line, from a file, or from both. */
#ifndef SIM_CLI_STUDY_OPTIONS_H
#define SIM_CLI_STUDY_OPTIONS_H

#include "sim/cli/input.h"

struct study_options {
    struct input input;
    struct opt_overrides vary;
    struct opt_operands metrics;
    const char *design;                         /* NULL: not said */
    const char *minimise, *confidence, *budget; /* of size; likewise */
};

/* If the input's file is a study for the command that runs, puts in its place the scenario that it
 * names, with what it sets and varies before what the command line does: the latter wins. Returns
 * EXIT_DONE, also where it is none, or EXIT_INPUT after saying what is wrong with it. */
int study_options_read(struct cli *cli, struct study_options *o);
/* The same of a study for whatever command, with what is wrong in d and nothing said. Returns
 * whether it is a study; o is only changed if nothing is wrong with it. */
bool study_options_take(struct cli *cli, const char *command, struct diag *d,
                        struct study_options *o);

#endif
