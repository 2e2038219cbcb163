/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Azure Traffic Manager with the priority or the weighted method: answers of its name servers,
 * which age at the clients. Several locations probe, each for itself (TM-04); how their verdicts
 * become one is not documented, so one of them is taken. */
#include "sim/scenario/presets.h"

static const struct preset_value values[] = {
    {"kind", "dns", "Traffic Manager documentation: it answers DNS queries and sees no request",
     NULL},
    {"observers", "1",
     "assumption: several locations count for themselves (TM-04), which of them decides is not "
     "documented",
     NULL},
    {"ttl", "30s", "TM-06, Azure CLI: default 30 s", "the reliability guide asks for 60 s or less"},
    {"probe.interval", "30s", "TM-01, Traffic Manager documentation: normal probing",
     "10 s for fast probing, at an extra charge"},
    {"probe.timeout", "10s",
     "TM-02, Traffic Manager documentation: default 10 s at the interval of 30 s",
     "9 s at the interval of 10 s"},
    {"probe.rule", "consecutive", "TM-03, Traffic Manager documentation: failures in a row", NULL},
    {"probe.down_after", "4",
     "TM-03, Traffic Manager documentation: three failures are tolerated, the fourth turns it",
     "a formula on the same page counts the retries alone (TM-07)"},
    {"probe.up_after", "1", "TM-05, Traffic Manager documentation: one success", NULL},
    {"probe.path", "deep", "assumption: the path that is probed is the user's own", NULL},
    {"when_all_unhealthy", "route-to-all",
     "TM-09, Traffic Manager documentation: all are answered as if healthy", NULL},
    {"connect_timeout", "5s", "assumption: the client's, no document gives it", NULL},
    {"propagation", "{uniform: {min: 0s, max: 60s}}",
     "assumption: a change is at the name servers within a minute", NULL},
};

const struct preset preset_azure_traffic_manager = {
    .values = values,
    .count = sizeof values / sizeof values[0],
};
