/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What operations and the answers of a dns edge are read into (sections.h). */
#ifndef SIM_SCENARIO_SECTIONS_OPERATIONS_H
#define SIM_SCENARIO_SECTIONS_OPERATIONS_H

#include "sim/scenario/scenario_operations.h"
#include "sim/schema/field.h"

struct overrun_input {
    struct item item;
    double share;
    struct dist extra;
};

struct gate_input {
    struct item item;
    int64_t checks;
    simtime every, timeout;
};

struct runbook_input {
    struct item item;
    struct runbook out;
    struct gate_input gate;
    const char *office_hours;
    struct dist promote;
};

struct canary_input {
    struct item item;
    struct canary out;
};

struct lag_alert_input {
    struct item item;
    simtime above, after;
};

struct alerts_input {
    struct item item;
    simtime edge;
    struct lag_alert_input lag;
};

struct failback_input {
    struct item item;
    int mode;
    const char *quiet_window;
};

struct glass_edge_input {
    struct item item;
    int kind;
    simtime ttl;
    struct overrun_input overrun;
};

struct break_glass_input {
    struct item item;
    struct glass_edge_input edge;
    int after;
    struct dist notice, decide;
};

struct job_input {
    struct item item;
    struct job out;
    struct name region;
    int authority;
};

struct operations_input {
    struct item item;
    struct canary_input canary;
    struct alerts_input alerts;
    struct runbook_input failover;
    struct failback_input failback;
    struct break_glass_input break_glass;
};

#endif
