/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regions go down and come back. */
#include <stdlib.h>
#include <string.h>

#include "models/multi_write_state.h"
#include "sim/base/die.h"

static void cut_off(struct multi_write *m, size_t region, bool cut)
{
    for (size_t r = 0; r < m->regions; r++) {
        if (r != region && cut) {
            multi_write_link_cut(m, region, r);
            multi_write_link_cut(m, r, region);
        } else if (r != region) {
            multi_write_link_restore(m, region, r);
            multi_write_link_restore(m, r, region);
        }
    }
}

/* The newest of the region's own writes that somebody else has applied. */
static uint32_t kept(const struct multi_write *m, uint32_t slot, size_t region)
{
    uint32_t newest = 0;
    for (size_t r = 0; r < m->regions; r++) {
        uint32_t seen = multi_write_version(m, slot, r)->vector[region];
        newest = r != region && !m->data_lost[r] && seen > newest ? seen : newest;
    }
    return newest;
}

/* Its own writes stay in its past as far as they are not lost, or their dots would be given out
 * twice. */
static void show_copy(struct multi_write *m, uint32_t slot, size_t region, size_t from)
{
    uint32_t own = kept(m, slot, region);
    memcpy(m->scratch, multi_write_version(m, slot, from), m->version_size);
    m->scratch->outcome = multi_write_slot(m, slot)->outcomes;
    m->scratch->vector[region] =
        own > m->scratch->vector[region] ? own : m->scratch->vector[region];
    multi_write_decide_show(m, slot, region, m->scratch);
}

static void show_blank(struct multi_write *m, uint32_t slot, size_t region)
{
    memset(m->scratch, 0, m->version_size);
    multi_write_decide_show(m, slot, region, m->scratch);
}

static void copy_hub(struct multi_write *m, size_t region)
{
    for (size_t i = 0; !m->everywhere && i < m->touched_count; i++) {
        show_copy(m, m->touched[i], region, m->hub);
    }
}

/* An own write that is on its way or set aside. */
static void show_newer(struct multi_write *m, size_t region, size_t hub, struct multi_write_key key)
{
    const struct message *message = multi_write_message(m, key.message);
    const struct version *v = multi_write_sent(message);
    const struct version *shown = multi_write_version(m, key.entity, region);
    const struct version *there = multi_write_version(m, key.entity, hub);
    if (m->lost_from[key.entity] && (message->flags & MESSAGE_ACCEPTED) && v->author == region &&
        v->counter > there->vector[region] && v->counter >= shown->vector[region]) {
        multi_write_decide_show(m, key.entity, region, v);
    }
}

static void show_newer_aside(struct multi_write *m, size_t region, size_t hub, size_t to)
{
    struct one_way *l = multi_write_link(m, region, to);
    struct multi_write_list aside = l->aside;
    l->aside = (struct multi_write_list){0};
    while (aside.count > 0) {
        struct multi_write_key key = multi_write_list_take(&m->blocks, &aside);
        show_newer(m, region, hub, key);
        multi_write_list_put(&m->blocks, &l->aside, key);
    }
}

/* Entities of which young writes were lost: the newest that the hub, or the next one, has not
 * applied, else what that shows. */
static void roll_back(struct multi_write *m, size_t region, size_t hub)
{
    struct one_way *l = multi_write_link(m, region, hub);
    struct multi_write_list way = {0}, waiting = {0};
    for (size_t i = 0; i < m->touched_count; i++) {
        if (m->lost_from[m->touched[i]]) {
            show_copy(m, m->touched[i], region, hub);
        }
    }
    multi_write_link_empty(m, l, &way, &waiting);
    while (way.count + waiting.count > 0) {
        bool waits = way.count == 0;
        struct multi_write_key key = multi_write_list_take(&m->blocks, waits ? &waiting : &way);
        show_newer(m, region, hub, key);
        multi_write_link_put(m, l, key, waits);
    }
    show_newer_aside(m, region, hub, hub);
    show_newer_aside(m, region, hub, region);
}

static size_t first_up(const struct multi_write *m)
{
    size_t r = 0;
    while (r < m->regions && m->down[r]) {
        r++;
    }
    return r;
}

void multi_write_down(struct multi_write *m, simtime now, size_t region, bool data_lost,
                      struct loss *ret_lost, struct loss *ret_stranded)
{
    multi_write_advance(m, now);
    VERIFY(region < m->regions && !m->down[region]);
    m->down[region] = true;
    m->data_lost[region] = data_lost;
    m->resends[region] = false;
    cut_off(m, region, true);
    m->lost_from = xcalloc(m->entity_count + 1, sizeof *m->lost_from);
    multi_write_loss_count(m, region, data_lost, ret_lost, ret_stranded);
    size_t hub = region == m->hub ? first_up(m) : m->hub;
    bool some_lost = !m->everywhere && ret_lost->count > 0 && hub < m->regions;
    if (some_lost && !data_lost) {
        roll_back(m, region, hub);
    }
    if (region == m->hub && hub < m->regions) {
        multi_write_hub_move(m, hub);
    }
    m->hub_missing = m->down[m->hub];
    if (some_lost && data_lost) {
        copy_hub(m, region);
    }
    free(m->lost_from);
    m->lost_from = NULL;
}

static void return_as_copy(struct multi_write *m, size_t region)
{
    if (region != m->hub) {
        copy_hub(m, region);
        return;
    }
    for (size_t i = 0; !m->everywhere && i < m->touched_count; i++) {
        show_blank(m, m->touched[i], region);
    }
    for (size_t r = 0; r < m->regions; r++) { /* all are down, and bring back what they have */
        m->resends[r] = r != region && !m->data_lost[r];
    }
}

void multi_write_outage_return(struct multi_write *m, size_t region)
{
    if (m->hub_missing && region != m->hub) {
        multi_write_hub_move(m, region);
    }
    m->hub_missing = false;
    if (m->data_lost[region]) {
        return_as_copy(m, region);
    } else if (region != m->hub && !m->everywhere) {
        multi_write_hub_resend(m, region);
    }
    m->data_lost[region] = m->resends[region] = false;
}

void multi_write_up(struct multi_write *m, simtime now, size_t region)
{
    multi_write_advance(m, now);
    VERIFY(region < m->regions && m->down[region]);
    m->down[region] = false;
    cut_off(m, region, false);
    multi_write_outage_return(m, region);
}

void multi_write_outage_settle(struct multi_write *m)
{
    size_t r = m->regions;
    memcpy(m->saved_down, m->down, r * sizeof(bool));
    memcpy(m->saved_down + r, m->data_lost, r * sizeof(bool));
    memcpy(m->saved_down + 2 * r, m->resends, r * sizeof(bool));
    for (size_t i = 0; i < r; i++) {
        if (m->down[i]) {
            m->down[i] = false;
            multi_write_outage_return(m, i);
        }
    }
}

void multi_write_outage_resume(struct multi_write *m)
{
    size_t r = m->regions;
    memcpy(m->down, m->saved_down, r * sizeof(bool));
    memcpy(m->data_lost, m->saved_down + r, r * sizeof(bool));
    memcpy(m->resends, m->saved_down + 2 * r, r * sizeof(bool));
    m->hub_missing = m->down[m->hub];
}
