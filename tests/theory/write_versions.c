/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/write_versions.h"

bool version_has_seen(const struct version *v, size_t author, int64_t counter)
{
    return v->seen[author] >= counter;
}

bool version_knows(const struct version *a, const struct version *b)
{
    return !b->written || version_has_seen(a, b->author, b->counter);
}

bool version_covers(const struct version *a, const struct version *b)
{
    for (size_t i = 0; i < VERSION_AUTHORS; i++) {
        if (b->seen[i] > a->seen[i]) {
            return false;
        }
    }
    return true;
}

void version_join(struct version *v, const struct version *other)
{
    for (size_t i = 0; i < VERSION_AUTHORS; i++) {
        v->seen[i] = v->seen[i] > other->seen[i] ? v->seen[i] : other->seen[i];
    }
}

bool version_beats(const struct conflicts *c, const struct version *a, const struct version *b)
{
    bool keep_live = c->policy == POLICY_KEEP_LIVE;
    if (!keep_live && a->is_delete != b->is_delete) {
        return a->is_delete;
    }
    if (a->path != b->path) {
        return a->path > b->path;
    }
    if (a->is_delete != b->is_delete) {
        return b->is_delete;
    }
    return a->place < b->place;
}

static int64_t apply(enum operation operation, int64_t value, int64_t amount)
{
    switch (operation) {
    case OPERATION_CREDIT:
        return value + amount;
    case OPERATION_DEBIT:
        return value - amount;
    case OPERATION_UPDATE:
        return amount;
    default:
        return 0;
    }
}

static simtime round_down(simtime t, simtime granularity)
{
    simtime rest = granularity > 0 ? t % granularity : 0;
    return t - (rest < 0 ? rest + granularity : rest);
}

struct version version_write(const struct conflicts *c, const struct version *shown,
                             const struct write *list, size_t i, simtime skew)
{
    const struct write *w = &list[i];
    struct version v = {.written = true, .author = w->region, .counter = w->counter};
    version_join(&v, shown);
    v.seen[w->region] = w->counter;
    v.place = w->region;
    v.write = i;
    v.is_delete = w->operation == OPERATION_DELETE;
    v.value = apply(w->operation, shown->written ? shown->value : 0, w->amount);
    v.path = c->path == CONFLICT_PATH_VERSION ? (shown->written ? shown->path : 0) + 1
                                              : round_down(w->at + skew, c->granularity);
    return v;
}

int64_t write_serial(const struct write *list, size_t count, int64_t entity, const int64_t *seen,
                     bool *ret_deleted)
{
    int64_t value = 0;
    *ret_deleted = false;
    for (size_t i = 0; i < count; i++) {
        const struct write *w = &list[i];
        if (w->entity == entity && (!seen || (!w->lost && w->counter <= seen[w->region]))) {
            value = apply(w->operation, value, w->amount);
            *ret_deleted = w->operation == OPERATION_DELETE;
        }
    }
    return value;
}
