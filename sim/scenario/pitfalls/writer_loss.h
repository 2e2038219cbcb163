/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the loss of a store's writer does to targets.rto. */
#ifndef SIM_SCENARIO_PITFALLS_WRITER_LOSS_H
#define SIM_SCENARIO_PITFALLS_WRITER_LOSS_H

#include <stdbool.h>

#include "sim/scenario/scenario.h"

/* There is such a target, and writes to the store are so many of the requests that the service is
 * down without them. */
bool writer_loss_counts(const struct scenario *sc, const struct store *store);
/* Losses that outlast the target are so many of all incidents that they decide its percentile. True
 * without any fault: then the target is about this loss, whenever that may be. */
bool writer_loss_decides(const struct scenario *sc, const struct store *store);

#endif
