/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps a study in a store while it is played, replication by replication, and gives back those
 * that an earlier, interrupted playing of the same command line has kept.
 *
 * Each batch of replications is one transaction, and so is the result of each point: whatever was
 * said to be kept survives the death of the program at any instant. (A loss of power may take the
 * last moments; never the store.) */
#ifndef SIM_STORE_RECORDER_H
#define SIM_STORE_RECORDER_H

#include "sim/run/differences.h"
#include "sim/store/recording.h"
#include "sim/store/stored_sizing.h"

struct recorder;

/* What a study concluded from its points. */
struct findings {
    const struct differences *differences; /* of a comparison; NULL of others */
    const struct stored_sizing *sizing;    /* likewise */
};

enum recorder_start {
    RECORDER_FAILED, /* the store says why */
    RECORDER_NEW,
    RECORDER_RESUMED,
    RECORDER_CHANGED /* new, since what was kept is of another scenario or version */
};

/* Begins a new run, or with `resume` goes on with the youngest unfinished one of that identity, if
 * there is one. *ret is NULL if it failed. */
enum recorder_start recorder_open(struct archive *s, const struct recording *what, bool resume,
                                  struct recorder **ret);
int64_t recorder_run(const struct recorder *r);
/* Replications that were kept before it began. */
int64_t recorder_before(const struct recorder *r);
/* For struct study; lives as long as the recorder. */
const struct study_keeper *recorder_keeper(struct recorder *r);

/* Writes down how the run ended: done, or interrupted and to be gone on with. command_line: as it
 * is now known to be. */
bool recorder_finish(struct recorder *r, bool done, const char *command_line,
                     const struct findings *findings, double elapsed_s);
void recorder_close(struct recorder *r); /* accepts NULL */

#endif
