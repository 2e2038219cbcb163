/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of two versions of which neither has seen the other. A policy tells, and changes
 * nothing. */
#include "models/multi_write_state.h"
#include "sim/base/die.h"

/* The higher path value; of equals the region earlier in store.regions, the hub as one who merges
 * after all. */
static bool incoming_by_path(const struct version *hub, const struct version *incoming)
{
    if (incoming->path != hub->path) {
        return incoming->path > hub->path;
    }
    return incoming->author < hub->author;
}

static bool incoming_by_lww(const struct version *hub, const struct version *incoming)
{
    if (incoming->deleted != hub->deleted) {
        return incoming->deleted;
    }
    return incoming_by_path(hub, incoming);
}

static enum verdict lww(const struct version *hub, const struct version *incoming)
{
    return incoming_by_lww(hub, incoming) ? VERDICT_INCOMING : VERDICT_HUB;
}

static enum verdict keep_live(const struct version *hub, const struct version *incoming)
{
    bool wins = incoming_by_path(hub, incoming);
    if (incoming->path == hub->path && incoming->deleted != hub->deleted) {
        wins = hub->deleted;
    }
    return wins ? VERDICT_INCOMING : VERDICT_HUB;
}

static enum verdict merge(struct multi_write *m, int64_t number, const struct version *hub,
                          const struct version *incoming)
{
    bool fails = stream_uniform(&m->merge) < m->store->conflicts.fails;
    if (m->witness) {
        struct multi_write_event event = {.kind = MULTI_WRITE_MERGE,
                                          .at = m->now,
                                          .region = m->hub,
                                          .to = m->hub,
                                          .entity = number,
                                          .merge_fails = fails};
        m->witness(m->subject, &event);
    }
    if (!fails || !m->counting) { /* untracked: put right at once */
        return VERDICT_MERGED;
    }
    return incoming_by_lww(hub, incoming) ? VERDICT_FEED_INCOMING : VERDICT_FEED_HUB;
}

enum verdict multi_write_policy(struct multi_write *m, int64_t number, const struct version *hub,
                                const struct version *incoming)
{
    switch (m->store->conflicts.policy) {
    case POLICY_LWW:
        return lww(hub, incoming);
    case POLICY_KEEP_LIVE:
        return keep_live(hub, incoming);
    case POLICY_MERGE:
        return merge(m, number, hub, incoming);
    case POLICY_APPEND:
    case POLICY_COUNTER:
        break;
    }
    BUG("conflict policy %d has no conflicts", (int)m->store->conflicts.policy);
}
