/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From --map to the heat maps of a sweep. */
#ifndef SIM_CLI_SWEEP_MAPS_H
#define SIM_CLI_SWEEP_MAPS_H

#include "reports/columns.h"
#include "sim/cli/opt.h"
#include "sim/cli/play.h"
#include "sim/run/factors.h"

#define SWEEP_MAPS(words)                                                                          \
    OPT_ROW_WORDS("map", words, "NAME[:STAT]",                                                     \
                  "draw a grid as a heat map, not as lines (repeatable)")

/* Returns EXIT_DONE, also where none is asked for, or EXIT_USAGE after saying what is wrong: the
 * name, or that there is nothing to draw it over or in. format: index in play_formats. */
int sweep_maps(struct cli *cli, const struct opt_operands *words,
               const struct metric_table *metrics, int format, const struct factors *factors,
               struct columns *ret);

#endif
