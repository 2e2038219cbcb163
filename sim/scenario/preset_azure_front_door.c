/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Azure Front Door Standard and Premium. Where Microsoft's documents disagree, the conceptual
 * documentation is taken. A probe timeout is not documented anywhere (AFD-03), so none is set. */
#include "sim/scenario/presets.h"

static const struct preset_value values[] = {
    {"kind", "anycast", "AFD-17: origins are chosen for each request at the edge", NULL},
    {"probe.interval", "30s", "AFD-02, concept page: default probe frequency of 30 seconds",
     "240 s in the REST and CLI references; 100 s in the portal quickstart and in samples; 10 s in "
     "a CLI example"},
    {"probe.rule", "window", "AFD-07: a number of the last samples must have succeeded", NULL},
    {"probe.sample_size", "4", "AFD-07, portal and Terraform default", NULL},
    {"probe.successful_samples_required", "3", "AFD-07, portal and Terraform default", NULL},
    {"probe.agree", "each", "AFD-07: each edge environment decides on its own samples", NULL},
    {"probe.low_traffic_slowdown", "1",
     "assumption: AFD-12 says that edge locations without traffic probe more slowly, not how much",
     NULL},
    {"additional_latency", "0s", "AFD-18, routing documentation: 0 ms",
     "50 ms is Terraform's default and that of samples; 50 ms makes nearly every European point of "
     "presence split over both regions of a European pair (AFD-20)"},
    {"session_affinity", "false", "AFD-21, routing documentation: disabled",
     "Terraform's default is true"},
    {"when_all_unhealthy", "route-to-all", "AFD-14: all origins are then used, round robin",
     "an experiment of 2023 saw priority still respected, as it is here; an older report saw no "
     "traffic at all"},
    {"retry_on_connect_failure", "true",
     "AFD-22, documentation change of 2026-08: a request is retried on another eligible origin if "
     "the connection fails",
     "the change was closed and its merge is not confirmed"},
    {"connect_timeout", "5s", "assumption: no document gives it", NULL},
    {"propagation", "{triangular: {min: 3m, mode: 20m, max: 45m}}",
     "AFD-26: 3 to 20 minutes in the FAQ, up to 45 minutes since the end of 2025",
     "3 to 5 minutes in the FAQ of 2020; 90 minutes for operations back to back; observers saw 20 "
     "to 50 minutes"},
};

const struct preset preset_azure_front_door = {
    .values = values,
    .count = sizeof values / sizeof values[0],
};
