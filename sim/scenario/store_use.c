/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/store_use.h"

static void use_components(struct build *b)
{
    const struct store_input *in = b->in->stores.first;
    const struct scenario *sc = b->sc;
    bool *used = arena_array(b->reader->arena, sc->store_count + 1, sizeof *used);

    for (size_t s = 0; s < sc->stamp_count; s++) {
        for (size_t c = 0; c < sc->stamps[s].component_count; c++) {
            if (sc->stamps[s].components[c].store != SCENARIO_NONE) {
                used[sc->stamps[s].components[c].store] = true;
            }
        }
    }
    for (size_t i = 0; i < sc->store_count; i++) {
        if (!used[i]) {
            report_problem(b->reader,
                           &(struct problem){.code = "S215",
                                             .mark = in[i].item.mark,
                                             .path = in[i].item.path,
                                             .hint = "give a component of a stamp `store`",
                                             .warning = true},
                           "has no effect: no component is the way to it");
        }
    }
}

static bool may_lose_a_writer(const struct scenario *sc)
{
    bool may = false;

    for (size_t i = 0; i < sc->fault_count; i++) {
        enum fault_kind kind = sc->faults[i].kind;

        may = may || kind == FAULT_REGION_OUTAGE || kind == FAULT_COMPONENT_DOWN;
    }
    return may;
}

static void use_runbook(struct build *b)
{
    bool used = false;

    for (size_t i = 0; i < b->sc->store_count; i++) {
        used = used || b->sc->stores[i].failover.policy == FAILOVER_RUNBOOK;
    }
    if (b->sc->operations.failover.given && !used && b->reader->diag->errors == 0) {
        item_warning(b->reader, &b->in->operations.item, "failover", "S215",
                     "has no effect: no store has failover policy runbook");
    }
    bool wanted = !b->sc->operations.failover.given && may_lose_a_writer(b->sc);

    for (size_t i = 0; i < b->sc->store_count && wanted; i++) {
        const struct store_input *in = (const struct store_input *)b->in->stores.first + i;

        if (b->sc->stores[i].failover.policy == FAILOVER_RUNBOOK &&
            !item_failed(&b->in->item, "operations")) {
            report_problem(b->reader,
                           &(struct problem){.code = "S220",
                                             .mark = in->item.mark,
                                             .path = in->item.path,
                                             .hint = "write operations.failover: notice, gate, "
                                                     "approval",
                                             .warning = true},
                           "is failed over by a runbook that is not there: people would notice, "
                           "decide and approve in no time");
        }
    }
}

static void use_sessions(struct build *b)
{
    const struct client_input *in = b->in->clients.first;
    bool used = false;

    for (size_t i = 0; i < b->sc->store_count; i++) {
        used = used || b->sc->stores[i].consistency == CONSISTENCY_SESSION;
    }
    for (size_t i = 0; i < b->sc->group_count; i++) {
        const struct item *item = &in[i].item;

        if (item_given(item, "sessions") && !used) {
            item_warning(b->reader, item, "sessions", "S215",
                         "has no effect: no store has session consistency");
        } else if (item_given(item, "session_length") && !(b->sc->groups[i].sessions > 0)) {
            item_warning(b->reader, item, "session_length", "S215",
                         "has no effect without "
                         "sessions");
        }
    }
}

void store_use_check(struct build *b)
{
    use_components(b);
    use_runbook(b);
    use_sessions(b);
    if (item_given(&b->in->targets.item, "rpo") && b->sc->store_count == 0) {
        item_warning(b->reader, &b->in->targets.item, "rpo", "S215",
                     "has no effect: the scenario has no store");
        return;
    }
    bool writes = false;

    for (size_t i = 0; i < b->sc->group_count; i++) {
        writes = writes || b->sc->groups[i].write_share > 0;
    }
    if (item_given(&b->in->targets.item, "rpo") && !writes) {
        item_warning(b->reader, &b->in->targets.item, "rpo", "S215",
                     "is met by nobody writing: no client group has a write_share");
    }
}
