/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random small scenarios of a multi-write store: 2 or 3 regions, 1 to 8 entities, some 10 to 200
 * writes in 100 s with lags up to 10 s, cuts, clock skews, and region losses if asked for. */
#ifndef TESTS_THEORY_WRITE_SCRIPT_H
#define TESTS_THEORY_WRITE_SCRIPT_H

#include <gsl/gsl_rng.h>

#include "models/multi_write.h"
#include "sim/base/arena.h"
#include "tests/theory/write_by_write.h"

enum { WRITE_SCRIPT_RATES = 4 };

/* Regions that go down: of two, the second once the first is up again, or while it is down too. */
enum write_script_losses {
    WRITE_SCRIPT_NO_LOSS,
    WRITE_SCRIPT_ONE_LOSS,
    WRITE_SCRIPT_TWO_LOSSES,
    WRITE_SCRIPT_OVERLAPPING,     /* both with their data preserved */
    WRITE_SCRIPT_OVERLAPPING_LOST /* of 3 regions the first may lose its data */
};

struct write_script {
    struct store store;
    simtime skew[VERSION_REGIONS], horizon;
    struct arena arena;
    struct popularity *popularity;
    simtime rates_at[WRITE_SCRIPT_RATES]; /* the first at 0 */
    double rates[WRITE_SCRIPT_RATES][VERSION_REGIONS * VERSION_REGIONS];
    struct wbw_change changes[WBW_CHANGES]; /* in order of time */
    size_t change_count;
};

void write_script_draw(struct write_script *s, gsl_rng *rng, enum conflict_policy policy,
                       enum write_script_losses losses);
void write_script_release(struct write_script *s);

/* Plays it with an engine, to the end, and fills in what the changes find out. */
void write_script_play(struct write_script *s, struct multi_write *m, uint64_t seed);

#endif
