/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report will want to draw of a run besides its numbers: for each design the telling of one
 * incident (tellings.h) and the closed forms beside the distributions (curves.h). */
#ifndef SIM_STORE_ILLUSTRATE_H
#define SIM_STORE_ILLUSTRATE_H

#include "sim/run/study.h"
#include "sim/store/archive.h"

/* For all points of a study whose replications are in the store; to be called outside of
 * transactions, since it plays one replication a point. What the study's interrupt cuts short is
 * left out. False if the store cannot be read or written. */
bool illustrate(struct archive *s, int64_t run, const struct study *study);

#endif
