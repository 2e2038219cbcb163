/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/decay.h"

#include <math.h>

#include "sim/base/die.h"

double decay_left(simtime constant, simtime u)
{
    return exp(-simtime_seconds(u) / simtime_seconds(constant));
}

double decay_mean(simtime constant, simtime from, simtime to)
{
    VERIFY(from < to);
    double length = simtime_seconds(to - from) / simtime_seconds(constant);
    return decay_left(constant, from) * -expm1(-length) / length;
}

simtime decay_step(simtime constant, double left, size_t parts)
{
    if (left < DECAY_NOTHING) {
        return SIMTIME_NEVER;
    }
    double part = 1 / (double)parts;
    double after = left > 2 * part ? left - part : left / 2;
    simtime step = simtime_from_seconds(log(left / after) * simtime_seconds(constant));
    return step > 0 ? step : 1;
}
