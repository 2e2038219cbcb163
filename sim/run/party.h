/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Processes that a launcher such as mpirun or srun started together, on one machine or many.
 *
 * Rank 0 is the program that the user talks to. The others read no command line, print nothing and
 * touch no file: they play replications for it (sim/run/helper.h). What they send is a stream of
 * bytes from each to each, in order; its pieces say nothing.
 *
 * Alone (count 1) there is nobody to send to. All functions are called by the main thread alone. */
#ifndef SIM_RUN_PARTY_H
#define SIM_RUN_PARTY_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/buf.h"

struct party {
    size_t own, count;
    void *subject;
    /* Takes a copy and returns at once, however busy the other one is. */
    void (*send)(void *subject, size_t to, const char *bytes, size_t length);
    /* Adds what has come from one of them; false if nothing has. */
    bool (*receive)(void *subject, struct buf *out, size_t *ret_from);
};

/* Joins the others, if there are any, and sees to it that all are of one kind (sim/run/hello.h).
 * False if they are not, or cannot be joined: rank 0 is told why, in one sentence, and all end.
 * What is opened is closed in any case. */
bool party_open(struct party *ret, const char *version, struct buf *ret_wrong);

/* When all have nothing more to say. Where others are gone and do not come along, the process ends
 * by itself after a while, with the given status; a short while if it is hurried, since a launcher
 * that has told its processes to end kills them soon. */
void party_close(struct party *p, bool hurried, int status);

/* Adds the name and version of the MPI library, nothing if the program is built without. */
void party_library(struct buf *out);

/* By its environment the process was started by a launcher, and maybe others with it. */
bool party_expected(void);
/* Open MPI gives its processes a terminal as standard output, wherever that leads to. */
bool party_feigned_terminal(void);

#endif
