/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a study varies: fields of the scenario, each over a list of values, and the points where it
 * is played: all combinations of them, or so many that fill the space evenly. A point is a number
 * from 0; in the full grid the last factor turns fastest. */
#ifndef SIM_RUN_FACTORS_H
#define SIM_RUN_FACTORS_H

#include <stddef.h>
#include <stdint.h>

#include "sim/base/arena.h"
#include "sim/scenario/load.h"

struct factor {
    const char *path;
    const char *const *values; /* as a person would write them after PATH= */
    size_t count;
    const struct quotation *quoted; /* by value, where it was written; NULL: on a command line */
};

struct factors {
    struct factor *items;
    size_t count;
    const char *const *chosen; /* by point, then factor; NULL: the full grid */
    uint64_t points;           /* of those chosen */
    uint64_t rows;             /* that they are in (factors_saltelli); 0: in none */
};

/* "PATH=V1,V2,...": commas within quotes, brackets and braces part nothing, blanks around a value
 * are not its own. Returns NULL, or what is wrong, in a sentence without the text itself. */
const char *factor_parse(struct arena *a, const char *text, struct factor *ret);
/* NULL if no value stands twice, in other words perhaps (30s and 0.5m), else the second. */
const char *factor_twice(struct arena *a, const struct factor *f);
/* NULL if no path stands twice, else that path. */
const char *factors_twice(const struct factors *f);
/* Chooses points of Sobol's sequence (Bratley and Fox 1988, as GSL has it). Two values of a number
 * are the ends of a range, whole if both ends are; other lists are levels, met equally often.
 * Returns NULL, or what is wrong. */
const char *factors_sobol(struct arena *a, struct factors *f, uint64_t points);
/* Chooses points to tell by which factor moves a result most (sim/stats/sobol_index.h): rows of
 * count + 2 points, of which the first two are independent and the others the first with one value
 * of the second, by factor (Saltelli et al. 2010). Values are laid out as by factors_sobol, over
 * Sobol's sequence in twice as many dimensions. Returns NULL, or what is wrong. */
const char *factors_saltelli(struct arena *a, struct factors *f, uint64_t rows);
/* Points of the full grid, 1 without factors; UINT64_MAX if there are more. */
uint64_t factors_points(const struct factors *f);
/* Which value of a factor the point has. */
const char *factors_value(const struct factors *f, uint64_t point, size_t factor);
/* The settings of a point as overrides called `name`, one a factor. */
struct override *factors_overrides(const struct factors *f, uint64_t point, const char *name,
                                   struct arena *a);

#endif
