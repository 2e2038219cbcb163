/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stamps under stress are read into (sections.h). */
#ifndef SIM_SCENARIO_SECTIONS_STRESS_H
#define SIM_SCENARIO_SECTIONS_STRESS_H

#include "sim/scenario/scenario_stress.h"
#include "sim/schema/field.h"

struct autoscale_input {
    struct item item;
    struct autoscale out;
};

struct warm_up_input {
    struct item item;
    struct warm_up out;
};

struct drift_input {
    struct item item;
    struct drift out;
    struct dist every, fix_after;
};

#endif
