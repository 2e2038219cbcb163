/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The operations, kept where serial application is asked for of less than all of them.
 *
 * For merge every region's writes of an entity are a chain with running sums of credits and debits,
 * and a vector is the ends of R chains. Of what it holds the last update or delete is found in R
 * steps (each end knows that of its chain), and what came after it in R differences: an update
 * remembers where all chains stood (a place, for what is lost later is then stepped back over). So
 * a merge costs O(R), however hot the entity is, and the memory is 40 bytes a write and 4 R for an
 * update or delete.
 *
 * For append and counter the chain is that of the entity, and is walked only where writes of it
 * were lost: content is the serial value otherwise. */
#include "models/multi_write_state.h"

#include <string.h>

#include "sim/base/die.h"

void multi_write_log_reset(struct multi_write *m)
{
    if (m->has_log) {
        m->log = multi_write_grow(m, m->log, 0, &m->log_capacity, sizeof *m->log);
        m->log[0] = (struct operation_entry){0};
        m->log_count = 1;
        m->ends_count = 0;
    }
}

/* Amounts wrap, as sums of them do. */
static int64_t change(enum operation operation, int64_t amount)
{
    return multi_write_ledger_apply(0, operation, amount);
}

static uint32_t remember_ends(struct multi_write *m, uint32_t slot)
{
    size_t at = m->ends_count, count = at + m->regions;
    m->ends = multi_write_grow(m, m->ends, count, &m->ends_capacity, sizeof *m->ends);
    for (size_t r = 0; r < m->regions; r++) {
        m->ends[at + r] = multi_write_version(m, slot, r)->vector[r];
    }
    m->ends_count = count;
    return (uint32_t)(at / m->regions);
}

uint32_t multi_write_log_add(struct multi_write *m, uint32_t slot, size_t region,
                             enum operation operation, int64_t amount)
{
    m->log = multi_write_grow(m, m->log, m->log_count, &m->log_capacity, sizeof *m->log);
    uint32_t place = (uint32_t)m->log_count++;
    bool sets = multi_write_sets(operation);
    struct operation_entry entry = {.amount = amount, .operation = (uint8_t)operation};
    if (m->everywhere) {
        struct entity *e = multi_write_slot(m, slot);
        entry.previous = e->log;
        e->log = place;
    } else {
        entry.previous = multi_write_version(m, slot, region)->vector[region];
        const struct operation_entry *previous = &m->log[entry.previous];
        entry.number = previous->number + 1;
        entry.sum = previous->sum;
        entry.last_set = sets ? place : previous->last_set;
        if (sets) {
            entry.ends = remember_ends(m, slot);
        } else {
            entry.sum = (int64_t)((uint64_t)entry.sum + (uint64_t)change(operation, amount));
        }
    }
    m->log[place] = entry;
    return place;
}

/* The end of a chain less what was lost of it since. */
static uint32_t left(const struct multi_write *m, uint32_t place)
{
    while (m->log[place].lost) {
        place = m->log[place].previous;
    }
    return place;
}

int64_t multi_write_log_value(const struct multi_write *m, const uint32_t *vector,
                              bool *ret_deleted)
{
    uint32_t last = 0, set = 0;
    for (size_t r = 0; r < m->regions; r++) {
        uint32_t chain_set = m->log[vector[r]].last_set;
        last = vector[r] > last ? vector[r] : last;
        set = chain_set > set ? chain_set : set;
    }
    uint64_t value = set ? (uint64_t)multi_write_ledger_apply(
                               0, (enum operation)m->log[set].operation, m->log[set].amount)
                         : 0;
    for (size_t r = 0; r < m->regions; r++) {
        if (vector[r] > set) {
            uint32_t before = set ? m->ends[m->log[set].ends * m->regions + r] : 0;
            value += (uint64_t)m->log[vector[r]].sum - (uint64_t)m->log[left(m, before)].sum;
        }
    }
    *ret_deleted = last && m->log[last].operation == OPERATION_DELETE;
    return (int64_t)value;
}

int64_t multi_write_log_content(const struct multi_write *m, const struct entity *e,
                                bool *ret_deleted)
{
    uint64_t value = 0;
    bool found = false;
    *ret_deleted = false;
    for (uint32_t place = e->log; place; place = m->log[place].previous) {
        const struct operation_entry *o = &m->log[place];
        if (o->lost) {
            continue;
        }
        *ret_deleted = found ? *ret_deleted : o->operation == OPERATION_DELETE;
        found = true;
        value += (uint64_t)change((enum operation)o->operation, o->amount);
        if (multi_write_sets((enum operation)o->operation)) {
            break;
        }
    }
    return (int64_t)value;
}
