/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Azure Cosmos DB for NoSQL that takes writes in every region. */
#include "sim/scenario/presets.h"

static const struct preset_value values[] = {
    {"model", "multi-write", "COS-11: the other regions go on taking writes", NULL},
    {"consistency", "session", "COS-01: the default", NULL},
    {"lag_of", "write", "assumption: partitions replicate each for itself", NULL},
    {"lag", "{lognormal: {median: 120ms, p99: 900ms}}",
     "assumption: no histogram is published (LAG-06)", "15 minutes are promised (COS-04)"},
    {"conflicts.policy", "lww", "COS-16: the default; a delete always wins", NULL},
    {"conflicts.path", "timestamp", "COS-16: /_ts, the default", NULL},
    {"conflicts.granularity", "1s", "COS-17: _ts counts seconds", NULL},
};

const struct preset preset_azure_cosmos_multi_write = {
    .values = values,
    .count = sizeof values / sizeof values[0],
};
