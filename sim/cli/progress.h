/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bar on standard error while replications are played: share done, rate, time left. It is drawn
 * only on a terminal, at most ten times a second, and cleared at the end. */
#ifndef SIM_CLI_PROGRESS_H
#define SIM_CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct progress {
    bool wanted, drawn;
    bool at_most; /* the total is a bound, so what is left is not known */
    struct timespec start, last;
};

/* Starts the clock. quiet: never draw. */
void progress_init(struct progress *p, bool quiet);
/* An experiment_progress_fn; subject is the struct progress. */
void progress_show(void *subject, int64_t done, int64_t total);
/* Clears the bar and, where one may be drawn, leaves a line on how long it took. */
void progress_finish(struct progress *p, int64_t done, size_t threads);

#endif
