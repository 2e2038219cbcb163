/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who keeps the replications of an experiment as they are finished, and gives back those kept when
 * it was begun before. The store is one (sim/store/recorder.h). */
#ifndef SIM_RUN_KEEPER_H
#define SIM_RUN_KEEPER_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/arena.h"
#include "sim/stats/metric.h"

struct keeper {
    void *subject;
    /* Fills an empty row with the next replication that was kept before, from the first one of the
     * experiment on; incidents are allocated in the arena. False: there is none. NULL: none ever.
     */
    bool (*recall)(void *subject, struct arena *rows, struct row *ret);
    /* Keeps replications that have just been played, in the order of their numbers, all or none.
     * False: it could not, and the experiment ends. */
    bool (*keep)(void *subject, const struct row *rows, size_t count);
};

#endif
