/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs: what was played, how far it got, and how to have it again. */
#ifndef SIM_STORE_RUNS_H
#define SIM_STORE_RUNS_H

#include <stdint.h>

#include "sim/base/arena.h"
#include "sim/store/archive.h"

/* A row of the table of runs; strings live in the arena it was read into. */
struct run_row {
    int64_t id;
    const char *command;      /* "run", "sweep", ... */
    const char *command_line; /* that gives the same numbers */
    const char *version, *scenario, *file, *sha256, *scenario_text, *overrides, *seed;
    const char *identity;       /* what --resume goes by */
    const char *metrics, *maps; /* that the command was asked to show, one a line */
    bool maps_alone;
    const char *design; /* of a sweep: "grid", "sobol:64"; NULL of others */
    const char *vary;   /* paths of what was varied, one a line; NULL: nothing */
    const char *started, *finished;
    double elapsed_s;
    bool exact;
    uint32_t first;
    const char
        *state; /* "running", "interrupted", "done": one whose process is gone is interrupted */
    int64_t points, points_done;
    int64_t replications, wanted; /* kept, and at most */
};

/* The rows of all runs, oldest first. */
bool runs_list(struct archive *s, struct arena *a, struct run_row **ret, size_t *ret_count);
/* One of them: 1, 0 if there is none, -1 if the store cannot be read. */
int runs_read(struct archive *s, struct arena *a, int64_t id, struct run_row *ret);
/* The youngest; 0 if there is none, -1 if the store cannot be read. */
int64_t runs_last(struct archive *s);
/* The youngest unfinished run of that identity, of those with a number below, which nobody is
 * playing; 0 and -1 as before. */
int64_t runs_unfinished(struct archive *s, const char *identity, int64_t below);
/* With all that belongs to them, all or none; the file gets smaller by it. */
bool runs_delete(struct archive *s, const int64_t *ids, size_t count);

#endif
