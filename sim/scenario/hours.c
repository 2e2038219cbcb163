/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/hours.h"

#include <string.h>

static const simtime DAY = 24 * SIMTIME_HOUR;

static bool digit(char c, int *value)
{
    *value = 10 * *value + c - '0';
    return c >= '0' && c <= '9';
}

/* "08:30"; 24:00 is the end of the day. */
static bool clock_time(const char *text, simtime *ret)
{
    int hour = 0, minute = 0;
    bool good = digit(text[0], &hour) && digit(text[1], &hour) && text[2] == ':' &&
                digit(text[3], &minute) && digit(text[4], &minute);

    *ret = (simtime)hour * SIMTIME_HOUR + (simtime)minute * (SIMTIME_HOUR / 60);
    return good && minute < 60 && *ret <= DAY;
}

bool hours_parse(const char *text, struct hours *ret)
{
    *ret = (struct hours){.given = true};
    return strlen(text) == 11 && text[5] == '-' && clock_time(text, &ret->from) &&
           clock_time(text + 6, &ret->until) && ret->from < DAY && ret->until != ret->from;
}

simtime hours_next(const struct hours *hours, simtime t)
{
    simtime now = t % DAY;
    bool night = hours->until < hours->from; /* over midnight */
    bool within =
        night ? now >= hours->from || now < hours->until : now >= hours->from && now < hours->until;

    if (!hours->given || within) {
        return t;
    }
    simtime wait = now < hours->from ? hours->from - now : DAY - now + hours->from;

    return simtime_add(t, wait);
}
