/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/factors.h"

#include <gsl/gsl_qrng.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/buf.h"
#include "sim/base/die.h"
#include "sim/base/units.h"

static const char blanks[] = " \t";

/* Where the value that begins at s ends: at a comma outside of quotes and brackets, or at the end.
 */
static size_t value_length(const char *s)
{
    size_t depth = 0, i = 0;
    for (char quote = '\0'; s[i]; i++) {
        if (quote) {
            if (s[i] == '\\' && quote == '"' && s[i + 1]) {
                i++;
            } else if (s[i] == quote) {
                quote = '\0';
            }
        } else if (s[i] == '"' || s[i] == '\'') {
            quote = s[i];
        } else if (s[i] == '[' || s[i] == '{') {
            depth++;
        } else if ((s[i] == ']' || s[i] == '}') && depth > 0) {
            depth--;
        } else if (s[i] == ',' && depth == 0) {
            break;
        }
    }
    return i;
}

static const char *trimmed(struct arena *a, const char *s, size_t length)
{
    size_t lead = strspn(s, blanks);
    lead = lead < length ? lead : length;
    while (length > lead && strchr(blanks, s[length - 1])) {
        length--;
    }
    return arena_strndup(a, s + lead, length - lead);
}

const char *factor_parse(struct arena *a, const char *text, struct factor *ret)
{
    size_t path = strcspn(text, "="), commas = 0;
    if (text[path] == '\0' || path == 0) {
        return "a path and a list of values are missing";
    }
    for (const char *s = text + path + 1; *s; s++) {
        commas += *s == ',';
    }
    const char **values = arena_array(a, commas + 1, sizeof *values);
    *ret = (struct factor){.path = arena_strndup(a, text, path), .values = values};
    for (const char *s = text + path + 1;; s++) {
        size_t length = value_length(s);
        values[ret->count] = trimmed(a, s, length);
        if (*values[ret->count] == '\0') {
            return "a value is missing";
        }
        ret->count++;
        s += length;
        if (*s == '\0') {
            return NULL;
        }
    }
}

const char *factors_twice(const struct factors *f)
{
    for (size_t i = 0; i < f->count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(f->items[i].path, f->items[k].path) == 0) {
                return f->items[i].path;
            }
        }
    }
    return NULL;
}

uint64_t factors_points(const struct factors *f)
{
    uint64_t points = 1;
    if (f->chosen) {
        return f->points;
    }
    for (size_t i = 0; i < f->count; i++) {
        if (points > UINT64_MAX / f->items[i].count) {
            return UINT64_MAX;
        }
        points *= f->items[i].count;
    }
    return points;
}

const char *factors_value(const struct factors *f, uint64_t point, size_t factor)
{
    if (f->chosen) {
        return f->chosen[point * f->count + factor];
    }
    for (size_t i = f->count - 1; i > factor; i--) {
        point /= f->items[i].count;
    }
    return f->items[factor].values[point % f->items[factor].count];
}

struct override *factors_overrides(const struct factors *f, uint64_t point, const char *name,
                                   struct arena *a)
{
    struct override *overrides = arena_array(a, f->count, sizeof *overrides);
    for (size_t i = 0; i < f->count; i++) {
        overrides[i] = (struct override){
            .name = name,
            .assignment = arena_printf(a, "%s=%s", f->items[i].path, factors_value(f, point, i)),
        };
    }
    return overrides;
}

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

const char *factors_sobol(struct arena *a, struct factors *f, uint64_t points)
{
    double u[DIMENSIONS];
    struct range ranges[DIMENSIONS];
    bool is_range[DIMENSIONS];
    if (f->count > DIMENSIONS) {
        return "Sobol's sequence has at most 40 factors";
    }
    const char **chosen = arena_array(a, points * f->count, sizeof *chosen);
    gsl_qrng *sequence = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned)f->count);
    VERIFY(sequence);
    for (size_t i = 0; i < f->count; i++) {
        is_range[i] = range_of(a, &f->items[i], &ranges[i]);
    }
    for (uint64_t p = 0; p < points; p++) {
        gsl_qrng_get(sequence, u);
        for (size_t i = 0; i < f->count; i++) {
            size_t level = (size_t)(u[i] * (double)f->items[i].count);
            chosen[p * f->count + i] =
                is_range[i] ? value_at(a, &ranges[i], u[i]) : f->items[i].values[level];
        }
    }
    gsl_qrng_free(sequence);
    f->chosen = chosen;
    f->points = points;
    return NULL;
}
