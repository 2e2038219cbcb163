/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws figures with gnuplot, which is a program of its own: data and scripts are files that a
 * person can change and draw again. */
#ifndef SIM_CLI_DRAW_H
#define SIM_CLI_DRAW_H

#include "reports/figure.h"
#include "sim/cli/cli.h"

enum draw_text { DRAW_ASCII, DRAW_SIXEL };

/* Writes NAME.tsv and NAME.gp of each figure into a folder that is there, draws NAME.svg and
 * NAME.png beside them, and gives each figure its drawing for a page. Returns EXIT_DONE, or
 * EXIT_WORLD after saying what could not be done; without gnuplot data and scripts are there all
 * the same. */
int draw_files(struct cli *cli, const char *folder, struct figures *figures);

/* Draws them all as text for a terminal of so many columns, to the end of cli->out. */
int draw_text(struct cli *cli, const struct figures *figures, enum draw_text form, size_t columns,
              bool colour);

#endif
