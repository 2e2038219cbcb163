/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a stamp does under stress, of a scenario. */
#ifndef SIM_SCENARIO_SCENARIO_STRESS_H
#define SIM_SCENARIO_SCENARIO_STRESS_H

#include <stdint.h>

#include "sim/base/simtime.h"
#include "sim/rng/dist.h"

/* Instances of the app tier added under overload. */
struct autoscale {
    int64_t max_instances; /* with them; 0: none are added */
    simtime after;         /* of overload */
};

/* Capacity while caches are cold. */
struct warm_up {
    double initial;        /* share of the capacity at its beginning */
    simtime time_constant; /* 0: it does not cool down */
};

/* Configuration that comes to differ; when it does is a source of faults. */
struct drift {
    double affects;      /* share of diverted traffic that fails */
    simtime check_every; /* 0: no check finds it */
};

#endif
