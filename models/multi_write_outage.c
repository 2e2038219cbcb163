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

/* A dot that anybody has seen is never given again. */
static void keep_counter(const struct multi_write *m, uint32_t slot, size_t region)
{
    uint32_t *counter = &m->scratch->vector[region];
    for (size_t r = 0; r < m->regions; r++) {
        uint32_t seen = multi_write_version(m, slot, r)->vector[region];
        if (r != region && !m->data_lost[r] && seen > *counter) {
            *counter = seen;
        }
    }
}

static void show_hub(struct multi_write *m, uint32_t slot, size_t region)
{
    memcpy(m->scratch, multi_write_version(m, slot, m->hub), m->version_size);
    m->scratch->outcome = multi_write_slot(m, slot)->outcomes;
    keep_counter(m, slot, region);
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
        show_hub(m, m->touched[i], region);
    }
}

/* The newest of what it has sent and is left of an entity of which young writes were lost. */
void multi_write_outage_roll_back(struct multi_write *m, uint32_t slot, size_t region,
                                  const struct version *left)
{
    const struct version *shown = multi_write_version(m, slot, region);
    bool newer = left->vector[region] > shown->vector[region] ||
                 (left->vector[region] == shown->vector[region] && left->outcome > shown->outcome);
    if (!m->rolled_back[slot] || newer) {
        multi_write_decide_show(m, slot, region, left);
        m->rolled_back[slot] = true;
    }
}

/* Once it is known which is the newest. */
static void keep_counters(struct multi_write *m, size_t region)
{
    for (size_t i = 0; i < m->touched_count; i++) {
        uint32_t slot = m->touched[i];
        if (m->rolled_back[slot]) {
            memcpy(m->scratch, multi_write_version(m, slot, region), m->version_size);
            keep_counter(m, slot, region);
            multi_write_decide_show(m, slot, region, m->scratch);
        }
    }
}

/* Where nothing is left, what the hub shows. */
static void roll_back(struct multi_write *m, size_t region)
{
    for (size_t i = 0; i < m->touched_count; i++) {
        uint32_t slot = m->touched[i];
        if (m->lost_from[slot] && !m->rolled_back[slot]) {
            show_hub(m, slot, region);
        }
    }
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
    multi_write_alone_land_all(m);
    multi_write_backlog_return(m);
    m->down[region] = true;
    m->data_lost[region] = data_lost;
    cut_off(m, region, true);
    m->lost_from = xcalloc(m->entity_count + 1, sizeof *m->lost_from);
    m->rolled_back = xcalloc(m->entity_count + 1, sizeof *m->rolled_back);
    multi_write_loss_count(m, region, data_lost, ret_lost, ret_stranded);
    keep_counters(m, region);
    if (region == m->hub && first_up(m) < m->regions) {
        multi_write_hub_move(m, first_up(m));
    }
    m->hub_missing = m->down[m->hub];
    if (!m->everywhere && ret_lost->count > 0 && m->hub != region) {
        if (data_lost) {
            copy_hub(m, region);
        } else {
            roll_back(m, region);
        }
    }
    free(m->lost_from);
    free(m->rolled_back);
    m->lost_from = NULL;
    m->rolled_back = NULL;
}

static void return_empty(struct multi_write *m, size_t region)
{
    for (size_t i = 0; !m->everywhere && i < m->touched_count; i++) {
        show_blank(m, m->touched[i], region);
    }
}

void multi_write_outage_return(struct multi_write *m, size_t region)
{
    bool first = m->hub_missing;
    m->hub_missing = false;
    if (first && m->data_lost[region]) {
        return_empty(m, region);
    }
    if (first && region != m->hub) {
        multi_write_hub_move(m, region);
    }
    if (region != m->hub && m->data_lost[region]) {
        copy_hub(m, region);
    } else if (region != m->hub && !m->everywhere) {
        multi_write_hub_resend(m, region);
    }
    m->data_lost[region] = false;
}

void multi_write_up(struct multi_write *m, simtime now, size_t region)
{
    multi_write_advance(m, now);
    VERIFY(region < m->regions && m->down[region]);
    multi_write_backlog_return(m);
    m->down[region] = false;
    cut_off(m, region, false);
    multi_write_outage_return(m, region);
    multi_write_feed_resume(m);
}

void multi_write_outage_settle(struct multi_write *m)
{
    size_t r = m->regions;
    memcpy(m->saved_down, m->down, r * sizeof(bool));
    memcpy(m->saved_down + r, m->data_lost, r * sizeof(bool));
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
    m->hub_missing = m->down[m->hub];
}
