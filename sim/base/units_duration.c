/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Durations are read in integers, so that 0.1s is exactly 100,000,000 ns. */
#include <string.h>

#include "sim/base/units.h"
#include "sim/base/units_table.h"

static const char too_long[] = "longer than the 292 years a simulation can have";

/* A number and its unit, as text. */
struct part {
    const char *whole, *fraction, *unit;
    size_t whole_length, fraction_length, unit_length;
};

/* Returns the length of the part at s, 0 if it does not begin with a number. */
static size_t scan_part(const char *s, struct part *ret)
{
    size_t number = units_scan(s, false);
    const char *point;

    if (number == 0) {
        return 0;
    }
    point = memchr(s, '.', number);
    ret->whole = s;
    ret->whole_length = point ? (size_t)(point - s) : number;
    ret->fraction = point ? point + 1 : s + number;
    ret->fraction_length = (size_t)(s + number - ret->fraction);
    ret->unit = s + number;
    ret->unit_length = strcspn(ret->unit, "." UNITS_DIGITS);
    return number + ret->unit_length;
}

/* Works from the last digit, where dividing by ten leaves a rest exactly if the whole would: what
 * is added before later divisions is a multiple of ten times the unit's share of that digit. */
static const char *scale(const struct part *p, simtime unit, simtime *ret)
{
    simtime whole = 0, fraction = 0;

    for (size_t i = 0; i < p->whole_length; i++) {
        simtime digit = p->whole[i] - '0';

        if (whole > (SIMTIME_NEVER - digit) / 10) {
            return too_long;
        }
        whole = whole * 10 + digit;
    }
    for (size_t i = p->fraction_length; i-- > 0;) {
        fraction += (p->fraction[i] - '0') * unit; /* below ten units: no overflow */
        if (fraction % 10) {
            return "finer than a nanosecond";
        }
        fraction /= 10;
    }
    if (whole > (SIMTIME_NEVER - fraction) / unit) {
        return too_long;
    }
    *ret = whole * unit + fraction;
    return NULL;
}

static const char *unknown_unit(struct arena *a, const struct part *p, const char *whole_text)
{
    int length = (int)(p->unit_length < 40 ? p->unit_length : 40);
    const char *respelt = units_respell(a, whole_text);
    simtime t;

    if (strcmp(respelt, whole_text) == 0 || units_duration(a, respelt, &t)) {
        respelt = NULL;
    }
    return arena_printf(a, "no unit of time is called %.*s: %s%s", length, p->unit,
                        respelt ? respelt : "us, ms, s, m, h, d or y", respelt ? "?" : "");
}

static const char *read_part(struct arena *a, const struct part *p, const char *whole_text,
                             size_t *next_unit, simtime *total)
{
    size_t i = 0;
    simtime value;
    const char *wrong;

    if (p->unit_length == 0) {
        i = *next_unit ? *next_unit : UNITS_TIME_SECOND;
        return arena_printf(a, "a duration needs a unit: %s%s?", whole_text,
                            units_times[i < UNITS_TIMES ? i : UNITS_TIMES - 1].name);
    }
    while (i < UNITS_TIMES && (strlen(units_times[i].name) != p->unit_length ||
                               memcmp(units_times[i].name, p->unit, p->unit_length) != 0)) {
        i++;
    }
    if (i == UNITS_TIMES) {
        return unknown_unit(a, p, whole_text);
    }
    if (i < *next_unit) {
        return "a duration has each unit once and larger ones first, as in 1h30m";
    }
    wrong = scale(p, units_times[i].length, &value);
    if (wrong) {
        return wrong;
    }
    if (value > SIMTIME_NEVER - 1 - *total) { /* NEVER itself is no duration */
        return too_long;
    }
    *total += value;
    *next_unit = i + 1;
    return NULL;
}

static const char *parse_duration(struct arena *a, const char *s, double *ret)
{
    simtime t = 0;
    const char *wrong = units_duration(a, s, &t);

    *ret = simtime_seconds(t);
    return wrong;
}

const char *units_duration(struct arena *a, const char *s, simtime *ret)
{
    const char *wrong = units_look(a, s, "a duration", "30s", parse_duration);
    const char *rest = s;
    size_t next_unit = 0;
    simtime total = 0;

    if (wrong) {
        return wrong;
    }
    if (*s == '-' && units_scan(s, false)) {
        return "a duration cannot be negative";
    }
    do {
        struct part part;
        size_t length = *rest == '+' || *rest == '-' ? 0 : scan_part(rest, &part);

        if (length == 0) {
            return "a duration is a number and a unit, such as 30s or 1h30m";
        }
        wrong = read_part(a, &part, s, &next_unit, &total);
        if (wrong) {
            return wrong;
        }
        rest += length;
    } while (*rest);
    *ret = total;
    return NULL;
}
