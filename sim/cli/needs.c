/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/needs.h"

#include <stddef.h>
#include <string.h>

/* The first prefix that fits takes the metric. */
static const struct {
    const char *prefix, *fields;
} needs[] = {
    {"conflicts.value_at_stake", "stores.*.operations"},
    {"conflicts.wrong_entities", "stores.*.operations"},
    {"cost.downtime", "cost.downtime_per_minute"},
    {"cost.lost_writes", "cost.lost_write"},
    {"cost.", "cost.price_book or cost.prices"},
    {"rpo.lost_value", "stores.*.value"},
    {"sla.month", "targets.availability, and a horizon of 730h or more"},
    {"sla.year", "targets.availability, and a horizon of 1y or more"},
};

const char *needs_of(const char *metric)
{
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++) {
        if (strncmp(metric, needs[i].prefix, strlen(needs[i].prefix)) == 0) {
            return needs[i].fields;
        }
    }
    return NULL;
}
