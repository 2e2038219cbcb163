/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hours of the day in which something is done: "08:00-18:00" UTC, every day; "22:00-05:00" goes
 * over midnight. A replication starts at midnight. */
#ifndef SIM_SCENARIO_HOURS_H
#define SIM_SCENARIO_HOURS_H

#include <stdbool.h>

#include "sim/base/simtime.h"

struct hours {
    bool given;          /* otherwise at all hours */
    simtime from, until; /* since midnight; until <= from: of the next day */
};

/* False where the text is none, or both ends are the same. */
bool hours_parse(const char *text, struct hours *ret);
/* The first instant from t on that lies within them; their end itself does not. */
simtime hours_next(const struct hours *hours, simtime t);

#endif
