/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amazon Aurora Global Database: one region writes, and nobody but you fails it over. */
#include "sim/scenario/presets.h"

static const struct preset_value values[] = {
    {"model", "async", "AUR-01: the storage is replicated from the primary region", NULL},
    {"lag_of", "stream", "AUR-01: the storage is replicated; that it is in order is an assumption",
     NULL},
    {"lag", "{lognormal: {median: 300ms, p99: 1s}}",
     "AUR-01: typically under a second; the shape is an assumption", NULL},
    {"failover.policy", "runbook", "AUR-03: the failure of a region is not detected by itself",
     NULL},
    {"failover.promote", "1m", "AUR-02, disaster recovery workshop: RTO 1 minute",
     "the order of minutes in the RDS guide"},
};

const struct preset preset_aws_aurora_global = {
    .values = values,
    .count = sizeof values / sizeof values[0],
};
