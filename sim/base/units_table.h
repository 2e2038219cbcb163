/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parsers and printers of sim/base/units.h share: the units, and the scanner of decimals.
 */
#ifndef SIM_BASE_UNITS_TABLE_H
#define SIM_BASE_UNITS_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/arena.h"
#include "sim/base/simtime.h"

#define UNITS_DIGITS "0123456789"

/* From large to small, as a compound duration has them. The first UNITS_RATES serve rates too. */
enum { UNITS_TIMES = 7, UNITS_RATES = 5, UNITS_TIME_SECOND = 4, UNITS_SIZES = 9 };

struct units_time {
    const char *name;
    simtime length;
};

struct units_size {
    const char *name;
    double bytes;
};

extern const struct units_time units_times[UNITS_TIMES];
extern const struct units_size units_sizes[UNITS_SIZES]; /* the last is the byte */

/* Length of the decimal at s, 0 if there is none: [sign] digits [. digits] [e [sign] digits], of
 * which the digits before the point may be missing. */
size_t units_scan(const char *s, bool with_exponent);
/* s without white space, and with words for units of time written as units: "1 year" is 1y,
 * "10 per second" 10/s. */
const char *units_respell(struct arena *a, const char *s);

/* Takes the whole of s and returns NULL, or says what is wrong with it, as in sim/base/units.h. */
typedef const char *units_parse_fn(struct arena *a, const char *s, double *ret);
/* What is wrong with s whatever it should be: nothing in it, or white space; with what was meant
 * if that can be parsed. NULL if neither. */
const char *units_look(struct arena *a, const char *s, const char *what, const char *example,
                       units_parse_fn *parse);

#endif
