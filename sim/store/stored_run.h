/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stored run with all that was concluded from it: what `show` prints again and `report` tells,
 * and nothing that has to be played. */
#ifndef SIM_STORE_STORED_RUN_H
#define SIM_STORE_STORED_RUN_H

#include "sim/run/differences.h"
#include "sim/run/factors.h"
#include "sim/store/inputs.h"
#include "sim/store/results.h"
#include "sim/store/runs.h"
#include "sim/store/stored_sizing.h"

enum stored_kind { STORED_RUN, STORED_SWEEP, STORED_COMPARE, STORED_SIZE, STORED_DRILL };

struct stored_run {
    struct run_row row;
    enum stored_kind kind;
    struct point_row *points;
    size_t count;                  /* of points */
    size_t done;                   /* the first so many have results */
    const struct result **results; /* by point, of those that are done */
    /* what was varied; of a sweep or a sizing */
    struct factors factors;
    struct sweep_input *inputs; /* by factor; NULL but for points in rows */
    /* of a comparison that is done */
    struct design *designs; /* by point; without series */
    struct comparison comparison;
    struct differences differences;
    /* of a sizing that is done */
    struct stored_sizing sizing;
};

/* Reads all that belongs to the row, which is kept; what is not owned lives in the arena. To be
 * released in any case. False if the store cannot be read, which says why. */
bool stored_run_read(struct archive *s, const struct run_row *row, struct arena *a,
                     struct stored_run *ret);
void stored_run_release(struct stored_run *r);

/* Whether it was played to its end. */
bool stored_run_done(const struct stored_run *r);

#endif
