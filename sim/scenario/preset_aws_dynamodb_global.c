/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amazon DynamoDB global tables, the asynchronous kind (MREC). */
#include "sim/scenario/presets.h"

static const struct preset_value values[] = {
    {"model", "multi-write", "DDB-01: every replica takes writes", NULL},
    {"consistency", "eventual", "DDB-01: multi-region eventual consistency, the default",
     "tables of strong consistency exist since June 2025 (DDB-04): model sync"},
    {"lag_of", "write", "DDB-02: items replicate each for itself, and no transaction as a whole",
     NULL},
    {"lag", "{lognormal: {median: 500ms, p99: 2s}}",
     "DDB-01: typically within a second; the shape is an assumption, there is no SLA on it "
     "(DDB-03)",
     NULL},
    {"conflicts.policy", "lww", "DDB-02: the last writer wins, item by item, and nothing is logged",
     NULL},
    {"conflicts.path", "timestamp", "DDB-02: an internal timestamp", NULL},
    {"conflicts.granularity", "1ms", "assumption: no document gives it", NULL},
};

const struct preset preset_aws_dynamodb_global = {
    .values = values,
    .count = sizeof values / sizeof values[0],
};
