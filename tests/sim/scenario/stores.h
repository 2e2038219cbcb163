/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario with a store of every model, for tests of what is said about stores. */
#ifndef TESTS_SIM_SCENARIO_STORES_H
#define TESTS_SIM_SCENARIO_STORES_H

#include "tests/sim/scenario/fixture.h"

/* Places in `stores`. */
enum { ASYNC, SYNC, MULTI, ZONES };

static const char stores[] =
    "ninefold: 1\n"
    "horizon: 1h\n"
    "clients: {web: {requests: 100/s, write_share: 20%, home: one}}\n"
    "edge: {}\n"
    "regions: {x: {}, y: {}, z: {}}\n"
    "links: [{between: [x, y], rtt: 17ms}]\n"
    "stamps:\n"
    "  one: {region: x, components: {app: {}, a: {store: a}, s: {store: s}, m: {store: m}}}\n"
    "  two: {region: y, components: {app: {}, a: {store: a}, z: {store: z}}}\n"
    "stores:\n"
    "  a: {model: async, regions: [x, y]}\n"
    "  s: {model: sync, regions: [x, y], writer: y}\n"
    "  m: {model: multi-write, regions: [y, x]}\n"
    "  z: {model: zone-redundant, regions: [x], backup: {every: 12h, restore: 6h}}\n";

static inline const struct store *store_of(void **state, size_t place, const char *set)
{
    return &load_good(*state, stores, set)->stores[place];
}

/* Loads with exactly one warning, of that code at that path. */
static inline const struct scenario *load_odd(void **state, const char *set, const char *code,
                                              const char *path)
{
    struct fixture *f = *state;
    const struct scenario *sc = load_good(f, stores, set);

    if (f->diag.warnings != 1 || strcmp(f->diag.first->code, code) != 0 ||
        strcmp(f->diag.first->path, path) != 0) {
        fail_msg("%s: wanted %s at %s, got %zu warnings, the first %s at %s", set, code, path,
                 f->diag.warnings, f->diag.warnings == 0 ? "" : f->diag.first->code,
                 f->diag.warnings == 0 ? "" : f->diag.first->path);
    }
    return sc;
}

/* Loads with one override or two, without a warning. */
static inline void load_quiet(void **state, const char *text, const char *set, const char *more)
{
    struct fixture *f = *state;

    if (load_with(f, text, set, more, NULL) == NULL || f->diag.warnings != 0) {
        fail_msg("%s: %s: %s", set == NULL ? "" : set, f->diag.first->path, f->diag.first->message);
    }
}

static inline void load_odd_sets(void **state, const struct bad_set *sets, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        load_odd(state, sets[i].set, sets[i].code, sets[i].path);
    }
}

#endif
