/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `size` is told besides what is varied, by options or in a study file. Each function gives
 * NULL, or what is wrong with the word, in a sentence that follows the option and the word. */
#ifndef SIM_CLI_SIZE_WORDS_H
#define SIM_CLI_SIZE_WORDS_H

#include <stdint.h>

#include "sim/cli/cli.h"

/* text NULL: 95 %. */
const char *size_words_confidence(struct cli *cli, const char *text, double *ret);
/* Replications of all points; text NULL: no bound. */
const char *size_words_budget(struct cli *cli, const char *text, int64_t *ret);
/* A metric, by index, of which less is better; name NULL: cost.annual. */
const char *size_words_minimise(struct cli *cli, const char *name, int *ret);

#endif
