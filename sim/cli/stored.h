/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands on stored runs have in common: the store, and which run is meant. */
#ifndef SIM_CLI_STORED_H
#define SIM_CLI_STORED_H

#include "sim/cli/opt.h"
#include "sim/cli/play.h"
#include "sim/store/runs.h"

struct stored {
    const char *path;
    int colour; /* enum colour */
    int format; /* index in play_formats */
    struct archive archive;
};

struct stored stored_default(void);

#define STORED_STORE(s) OPT_ROW_TEXT("store", &(s)->path, "FILE", "the store (default ninefold.db)")
#define STORED_FORMAT(s) OPT_ROW_CHOICE("format", &(s)->format, play_formats, "NAME", "output")
#define STORED_COLOUR(s) OPT_ROW_CHOICE("color", &(s)->colour, input_colours, "WHEN", "colours")

/* Opens it. Returns EXIT_DONE, or EXIT_WORLD after saying what is wrong; stored_close is due in any
 * case. */
int stored_open(const struct cli *cli, struct stored *s, enum archive_mode mode);
void stored_close(struct stored *s);
/* Says what is wrong with the store. Returns EXIT_WORLD. */
int stored_fail(const struct cli *cli, const struct stored *s);

/* Whether the rows of a run, of which there may be millions, have numbers that a run may give.
 * Returns EXIT_DONE, or EXIT_WORLD after saying what is wrong. */
int stored_rows_check(const struct cli *cli, struct stored *s, int64_t run);

/* The run of that number, or the youngest for "last". Returns EXIT_DONE, EXIT_USAGE if it is no
 * number, EXIT_INPUT if there is no such run, or EXIT_WORLD, after saying what is wrong. */
int stored_find(struct cli *cli, struct stored *s, const char *name, struct run_row *ret);

#endif
