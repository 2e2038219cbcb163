/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/clients.h"

static double hour_factor(const struct profile *p, size_t hour)
{
    return p->daily[hour % 24] * p->weekly[hour / 24];
}

double clients_factor(const struct profile *p, simtime t)
{
    return p->flat ? 1 : hour_factor(p, (size_t)(t % SIMTIME_WEEK / SIMTIME_HOUR));
}

/* Failed over offered requests is to be right to the last digit of a double, so the parts it is
 * made of must not be rounded to one. */
static long double extended_seconds(simtime t)
{
    return (long double)t / 1e9L;
}

/* Over [0, t) of one week, t at most a week. */
static long double integral_in_week(const struct profile *p, simtime t)
{
    size_t hours = (size_t)(t / SIMTIME_HOUR);
    long double sum = 0;
    for (size_t h = 0; h < hours; h++) {
        sum += hour_factor(p, h);
    }
    double rest = hours < WEEK_HOURS ? hour_factor(p, hours) : 0;
    return sum * 3600 + rest * extended_seconds(t % SIMTIME_HOUR);
}

long double clients_integral(const struct profile *p, simtime from, simtime to)
{
    if (p->flat) {
        return extended_seconds(to - from);
    }
    simtime step = from / SIMTIME_HOUR;
    if (to <= (step + 1) * SIMTIME_HOUR) { /* within one step: no difference of large sums */
        return clients_factor(p, from) * extended_seconds(to - from);
    }
    simtime weeks = to / SIMTIME_WEEK - from / SIMTIME_WEEK;
    return (long double)weeks * integral_in_week(p, SIMTIME_WEEK) +
           integral_in_week(p, to % SIMTIME_WEEK) - integral_in_week(p, from % SIMTIME_WEEK);
}

double clients_weekly_mean(const struct profile *p)
{
    return p->flat ? 1
                   : (double)(integral_in_week(p, SIMTIME_WEEK) / extended_seconds(SIMTIME_WEEK));
}

simtime clients_next_step(simtime t)
{
    return simtime_add(t - t % SIMTIME_HOUR, SIMTIME_HOUR);
}
