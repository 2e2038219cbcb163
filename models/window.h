/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verdict rules on the outcomes of a watch.
 *
 * window: the last sample_size outcomes, all successes at the start; healthy iff at least
 * successful_samples_required of them succeeded (AFD-07). consecutive: down after down_after
 * failures in a row, up after up_after successes in a row (TM-03, Global Accelerator, GCP). */
#ifndef MODELS_WINDOW_H
#define MODELS_WINDOW_H

#include <stdbool.h>

#include "models/watch.h"
#include "sim/scenario/scenario.h"

void window_reset(const struct probe *probe, struct watch *watch);
/* Takes in one outcome; true if the verdict changed. O(1). */
bool window_push(const struct probe *probe, struct watch *watch, bool ok);
/* No number of further outcomes x would change anything. */
bool window_settled(const struct probe *probe, const struct watch *watch, bool x);

#endif
