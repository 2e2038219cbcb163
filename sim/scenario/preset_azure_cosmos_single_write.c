/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Azure Cosmos DB for NoSQL with one write region. */
#include "sim/scenario/presets.h"

static const struct preset_value values[] = {
    {"model", "async", "COS-09: one region writes, the others follow", NULL},
    {"consistency", "session", "COS-01: the default", NULL},
    {"round_trips", "2", "COS-05: a strong write takes two round trips; acts with model sync",
     NULL},
    {"lag", "{lognormal: {median: 120ms, p99: 900ms}}",
     "assumption: no histogram is published (LAG-06)", "15 minutes are promised (COS-04)"},
    {"failover.policy", "none",
     "COS-09: without service-managed failover writes wait for the whole outage",
     "with it they are down for up to an hour or more: policy automatic"},
    {"failover.decision", "1h",
     "COS-09: up to one hour or more with service-managed failover; acts with policy automatic",
     "an older table says under 15 minutes in all (LAG-02)"},
    {"failover.listener_ttl", "5m",
     "COS-12: an SDK reads the account's regions anew every 5 minutes",
     "an endpoint that fails is left within seconds, says the same page"},
};

const struct preset preset_azure_cosmos_single_write = {
    .values = values,
    .count = sizeof values / sizeof values[0],
};
