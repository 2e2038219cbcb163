/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/units_table.h"

#include <string.h>
#include <strings.h>

const struct units_time units_times[UNITS_TIMES] = {
    {"y", SIMTIME_YEAR},
    {"d", SIMTIME_DAY},
    {"h", SIMTIME_HOUR},
    {"m", SIMTIME_MINUTE},
    {"s", SIMTIME_SECOND},
    {"ms", SIMTIME_SECOND / 1000},
    {"us", SIMTIME_SECOND / 1000000},
};

const struct units_size units_sizes[UNITS_SIZES] = {
    {"TB", 1e12},
    {"GB", 1e9},
    {"MB", 1e6},
    {"KB", 1e3},
    {"TiB", 1099511627776.0},
    {"GiB", 1073741824.0},
    {"MiB", 1048576.0},
    {"KiB", 1024.0},
    {"B", 1.0},
};

size_t units_scan(const char *s, bool with_exponent)
{
    size_t i = s[0] == '+' || s[0] == '-';
    size_t digits = strspn(s + i, UNITS_DIGITS);

    i += digits;
    if (s[i] == '.') {
        size_t more = strspn(s + i + 1, UNITS_DIGITS);

        if (more == 0) {
            return 0;
        }
        digits += more;
        i += 1 + more;
    }
    if (digits && with_exponent && (s[i] == 'e' || s[i] == 'E')) {
        size_t sign = s[i + 1] == '+' || s[i + 1] == '-';
        size_t more = strspn(s + i + 1 + sign, UNITS_DIGITS);

        i += more ? 1 + sign + more : 0;
    }
    return digits ? i : 0;
}

static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
static const char blanks[] = " \t\r\n\v\f";

/* What people write for units, in the singular, and units in another case. */
static const struct {
    const char *word, *unit;
} words[] = {
    {"year", "y"},  {"yr", "y"},
    {"day", "d"},   {"hour", "h"},
    {"hr", "h"},    {"minute", "m"},
    {"min", "m"},   {"second", "s"},
    {"sec", "s"},   {"millisecond", "ms"},
    {"msec", "ms"}, {"microsecond", "us"},
    {"usec", "us"}, {"per", "/"},
    {"ms", "ms"},   {"us", "us"},
    {"y", "y"},     {"d", "d"},
    {"h", "h"},     {"m", "m"},
    {"s", "s"},
};

/* The unit that a word stands for, else NULL. */
static const char *word_unit(const char *word, size_t length)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i].word);
        bool plural = length == n + 1 && (word[n] == 's' || word[n] == 'S');

        if ((length == n || plural) && strncasecmp(word, words[i].word, n) == 0) {
            return words[i].unit;
        }
    }
    return NULL;
}

const char *units_respell(struct arena *a, const char *s)
{
    char *text = arena_alloc(a, strlen(s) + 1); /* no unit is longer than its word */
    size_t n = 0;

    while (*s) {
        size_t length = strspn(s, letters);
        const char *unit = word_unit(s, length);

        length = length ? length : 1;
        if (unit) {
            n += strlen(strcpy(text + n, unit));
        } else if (!strchr(blanks, *s)) {
            memcpy(text + n, s, length);
            n += length;
        }
        s += length;
    }
    text[n] = '\0';
    return text;
}

const char *units_look(struct arena *a, const char *s, const char *what, const char *example,
                       units_parse_fn *parse)
{
    double x;

    if (!strpbrk(s, blanks) && *s) {
        return NULL;
    }
    const char *respelt = units_respell(a, s);

    if (!*respelt) {
        return arena_printf(a, "%s is wanted, such as %s", what, example);
    }
    if (parse(a, respelt, &x)) {
        return arena_printf(a, "%s has no white space in it, as in %s", what, example);
    }
    return arena_printf(a, "%s has no white space in it: %s?", what, respelt);
}
