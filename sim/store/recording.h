/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is going to be played, as rows of runs, points and settings. */
#ifndef SIM_STORE_RECORDING_H
#define SIM_STORE_RECORDING_H

#include "sim/run/study.h"
#include "sim/store/inputs.h"

struct recording {
    const char *command;      /* "run" */
    const char *command_line; /* that gives the same numbers */
    const char
        *identity; /* what a command line that asks for the same has in common with this one */
    const char *overrides;      /* one a line */
    const char *design;         /* "grid", "sobol:64"; NULL: nothing is varied */
    const char *metrics, *maps; /* what is to be shown, one a line; NULL: the usual, and no maps */
    bool maps_alone;            /* in place of a line a point */
    const char *version;        /* of the program */
    const struct study *study;
    const char *const *names;         /* of designs, by point; NULL: those of the scenarios */
    const struct sweep_input *inputs; /* by factor, of designs in rows; NULL of others */
};

/* Writes a run that this process is playing, and its points, none of them done. Returns its number,
 * -1 if it could not. */
int64_t recording_insert(struct archive *s, const struct recording *what);
/* Whether a stored run has just these points, by their effective scenarios, and is of this version;
 * -1 if the store cannot be read. */
int recording_is(struct archive *s, const struct recording *what, int64_t run);
/* Takes an unfinished run over for this process, unless another was quicker. */
bool recording_claim(struct archive *s, const struct recording *what, int64_t run);
/* "2026-11-27T02:26:07Z", of now. */
void recording_now(char out[32]);

#endif
