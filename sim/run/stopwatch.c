/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/stopwatch.h"

#include <time.h>

#include "sim/base/die.h"

int64_t stopwatch_now(void)
{
    struct timespec t;
    VERIFY(clock_gettime(CLOCK_MONOTONIC, &t) == 0);
    return (int64_t)t.tv_sec * 1000 * STOPWATCH_MS + t.tv_nsec;
}

void stopwatch_pause(long nanoseconds)
{
    nanosleep(&(struct timespec){.tv_nsec = nanoseconds}, NULL);
}
