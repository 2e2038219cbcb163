/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of a decision record, found, loaded and played again. */
#ifndef SIM_CLI_REPORT_REPLAY_H
#define SIM_CLI_REPORT_REPLAY_H

#include "reports/claims.h"
#include "sim/cli/input.h"
#include "sim/cli/play.h"

struct replay {
    struct study_point *points; /* by option */
    struct series *series;      /* by option; NULL: nobody wants differences */
    size_t count;
};

/* Finds the scenario of every option, from the folder of the record (`file`) or else from the
 * working directory, and loads it as it was played. What is wrong is in d. */
void report_replay_load(struct cli *cli, const char *file, const struct claims *claims,
                        struct diag *d, struct replay *ret);
/* Plays them one after another; *ret_done of them to their end. report_replay_release is due in any
 * case. */
enum experiment_end report_replay_play(const struct cli *cli, const struct play *play,
                                       const struct claims *claims, struct replay *r);
void report_replay_release(struct replay *r);

/* What the scenario of an option has changed since the store kept it, in a sentence; nothing if the
 * store is not there, or has another scenario under that number. */
void report_replay_changes(struct cli *cli, const char *store, const struct claim_option *option,
                           const struct scenario *now, struct buf *out);

#endif
