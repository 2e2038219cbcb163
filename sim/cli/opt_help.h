/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The usage text of a command, made of its table of options. */
#ifndef SIM_CLI_OPT_HELP_H
#define SIM_CLI_OPT_HELP_H

#include "sim/cli/opt.h"

/* The row that every command has. */
extern const struct opt opt_help;

void opt_help_write(const char *command, const struct opt_usage *usage, struct buf *out);

#endif
