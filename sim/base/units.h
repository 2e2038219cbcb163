/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantities as people write them, and back.
 *
 *   duration  250us 250ms 30s 5m 2h 7d 1y, compound 1h30m      nanoseconds (simtime); 1y = 365 d
 *   rate      800/s 50/m 5/h 1/d 2/y                            per second
 *   share     0.2 or 20%                                        [0, 1] is not enforced here
 *   size      100B 2KB 1MB 1GB 1TB, 4KiB 1MiB 1GiB 1TiB         bytes; KB and so on are decimal
 *   number    plain decimal, 1e-6 too, no unit
 *   integer   digits, optional sign
 *
 * Durations are computed in integers: exact to the nanosecond, and an error where they are finer.
 * Of a compound duration the larger units come first. Other quantities are the double nearest to
 * the decimal that is written (99.99% is 0.9999), times their unit.
 *
 * A missing unit is an error where a unit exists (a lone 0 too), and so is white space. NaN,
 * infinity, hexadecimal and values beyond the range are errors, and so are negative durations,
 * rates and sizes. Parsers take the whole string or
 * fail: they return NULL and set *ret, or return a message (static storage or in the arena) fit to
 * follow "found X, ", such as "a duration needs a unit: 30s?". Nothing here depends on the locale.
 */
#ifndef SIM_BASE_UNITS_H
#define SIM_BASE_UNITS_H

#include <stdint.h>

#include "sim/base/arena.h"
#include "sim/base/buf.h"
#include "sim/base/simtime.h"

const char *units_duration(struct arena *a, const char *s, simtime *ret);
const char *units_rate(struct arena *a, const char *s, double *ret_per_s);
const char *units_share(struct arena *a, const char *s, double *ret);
const char *units_size(struct arena *a, const char *s, double *ret_bytes);
const char *units_number(struct arena *a, const char *s, double *ret);
const char *units_integer(struct arena *a, const char *s, int64_t *ret);

/* Prints as the parser reads, exactly: durations with the fewest units (90s is "1m30s", 1500 ms is
 * "1.5s", SIMTIME_NEVER is "never"), shares in percent. */
void units_print_duration(struct buf *out, simtime t);
void units_print_share(struct buf *out, double share);
void units_print_rate(struct buf *out, double per_s);
void units_print_size(struct buf *out, double bytes);
/* For people: seconds to about 4 significant digits in the unit that fits ("61.2 s", "4.21 min",
 * "820 ms", "0 s"). */
void units_human_seconds(struct buf *out, double seconds);

#endif
