/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store of a command that plays: opened before anything is played, so that nothing is played in
 * vain, and closed when the results are in it. */
#ifndef SIM_CLI_KEEP_H
#define SIM_CLI_KEEP_H

#include <time.h>

#include "sim/cli/play.h"
#include "sim/store/recorder.h"

struct keep {
    struct archive archive;
    struct recorder *recorder; /* NULL: nothing is kept */
    struct buf name;           /* "run 3 in ninefold.db" */
    struct timespec start;
};

/* For a study that has been prepared: makes it keep what it plays, and go on with what was kept if
 * --resume asks. Version and study of `what` are filled in. Returns EXIT_DONE, or what the command
 * is to return after saying what is wrong; keep_release is due in any case. */
int keep_begin(const struct cli *cli, const struct play *p, struct recording *what,
               struct study *study, struct keep *ret);
/* NULL if nothing is kept. */
const char *keep_name(const struct keep *k);
/* The study has ended so. command_line gives the same numbers; differences are those of a
 * comparison or NULL. Returns EXIT_DONE, or EXIT_WORLD after saying what could not be kept: results
 * are then not to be shown. */
int keep_end(const struct cli *cli, struct keep *k, enum experiment_end end,
             const char *command_line, const struct findings *findings);
void keep_release(struct keep *k);

#endif
