/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Google Cloud's global external Application Load Balancer. */
#include "sim/scenario/presets.h"

static const struct preset_value values[] = {
    {"kind", "anycast", "Cloud Load Balancing documentation: one anycast address", NULL},
    {"probe.interval", "5s", "GCP-01, Google Cloud documentation: check interval, default 5 s",
     NULL},
    {"probe.timeout", "5s", "GCP-01, Google Cloud documentation: timeout, default 5 s", NULL},
    {"probe.rule", "consecutive",
     "GCP-02, Google Cloud documentation: thresholds count probes in a row", NULL},
    {"probe.down_after", "2", "GCP-02, Google Cloud documentation: unhealthy threshold, default 2",
     NULL},
    {"probe.up_after", "2", "GCP-02, Google Cloud documentation: healthy threshold, default 2",
     NULL},
    {"probe.agree", "each",
     "assumption: several probers work side by side (GCP-02), how they agree is not documented",
     NULL},
    {"additional_latency", "0s",
     "Cloud Load Balancing documentation: the nearest region with capacity", NULL},
    {"when_all_unhealthy", "fail",
     "assumption: practitioners report 503 while no backend is healthy (GCP-03)", NULL},
    {"retry_on_connect_failure", "true",
     "assumption: practitioners report that a GET is tried once more (GCP-03)",
     "other methods are not retried unless a retry policy says so"},
    {"connect_timeout", "5s", "assumption: no document gives it", NULL},
    {"propagation", "{triangular: {min: 3m, mode: 20m, max: 45m}}",
     "assumption: no number in the documents; as Front Door's (AFD-26)", NULL},
};

const struct preset preset_gcp_load_balancer = {
    .values = values,
    .count = sizeof values / sizeof values[0],
};
