/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Simulated time: signed 64-bit nanoseconds since the start of the replication, 292 years of range.
 *
 * Integers make equal instants exactly equal and sums exact. A conversion from double saturates: an
 * exponential draw with a mean of 100 years exceeds the range 5 % of the time, and a plain cast of
 * such a value is undefined behaviour. SIMTIME_NEVER is later than every instant and absorbs sums.
 */
#ifndef SIM_BASE_SIMTIME_H
#define SIM_BASE_SIMTIME_H

#include <stdint.h>

typedef int64_t simtime;

#define SIMTIME_NEVER INT64_MAX
#define SIMTIME_SECOND INT64_C(1000000000)
#define SIMTIME_MINUTE (60 * SIMTIME_SECOND)
#define SIMTIME_HOUR (60 * SIMTIME_MINUTE)
#define SIMTIME_DAY (24 * SIMTIME_HOUR)
#define SIMTIME_WEEK (7 * SIMTIME_DAY)
#define SIMTIME_YEAR (365 * SIMTIME_DAY) /* a year is 365 days wherever this program says year */

/* Seconds to nanoseconds, rounded to nearest; at or beyond the range (NaN too): SIMTIME_NEVER, and
 * 0 for anything negative. */
static inline simtime simtime_from_seconds(double seconds)
{
    if (!(seconds < 9223372036.0)) { /* also true for NaN */
        return SIMTIME_NEVER;
    }
    return seconds <= 0 ? 0 : (simtime)(seconds * 1e9 + 0.5);
}

/* Nanoseconds to seconds, rounded once. */
static inline double simtime_seconds(simtime t)
{
    return (double)t / 1e9;
}

/* a + b for b >= 0, saturating at SIMTIME_NEVER. */
static inline simtime simtime_add(simtime a, simtime b)
{
    return a > SIMTIME_NEVER - b ? SIMTIME_NEVER : a + b;
}

#endif
