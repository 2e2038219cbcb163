/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/units_table.h"

#include <string.h>

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

const char *units_look(struct arena *a, const char *s, const char *what, const char *example)
{
    static const char blanks[] = " \t\r\n\v\f";
    size_t n = 0;
    char *joined;

    if (!strpbrk(s, blanks) && *s) {
        return NULL;
    }
    joined = arena_alloc(a, strlen(s) + 1);
    for (; *s; s++) {
        if (!strchr(blanks, *s)) {
            joined[n++] = *s;
        }
    }
    if (n == 0) {
        return arena_printf(a, "%s is wanted, such as %s", what, example);
    }
    return arena_printf(a, "%s has no white space in it: %s?", what, joined);
}
