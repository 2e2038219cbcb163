/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AWS Global Accelerator, a standard accelerator: TCP from the nearest edge location to the nearest
 * healthy endpoint group. The time that a probe waits is not documented, so none is set. */
#include "sim/scenario/presets.h"

static const struct preset_value values[] = {
    {"kind", "anycast", "AWS Global Accelerator documentation: traffic enters at an edge location",
     NULL},
    {"probe.interval", "30s", "GA-01, AWS documentation: 10 or 30 seconds, default 30", NULL},
    {"probe.rule", "consecutive", "GA-02, AWS documentation: the threshold counts probes in a row",
     NULL},
    {"probe.down_after", "3", "GA-02, AWS documentation: threshold count, default 3", NULL},
    {"probe.up_after", "3", "GA-02, AWS documentation: the same threshold in both directions",
     NULL},
    {"probe.agree", "each", "assumption: edge locations act each for itself", NULL},
    {"additional_latency", "0s",
     "AWS Global Accelerator documentation: the endpoint group nearest to the client",
     "a traffic dial per region can move a share elsewhere"},
    {"when_all_unhealthy", "route-to-all",
     "GA-03, AWS documentation: without a healthy endpoint it fails open",
     "its failover page says a random endpoint of the nearest group, after three groups were "
     "tried"},
    {"retry_on_connect_failure", "false",
     "assumption: it forwards TCP and no document says that it tries another endpoint", NULL},
    {"connect_timeout", "5s", "assumption: no document gives it", NULL},
    {"propagation", "{triangular: {min: 3m, mode: 20m, max: 45m}}",
     "assumption: no document gives it; as Front Door's (AFD-26)",
     "documents of AWS speak of about 30 seconds for a traffic dial"},
};

const struct preset preset_aws_global_accelerator = {
    .values = values,
    .count = sizeof values / sizeof values[0],
};
