/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edge of a scenario: the global layer in front of its stamps, and how it learns of their
 * health. */
#ifndef SIM_SCENARIO_SCENARIO_EDGE_H
#define SIM_SCENARIO_SCENARIO_EDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/base/diag.h"
#include "sim/base/simtime.h"
#include "sim/rng/dist.h"

enum pop_traffic_kind { POP_TRAFFIC_UNIFORM, POP_TRAFFIC_ZIPF, POP_TRAFFIC_SHARES };

enum edge_kind { EDGE_ANYCAST, EDGE_DNS, EDGE_NONE };
enum probe_rule { RULE_WINDOW, RULE_CONSECUTIVE };
enum probe_path { PATH_DEEP, PATH_SHALLOW, PATH_LISTED };
enum when_all_unhealthy { ALL_UNHEALTHY_ROUTE, ALL_UNHEALTHY_FAIL };

struct probe {
    simtime interval, timeout, jitter;
    simtime phase; /* SIMTIME_NEVER: uniform on [0, interval) per observer and origin */
    enum probe_rule rule;
    int64_t sample_size, successful_samples_required; /* window */
    int64_t down_after, up_after;                     /* consecutive */
    bool agrees;           /* observers make one verdict; otherwise each acts for itself */
    double agree;          /* healthy iff more than this share of observers say so */
    simtime fast_interval; /* between probes after a failure; 0: the interval */
    enum probe_path path;
    const char *const *listed; /* component names, PATH_LISTED */
    size_t listed_count;
    double loss;
    double low_traffic_slowdown;
};

/* How long clients hold the answer of a DNS edge. */
struct hold {
    simtime ttl;
    double overrun;    /* share of clients that hold it longer */
    struct dist extra; /* by this much; seconds */
};

struct edge {
    const char *preset; /* NULL: none */
    enum edge_kind kind;
    struct probe probe;
    int64_t observers; /* probing locations of a DNS edge; others probe from points of presence */
    struct hold hold;  /* of a DNS edge */
    simtime additional_latency;
    enum when_all_unhealthy when_all_unhealthy;
    bool retry_on_connect_failure;
    bool session_affinity; /* anycast */
    simtime connect_timeout;
    struct dist propagation; /* seconds */
    enum pop_traffic_kind pop_traffic;
    double zipf;
    const double *shares; /* POP_TRAFFIC_SHARES: one a POP of every group, normalised */
    size_t share_count;
    simtime pop_reroute;
    struct mark mark;
};

#endif
