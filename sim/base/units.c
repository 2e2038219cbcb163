/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantities that are doubles, and integers. Each takes a number by units_scan and converts just
 * that much of the text, since strtod alone would also read hexadecimal, NaN and infinity. */
#include "sim/base/units.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "sim/base/units_table.h"

static const char no_rate[] = "a rate is a number and a unit, such as 800/s";
static const char out_of_range[] = "beyond the range of numbers";

/* The n characters of a decimal, times 10^shift. The shift goes into the exponent of the text, so
 * that 99.99% is the double nearest to 0.9999. */
static const char *convert(struct arena *a, const char *s, size_t n, int shift, double *ret)
{
    size_t mantissa = strcspn(s, "eE");
    long exponent = mantissa < n ? strtol(s + mantissa + 1, NULL, 10) : 0;
    double x;

    mantissa = mantissa < n ? mantissa : n;
    if (exponent > 100000 || exponent < -100000) {
        return out_of_range;
    }
    x = strtod(arena_printf(a, "%.*se%ld", (int)mantissa, s, exponent + shift), NULL);
    if (!isfinite(x) || (x == 0 && strcspn(s, "123456789") < mantissa)) {
        return out_of_range;
    }
    *ret = x;
    return NULL;
}

const char *units_number(struct arena *a, const char *s, double *ret)
{
    const char *wrong = units_look(a, s, "a number", "1.5", units_number);
    size_t n = units_scan(s, true);

    if (wrong) {
        return wrong;
    }
    if (n == 0) {
        return "a number is wanted";
    }
    if (s[n]) {
        return arena_printf(a, "a plain number is wanted: %.*s?", (int)n, s);
    }
    return convert(a, s, n, 0, ret);
}

static const char *parse_integer(struct arena *a, const char *s, double *ret)
{
    int64_t x = 0;
    const char *wrong = units_integer(a, s, &x);

    *ret = (double)x;
    return wrong;
}

const char *units_integer(struct arena *a, const char *s, int64_t *ret)
{
    const char *wrong = units_look(a, s, "a whole number", "3", parse_integer);
    size_t sign = s[0] == '+' || s[0] == '-', n = strspn(s + sign, UNITS_DIGITS);
    long long x;

    if (wrong) {
        return wrong;
    }
    if (n == 0 || s[sign + n]) {
        return "a whole number is wanted";
    }
    errno = 0;
    x = strtoll(s, NULL, 10);
    if (errno == ERANGE) {
        return "beyond the range of whole numbers (64 bits)";
    }
    *ret = x;
    return NULL;
}

const char *units_share(struct arena *a, const char *s, double *ret)
{
    const char *wrong = units_look(a, s, "a share", "20%", units_share);
    size_t n = units_scan(s, true);

    if (wrong) {
        return wrong;
    }
    if (n == 0 || (s[n] && strcmp(s + n, "%") != 0)) {
        return "a share is a number such as 0.2 or 20%";
    }
    return convert(a, s, n, s[n] ? -2 : 0, ret);
}

/* n: how much of s is its number. */
static const char *wrong_rate(struct arena *a, const char *s, size_t n)
{
    const char *respelt = units_respell(a, s);
    double x;

    if (strcmp(respelt, s) == 0 || units_rate(a, respelt, &x)) {
        respelt = arena_printf(a, "%.*s/s", (int)n, s);
    }
    return arena_printf(a, "a rate is per s, m, h, d or y: %s?", respelt);
}

const char *units_rate(struct arena *a, const char *s, double *ret_per_s)
{
    const char *wrong = units_look(a, s, "a rate", "800/s", units_rate);
    size_t n = units_scan(s, true);
    double x;

    if (wrong) {
        return wrong;
    }
    if (n == 0) {
        return no_rate;
    }
    if (s[0] == '-') {
        return "a rate cannot be negative";
    }
    if (s[n] != '/') {
        return s[n] == '%' ? no_rate : arena_printf(a, "a rate needs a unit: %.*s/s?", (int)n, s);
    }
    for (size_t i = 0; i < UNITS_RATES; i++) {
        if (strcmp(s + n + 1, units_times[i].name) == 0) {
            wrong = convert(a, s, n, 0, &x);
            if (!wrong) {
                *ret_per_s = x / simtime_seconds(units_times[i].length);
            }
            return wrong;
        }
    }
    return wrong_rate(a, s, n);
}

const char *units_size(struct arena *a, const char *s, double *ret_bytes)
{
    const char *wrong = units_look(a, s, "a size", "2KB", units_size);
    size_t n = units_scan(s, true);
    double x;

    if (wrong) {
        return wrong;
    }
    if (n == 0) {
        return "a size is a number and a unit, such as 2KB";
    }
    if (s[0] == '-') {
        return "a size cannot be negative";
    }
    if (!s[n]) {
        return arena_printf(a, "a size needs a unit: %sKB?", s);
    }
    for (size_t i = 0; i < UNITS_SIZES; i++) {
        if (strcmp(s + n, units_sizes[i].name) == 0) {
            wrong = convert(a, s, n, 0, &x);
            if (!wrong && !isfinite(x * units_sizes[i].bytes)) {
                wrong = out_of_range;
            }
            if (!wrong) {
                *ret_bytes = x * units_sizes[i].bytes;
            }
            return wrong;
        }
    }
    for (size_t i = 0; i < UNITS_SIZES; i++) {
        if (strcasecmp(s + n, units_sizes[i].name) == 0) {
            return arena_printf(a, "no unit of size is called %s: %.*s%s?", s + n, (int)n, s,
                                units_sizes[i].name);
        }
    }
    return arena_printf(
        a, "no unit of size is called %.40s: B, KB, MB, GB, TB, KiB, MiB, GiB or TiB", s + n);
}
