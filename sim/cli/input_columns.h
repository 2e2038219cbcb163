/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From --metric to the columns of a table. */
#ifndef SIM_CLI_INPUT_COLUMNS_H
#define SIM_CLI_INPUT_COLUMNS_H

#include "reports/columns.h"
#include "sim/cli/opt.h"

#define INPUT_COLUMNS(words)                                                                       \
    OPT_ROW_WORDS("metric", words, "NAME[:STAT]",                                                  \
                  "to be shown; STAT: mean, p50, p90, p95, p99, max")

/* Returns EXIT_DONE, or EXIT_USAGE after saying what is wrong. */
int input_columns(struct cli *cli, const struct opt_operands *words,
                  const struct metric_table *metrics, struct columns *ret);
/* The same of another option that takes NAME[:STAT]. */
int input_columns_of(struct cli *cli, const char *option, const struct opt_operands *words,
                     const struct metric_table *metrics, struct columns *ret);

#endif
