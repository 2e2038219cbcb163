/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is printed here reads back as the same value, bit for bit; among such texts a short one is
 * taken. */
#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/units.h"
#include "sim/base/units_table.h"

/* value in units of 10^-digits, without zeros at the end. */
static void add_fraction(struct buf *out, uint64_t value, uint64_t unit, const char *name)
{
    uint64_t rest = value % unit;

    buf_printf(out, "%" PRIu64, value / unit);
    if (rest) {
        buf_add_char(out, '.');
        for (; rest; rest %= unit) {
            rest *= 10;
            buf_add_char(out, (char)('0' + rest / unit));
        }
    }
    buf_add(out, name);
}

void units_print_duration(struct buf *out, simtime t)
{
    uint64_t rest = t < 0 ? 0 - (uint64_t)t : (uint64_t)t;

    if (t == SIMTIME_NEVER) {
        buf_add(out, "never");
        return;
    }
    buf_add(out, t < 0 ? "-" : "");
    if (rest == 0) {
        buf_add(out, "0s");
    }
    for (size_t i = 0; i < UNITS_TIME_SECOND; i++) {
        uint64_t unit = (uint64_t)units_times[i].length;

        if (rest >= unit) {
            buf_printf(out, "%" PRIu64 "%s", rest / unit, units_times[i].name);
            rest %= unit;
        }
    }
    if (rest) {
        size_t i = UNITS_TIME_SECOND;

        while (i < UNITS_TIMES - 1 && rest < (uint64_t)units_times[i].length) {
            i++;
        }
        add_fraction(out, rest, (uint64_t)units_times[i].length, units_times[i].name);
    }
}

/* The digits of the share with its exponent raised by two are the percentage; mostly they also are
 * the shortest text of the double nearest to it, which is easier to read. */
void units_print_share(struct buf *out, double share)
{
    char text[40], shifted[40];
    struct buf percent = BUF_INIT;
    int digits = 0;
    char *e;

    if (!isfinite(share)) {
        buf_add_number(out, share);
        return;
    }
    do {
        snprintf(text, sizeof text, "%.*e", digits++, share);
    } while (digits < DBL_DECIMAL_DIG && strtod(text, NULL) != share);
    e = strchr(text, 'e');
    snprintf(shifted, sizeof shifted, "%.*se%+ld", (int)(e - text), text,
             strtol(e + 1, NULL, 10) + 2);
    buf_add_number(&percent, strtod(shifted, NULL));
    e = strchr(percent.text, 'e');
    if (!e) {
        snprintf(text, sizeof text, "%se-2", percent.text);
    }
    buf_add(out, !e && strtod(text, NULL) == share ? percent.text : shifted);
    buf_add_char(out, '%');
    buf_release(&percent);
}

/* Takes text if it is shorter by more than `margin` characters. */
static void keep_shorter(char *best, const char *text, size_t margin)
{
    if (!best[0] || strlen(text) + margin < strlen(best)) {
        strcpy(best, text);
    }
}

void units_print_rate(struct buf *out, double per_s)
{
    char best[40] = "", text[40];

    for (size_t i = UNITS_RATES; i-- > 0;) {
        double seconds = simtime_seconds(units_times[i].length);

        snprintf(text, sizeof text, "%.15g", per_s * seconds);
        if (strtod(text, NULL) / seconds == per_s) {
            strcat(strcat(text, "/"), units_times[i].name);
            keep_shorter(best, text, 2); /* 1.5/s rather than 90/m */
        }
    }
    if (best[0] && isfinite(per_s)) {
        buf_add(out, best);
    } else {
        buf_add_number(out, per_s);
        buf_add(out, "/s");
    }
}

void units_print_size(struct buf *out, double bytes)
{
    char best[40] = "", text[40];

    for (size_t i = 0; i < UNITS_SIZES; i++) {
        snprintf(text, sizeof text, "%.15g", bytes / units_sizes[i].bytes);
        if (strtod(text, NULL) * units_sizes[i].bytes == bytes) {
            keep_shorter(best, strcat(text, units_sizes[i].name), 0);
        }
    }
    if (best[0] && bytes != 0 && isfinite(bytes)) {
        buf_add(out, best);
    } else {
        buf_add_number(out, bytes);
        buf_add(out, "B");
    }
}

void units_human_seconds(struct buf *out, double seconds)
{
    /* each unit up to where the next one reads better */
    static const struct {
        double below, length;
        const char *name;
    } scale[] = {
        {1e-3, 1e-6, "us"},        {1, 1e-3, "ms"},     {120, 1, "s"},
        {7200, 60, "min"},         {172800, 3600, "h"}, {2 * 31536000.0, 86400, "d"},
        {INFINITY, 31536000, "y"},
    };
    size_t i = 0;

    if (!isfinite(seconds)) {
        buf_add(out, isnan(seconds) ? "-" : seconds > 0 ? "never" : "-never");
        return;
    }
    if (seconds == 0) {
        buf_add(out, "0 s");
        return;
    }
    while (fabs(seconds) >= scale[i].below) {
        i++;
    }
    seconds /= scale[i].length;
    buf_printf(out, fabs(seconds) >= 9999.5 ? "%.0f %s" : "%.4g %s", seconds, scale[i].name);
}
