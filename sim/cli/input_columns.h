/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From --metric to the columns of a table. */
#ifndef SIM_CLI_INPUT_COLUMNS_H
#define SIM_CLI_INPUT_COLUMNS_H

#include "reports/columns.h"
#include "sim/cli/opt.h"

#define INPUT_COLUMNS(words)                                                                       \
    OPT_ROW_WORDS("metric", words, "NAME[:STAT]",                                                  \
                  "to be shown; STAT: mean, p50, p90, p95, p99, max")

/* Adds the column of a word. Returns NULL, or what is wrong with it, in a sentence without it. */
const char *input_columns_add(struct cli *cli, const char *word, const struct metric_table *metrics,
                              struct columns *columns);
/* Returns EXIT_DONE, or EXIT_USAGE after saying what is wrong. */
int input_columns(struct cli *cli, const struct opt_operands *words,
                  const struct metric_table *metrics, struct columns *ret);
/* The same of another option that takes NAME[:STAT]. */
int input_columns_of(struct cli *cli, const char *option, const struct opt_operands *words,
                     const struct metric_table *metrics, struct columns *ret);

#endif
