/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long an edge takes to lead clients away from a stamp that is gone, in closed form. */
#ifndef SIM_SCENARIO_PITFALLS_TIMING_H
#define SIM_SCENARIO_PITFALLS_TIMING_H

#include <stdbool.h>

#include "sim/scenario/scenario.h"

/* Failed probes that turn a verdict. */
int64_t timing_failures(const struct probe *probe);
/* Mean seconds until so few clients of a stamp with this share of all requests are left there that
 * targets.success_ratio is met (V-06): the wait for the deciding observer's probes, one interval at
 * a time, or fast_interval where that is asked for. drops: nothing answers a probe, so that each
 * failure is known a timeout later. Without what DNS caches add. 0: nobody needs to leave. */
double timing_detect(const struct scenario *sc, double share, bool drops);
/* Of those who were told the stamp, the share that must have left. */
double timing_leaving(const struct scenario *sc, double share);
/* Seconds until enough clients of a DNS edge have let go of an old answer: the time-to-live, and
 * what those who overrun it add. 0 for other edges. */
double timing_drain(const struct scenario *sc, double share);

#endif
