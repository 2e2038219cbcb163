/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/writes.h"

#include "tests/models/check.h"

void writes_init(struct writes *w, size_t regions, enum conflict_policy policy)
{
    *w = (struct writes){.store = {.name = "orders",
                                   .model = STORE_MULTI_WRITE,
                                   .region_count = regions,
                                   .lag = dist_constant(1),
                                   .lag_of = LAG_OF_WRITE,
                                   .throughput = INFINITY,
                                   .entities = {.count = WRITES_ENTITIES, .home_share = 0.5},
                                   .conflicts = {.policy = policy,
                                                 .drained_every = 10 * SIMTIME_SECOND,
                                                 .drain_rate = 1}}};
}

void writes_open(struct writes *w)
{
    w->store.conflicts.clock_skew = w->skew;
    w->m = multi_write_new(&w->store, NULL, false);
    multi_write_reset(w->m, 1, 1);
}

void writes_mix(struct writes *w, int64_t entities)
{
    w->store.entities =
        (struct entities){.count = entities, .zipf = true, .exponent = 0.9, .home_share = 0.5};
    w->store.has_operations = true;
    w->store.operations[OPERATION_CREDIT] = 0.5;
    w->store.operations[OPERATION_DEBIT] = 0.3;
    w->store.operations[OPERATION_DELETE] = 0.1;
    w->store.operations[OPERATION_UPDATE] = 0.1;
    w->store.conflicts.fails = 0.4;
    w->store.conflicts.drained_every = 20 * SIMTIME_SECOND;
    w->store.conflicts.drain_rate = 20;
}

void writes_close(struct writes *w)
{
    multi_write_free(w->m);
}

void writes_put(struct writes *w, double at, size_t region, int64_t entity,
                enum operation operation, int64_t amount)
{
    multi_write_accept(w->m, seconds(at), region, entity, operation, amount);
}

void writes_cut(struct writes *w, double at, size_t from, size_t to, bool cut)
{
    multi_write_cut(w->m, seconds(at), from, to, cut);
}

void writes_part(struct writes *w, double at, size_t a, size_t b, bool cut)
{
    writes_cut(w, at, a, b, cut);
    writes_cut(w, at, b, a, cut);
}

static int64_t shown(const struct writes *w, int64_t entity, bool *ret_deleted)
{
    int64_t first = 0;
    *ret_deleted = false;
    for (size_t r = 0; r < w->store.region_count; r++) {
        int64_t value;
        bool deleted;
        assert_true(multi_write_shows(w->m, r, entity, &value, &deleted));
        assert_true(r == 0 || (value == first && deleted == *ret_deleted));
        first = value;
        *ret_deleted = deleted;
    }
    return first;
}

int64_t writes_value(const struct writes *w, int64_t entity)
{
    bool deleted;
    return shown(w, entity, &deleted);
}

bool writes_deleted(const struct writes *w, int64_t entity)
{
    bool deleted;
    shown(w, entity, &deleted);
    return deleted;
}
