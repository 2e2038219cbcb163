/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/factors.h"

#include <math.h>
#include <string.h>

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

enum { QUANTITIES = 5 };

/* A value as each kind of quantity that it can be read as; NaN: it cannot. */
static void read_quantities(struct arena *a, const char *text, double ret[QUANTITIES])
{
    simtime time;
    ret[0] = units_duration(a, text, &time) ? NAN : (double)time;
    ret[1] = units_rate(a, text, &ret[1]) ? NAN : ret[1];
    ret[2] = units_share(a, text, &ret[2]) ? NAN : ret[2];
    ret[3] = units_size(a, text, &ret[3]) ? NAN : ret[3];
    ret[4] = units_number(a, text, &ret[4]) ? NAN : ret[4];
}

static bool same_quantity(const double a[QUANTITIES], const double b[QUANTITIES])
{
    for (size_t i = 0; i < QUANTITIES; i++) {
        if (a[i] == b[i]) {
            return true;
        }
    }
    return false;
}

const char *factor_twice(struct arena *a, const struct factor *f)
{
    double(*quantities)[QUANTITIES] = arena_array(a, f->count, sizeof *quantities);
    for (size_t i = 0; i < f->count; i++) {
        read_quantities(a, f->values[i], quantities[i]);
        for (size_t k = 0; k < i; k++) {
            if (strcmp(f->values[i], f->values[k]) == 0 ||
                same_quantity(quantities[i], quantities[k])) {
                return f->values[i];
            }
        }
    }
    return NULL;
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

/* Of a value between those that were written, the first. */
static const struct quotation *quotation_of(const struct factor *f, const char *value)
{
    size_t i = 0;
    while (f->quoted && i < f->count && strcmp(f->values[i], value) != 0) {
        i++;
    }
    return f->quoted ? &f->quoted[i < f->count ? i : 0] : NULL;
}

struct override *factors_overrides(const struct factors *f, uint64_t point, const char *name,
                                   struct arena *a)
{
    struct override *overrides = arena_array(a, f->count, sizeof *overrides);
    for (size_t i = 0; i < f->count; i++) {
        const char *value = factors_value(f, point, i);
        overrides[i] = (struct override){
            .name = name,
            .assignment = arena_printf(a, "%s=%s", f->items[i].path, value),
            .quoted = quotation_of(&f->items[i], value),
        };
    }
    return overrides;
}
