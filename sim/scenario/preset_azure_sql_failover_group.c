/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A failover group of Azure SQL Database as the CLI makes one: the customer fails it over. What the
 * provider would do instead stands beside it, for policy: automatic. No document tells how the lag
 * is distributed. */
#include "sim/scenario/presets.h"

static const struct preset_value values[] = {
    {"model", "async", "SQL-06: replication is asynchronous", NULL},
    {"lag_of", "stream", "SQL-06: the log is shipped; that it is in order is an assumption", NULL},
    {"lag", "{lognormal: {median: 1s, p99: 5s}}",
     "assumption: no histogram is published (LAG-06); 5 s is the RPO of SQL-05",
     "the metric replication_lag_sec shows your own"},
    {"failover.policy", "runbook",
     "SQL-01: customer managed (Manual), the default of the CLI and what Microsoft recommends",
     "Automatic, managed by Microsoft, acts only in an outage of the whole region (SQL-02)"},
    {"failover.grace_period", "1h",
     "SQL-03: default of the CLI, and the least; acts with policy automatic",
     "likely several hours at least, says the same documentation"},
    {"failover.decision", "{lognormal: {median: 7h, p95: 16h}}",
     "PGF-01: about 8 hours in the one known event, an hour of them grace; the spread is an "
     "assumption",
     "none: the table of 2021 says 1 hour in all (SQL-05)"},
    {"failover.promote", "{uniform: {min: 30s, max: 60s}}",
     "SQL-05: typically at most 60 s of downtime; 30 s for a manual failover of a database", NULL},
    {"failover.listener_ttl", "30s", "SQL-07: TTL of the listener's name", NULL},
};

const struct preset preset_azure_sql_failover_group = {
    .values = values,
    .count = sizeof values / sizeof values[0],
};
