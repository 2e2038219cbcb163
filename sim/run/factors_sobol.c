/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_qrng.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/buf.h"
#include "sim/base/die.h"
#include "sim/base/units.h"
#include "sim/run/factors.h"

/* The ends of a range. */
struct range {
    double from, to;
    bool whole, duration; /* duration: in nanoseconds */
    const char *unit;     /* of both as written, unless they are durations */
};

static const char *unit_of(const char *value, double *ret_number)
{
    char *end;
    *ret_number = strtod(value, &end);
    return end == value || !isfinite(*ret_number) ? NULL : end;
}

static bool is_whole(const char *value)
{
    return value[strspn(value, "+-0123456789")] == '\0';
}

static bool range_of(struct arena *a, const struct factor *f, struct range *ret)
{
    simtime from, to;
    if (f->count != 2) {
        return false;
    }
    if (!units_duration(a, f->values[0], &from) && !units_duration(a, f->values[1], &to)) {
        *ret = (struct range){.from = (double)from, .to = (double)to, .duration = true};
        return true;
    }
    const char *unit = unit_of(f->values[0], &ret->from), *other = unit_of(f->values[1], &ret->to);
    ret->whole = is_whole(f->values[0]) && is_whole(f->values[1]);
    ret->duration = false;
    ret->unit = unit;
    return unit && other && strcmp(unit, other) == 0;
}

/* u in [0, 1). */
static const char *value_at(struct arena *a, const struct range *r, double u)
{
    if (r->whole) {
        double low = fmin(r->from, r->to), high = fmax(r->from, r->to);
        return arena_printf(a, "%.0f", low + floor(u * (high - low + 1)));
    }
    double x = r->from + u * (r->to - r->from);
    if (!r->duration) {
        return arena_printf(a, "%.6g%s", x, r->unit);
    }
    double grain = pow(10, fmax(0, floor(log10(fabs(r->to - r->from) + 1)) - 4)); /* readable */
    struct buf text = BUF_INIT;
    units_print_duration(&text, (simtime)(round(x / grain) * grain));
    const char *copy = arena_strdup(a, buf_text(&text));
    buf_release(&text);
    return copy;
}

enum { DIMENSIONS = 40 }; /* that GSL has */

/* How the values of factors lie over the unit interval. */
struct layout {
    const struct factors *factors;
    struct range ranges[DIMENSIONS];
    bool is_range[DIMENSIONS];
};

static struct layout layout_of(struct arena *a, const struct factors *f)
{
    struct layout l = {.factors = f};
    for (size_t i = 0; i < f->count; i++) {
        l.is_range[i] = range_of(a, &f->items[i], &l.ranges[i]);
    }
    return l;
}

static void place(struct arena *a, const struct layout *l, const double *u, const char **ret)
{
    for (size_t i = 0; i < l->factors->count; i++) {
        const struct factor *f = &l->factors->items[i];
        ret[i] = l->is_range[i] ? value_at(a, &l->ranges[i], u[i])
                                : f->values[(size_t)(u[i] * (double)f->count)];
    }
}

const char *factors_sobol(struct arena *a, struct factors *f, uint64_t points)
{
    double u[DIMENSIONS];
    if (f->count > DIMENSIONS) {
        return "Sobol's sequence has at most 40 factors";
    }
    const char **chosen = arena_array(a, points * f->count, sizeof *chosen);
    gsl_qrng *sequence = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned)f->count);
    VERIFY(sequence);
    struct layout l = layout_of(a, f);
    for (uint64_t p = 0; p < points; p++) {
        gsl_qrng_get(sequence, u);
        place(a, &l, u, chosen + p * f->count);
    }
    gsl_qrng_free(sequence);
    f->chosen = chosen;
    f->points = points;
    return NULL;
}

/* The first points of the sequence have much in common from one dimension to another. Those from a
 * power of two on, as many, are a shift of them that has not. */
static void skip_start(gsl_qrng *sequence, uint64_t rows)
{
    double u[DIMENSIONS];
    uint64_t block = 1;
    while (block < rows) {
        block *= 2;
    }
    for (uint64_t i = 1; i < block; i++) { /* GSL leaves out the first, which is all 0 */
        gsl_qrng_get(sequence, u);
    }
}

/* Two independent points, then the first with one value of the second at a time. */
static void add_row(const char **row, size_t factors)
{
    const char **other = row + factors;
    for (size_t i = 0; i < factors; i++) {
        const char **mixed = row + (2 + i) * factors;
        memcpy(mixed, row, factors * sizeof *row);
        mixed[i] = other[i];
    }
}

const char *factors_saltelli(struct arena *a, struct factors *f, uint64_t rows)
{
    double u[DIMENSIONS];
    size_t k = f->count;
    if (2 * k > DIMENSIONS) {
        return "Sobol's sequence has two points of at most 20 factors";
    }
    const char **chosen = arena_array(a, rows * (k + 2) * k, sizeof *chosen);
    gsl_qrng *sequence = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned)(2 * k));
    VERIFY(sequence);
    struct layout l = layout_of(a, f);
    skip_start(sequence, rows);
    for (uint64_t r = 0; r < rows; r++) {
        const char **row = chosen + r * (k + 2) * k;
        gsl_qrng_get(sequence, u);
        place(a, &l, u, row);
        place(a, &l, u + k, row + k);
        add_row(row, k);
    }
    gsl_qrng_free(sequence);
    f->chosen = chosen;
    f->points = rows * (k + 2);
    f->rows = rows;
    return NULL;
}
