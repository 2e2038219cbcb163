/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of `check`, and what they find in a scenario. */
#ifndef SIM_SCENARIO_PITFALLS_PITFALLS_H
#define SIM_SCENARIO_PITFALLS_PITFALLS_H

#include <stddef.h>

#include "sim/base/buf.h"
#include "sim/scenario/pitfalls/pitfall.h"

extern const struct pitfall pitfall_automatic_failback, pitfall_backup_over_rpo,
    pitfall_blocking_sync, pitfall_cross_region_dependency, pitfall_degraded_sync,
    pitfall_dns_caches, pitfall_dns_ttl, pitfall_early_acknowledgement, pitfall_edge_never_fails,
    pitfall_edge_outage_over_target, pitfall_edge_promise, pitfall_fail_closed,
    pitfall_failover_over_rto, pitfall_gate_over_rto, pitfall_hair_trigger,
    pitfall_in_process_sessions, pitfall_jobs_without_authority, pitfall_lww_delete,
    pitfall_lww_ledger, pitfall_lww_updates, pitfall_nearest_defeated, pitfall_no_common_cause,
    pitfall_no_failover, pitfall_no_headroom, pitfall_nothing_fails, pitfall_one_zone,
    pitfall_overloaded, pitfall_probe_load, pitfall_release_at_once, pitfall_retry_masks_nothing,
    pitfall_retry_storm, pitfall_rpo_below_lag, pitfall_rpo_multi_write, pitfall_rpo_zero_async,
    pitfall_runbook_over_rto, pitfall_same_region, pitfall_session_affinity, pitfall_shallow_probe,
    pitfall_shared_probe, pitfall_shared_store, pitfall_single_stamp, pitfall_skewed_clocks,
    pitfall_slow_commit, pitfall_slow_detection, pitfall_split_brain,
    pitfall_throughput_under_writes, pitfall_unread_feed;

extern const struct pitfall *const pitfalls[]; /* sorted by id */
extern const size_t pitfall_count;

/* NULL if there is no such rule. */
const struct pitfall *pitfalls_find(const char *id);
/* Adds what all rules find to diag. */
void pitfalls_check(const struct scenario *sc, struct arena *a, struct diag *d);
/* The page of all rules, as Markdown. */
void pitfalls_reference(struct buf *out);

#endif
