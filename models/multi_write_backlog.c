/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What piled up behind a cut and leaves all at once.
 *
 * Of the messages about one entity a later one has seen all that an earlier one has. If it also
 * arrives earlier, nothing comes of the earlier one: an outcome is older than what was taken, a
 * write lies in the past of what the hub shows. Behind a long cut that is most of them, so they are
 * passed over: kept apart and not played. It holds while no region goes down. When one does, they
 * are put back where they would be, since what nobody has applied is counted by its messages. */
#include <stdlib.h>

#include "models/multi_write_state.h"
#include "sim/base/die.h"

/* Later ones leave, and so arrive, in another order only where each has a delay of its own. */
static bool passes_over(const struct multi_write *m, const struct one_way *l)
{
    return m->calm && !m->everywhere && m->store->order == ORDER_NONE &&
           (l->from == m->hub || l->to == m->hub);
}

static bool may_be_passed(const struct multi_write *m, const struct one_way *l,
                          const struct multi_write_key *key)
{
    return l->from == m->hub || key->own > 0;
}

/* Marks, from the last to the first, those that arrive after a later one: their delay d becomes
 * -1 - d. */
static void mark(struct multi_write *m, struct one_way *l)
{
    size_t count = 0;
    uint32_t *blocks = xcalloc(l->waiting.count + 1, sizeof *blocks);
    simtime *soonest = xcalloc(m->entity_count + 1, sizeof *soonest); /* and 1; 0: none */
    for (uint32_t b = l->waiting.first; b; b = m->blocks.all[b].next) {
        blocks[count++] = b;
    }
    while (count-- > 0) {
        struct multi_write_block *block = &m->blocks.all[blocks[count]];
        uint32_t first = count == 0 ? l->waiting.taken : 0;
        for (uint32_t i = block->used; i-- > first;) {
            struct multi_write_key *key = &block->keys[i];
            simtime *known = &soonest[key->entity];
            if (!may_be_passed(m, l, key)) {
                continue;
            }
            if (*known && *known - 1 < key->at) {
                key->at = -1 - key->at;
            } else {
                *known = key->at + 1;
            }
        }
    }
    free(blocks);
    free(soonest);
}

void multi_write_backlog_leave(struct multi_write *m, struct one_way *l)
{
    bool some = l->waiting.count > 1 && passes_over(m, l);
    if (some) {
        mark(m, l);
    }
    while (l->waiting.count > 0) {
        struct multi_write_key key = multi_write_list_take(&m->blocks, &l->waiting);
        if (key.at >= 0) {
            multi_write_link_leave(m, l, key);
            continue;
        }
        key.at = simtime_add(multi_write_link_clock(m, l), -1 - key.at);
        multi_write_list_put(&m->blocks, &l->passed_over, key);
    }
    l->passed_until = some ? l->last_arrival : l->passed_until;
}

void multi_write_backlog_done(struct multi_write *m, struct one_way *l)
{
    bool arrived = multi_write_link_clock(m, l) > l->passed_until;
    while (arrived && l->aside.count == 0 && l->passed_over.count > 0) {
        multi_write_message_free(m, multi_write_list_take(&m->blocks, &l->passed_over).message);
    }
}

/* Of a first sending: has the receiver seen it? */
static bool is_applied(const struct multi_write *m, const struct one_way *l,
                       const struct multi_write_key *key)
{
    return key->own == 0 || key->own <= multi_write_version(m, key->entity, l->to)->vector[l->from];
}

void multi_write_backlog_return(struct multi_write *m)
{
    for (size_t i = 0; i < m->regions * m->regions; i++) {
        struct one_way *l = &m->links[i];
        simtime clock = multi_write_link_clock(m, l);
        while (l->passed_over.count > 0) {
            struct multi_write_key key = multi_write_list_take(&m->blocks, &l->passed_over);
            if (key.at >= clock) {
                key.at -= clock;
                multi_write_link_put(m, l, key, false);
            } else if (is_applied(m, l, &key)) {
                multi_write_message_free(m, key.message);
            } else {
                multi_write_list_put(&m->blocks, &l->aside, key);
            }
        }
    }
    m->calm = false;
}
