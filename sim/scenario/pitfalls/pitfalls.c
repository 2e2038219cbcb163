/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/pitfalls.h"

#include <string.h>

/* Sorted by id. */
const struct pitfall *const pitfalls[] = {
    &pitfall_automatic_failback,
    &pitfall_backup_over_rpo,
    &pitfall_blocking_sync,
    &pitfall_cross_region_dependency,
    &pitfall_degraded_sync,
    &pitfall_dns_caches,
    &pitfall_dns_ttl,
    &pitfall_early_acknowledgement,
    &pitfall_edge_never_fails,
    &pitfall_edge_outage_over_target,
    &pitfall_edge_promise,
    &pitfall_fail_closed,
    &pitfall_failover_over_rto,
    &pitfall_gate_over_rto,
    &pitfall_hair_trigger,
    &pitfall_in_process_sessions,
    &pitfall_jobs_without_authority,
    &pitfall_lww_delete,
    &pitfall_lww_ledger,
    &pitfall_lww_updates,
    &pitfall_nearest_defeated,
    &pitfall_no_common_cause,
    &pitfall_no_failover,
    &pitfall_no_headroom,
    &pitfall_nothing_fails,
    &pitfall_one_zone,
    &pitfall_overloaded,
    &pitfall_probe_load,
    &pitfall_release_at_once,
    &pitfall_retry_masks_nothing,
    &pitfall_retry_storm,
    &pitfall_rpo_below_lag,
    &pitfall_rpo_multi_write,
    &pitfall_rpo_zero_async,
    &pitfall_runbook_over_rto,
    &pitfall_same_region,
    &pitfall_session_affinity,
    &pitfall_shallow_probe,
    &pitfall_shared_probe,
    &pitfall_shared_store,
    &pitfall_single_stamp,
    &pitfall_skewed_clocks,
    &pitfall_slow_commit,
    &pitfall_slow_detection,
    &pitfall_split_brain,
    &pitfall_throughput_under_writes,
    &pitfall_unread_feed,
};

const size_t pitfall_count = sizeof pitfalls / sizeof *pitfalls;

const struct pitfall *pitfalls_find(const char *id)
{
    for (size_t i = 0; i < pitfall_count; i++) {
        if (strcmp(pitfalls[i]->id, id) == 0) {
            return pitfalls[i];
        }
    }
    return NULL;
}

void pitfalls_check(const struct scenario *sc, struct arena *a, struct diag *d)
{
    for (size_t i = 0; i < pitfall_count; i++) {
        struct search s = {.sc = sc, .arena = a, .diag = d, .rule = pitfalls[i]};
        pitfalls[i]->look(&s);
    }
}

static void add_rule(const struct pitfall *p, struct buf *out)
{
    buf_printf(out, "\n## %s\n\n", p->id);
    buf_printf(out, "%s", p->severity == SEVERITY_ERROR ? "An error" : "A warning");
    if (p->raised != NULL) {
        buf_printf(out, "; an error if %s", p->raised);
    }
    buf_printf(out, ".\n\n- Finds: %s.\n- Why: %s.\n- Mend: %s.\n", p->finds, p->reason, p->mend);
}

void pitfalls_reference(struct buf *out)
{
    buf_add(
        out,
        "# Pitfalls\n\n"
        "What `ninefold check FILE` finds in a scenario that can be played: each rule with what "
        "it\n"
        "finds, why that matters and how to mend it. An error puts a stated target out of reach, "
        "or\n"
        "silently loses data that was acknowledged, and `check` then ends with status 1; the rest\n"
        "are warnings. Rules go by closed forms: nothing is played, and what a simulation alone "
        "can\n"
        "tell, no rule tells. `ninefold explain RULE` shows one.\n\n"
        "This page is written by `ninefold describe pitfalls`.\n");
    for (size_t i = 0; i < pitfall_count; i++) {
        add_rule(pitfalls[i], out);
    }
}
