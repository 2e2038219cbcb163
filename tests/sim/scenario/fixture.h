/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of scenarios share: the smallest whole scenario and a larger one, loaded with
 * overrides, and what is expected of the diagnostics. */
#ifndef TESTS_SIM_SCENARIO_FIXTURE_H
#define TESTS_SIM_SCENARIO_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/load.h"

struct fixture {
    struct arena arena;
    struct diag diag;
};

static const char minimal[] = "ninefold: 1\n"
                              "clients: {web: {requests: 100/s}}\n"
                              "edge: {}\n"
                              "regions: {here: {}}\n"
                              "stamps: {one: {region: here}}\n";

static const char pair[] = "ninefold: 1\n"
                           "name: pair\n"
                           "horizon: 1h\n"
                           "clients:\n"
                           "  west: {requests: 900/s, pops: 4, latency: {we: 12ms, ne: 24ms}}\n"
                           "  north: {requests: 600/s, pops: 4, latency: {we: 25ms, ne: 11ms}}\n"
                           "edge: {probe: {interval: 30s}}\n"
                           "regions:\n"
                           "  westeurope: {zones: 3}\n"
                           "  northeurope: {zones: 2}\n"
                           "  far: {}\n"
                           "links:\n"
                           "  - {between: [westeurope, northeurope], rtt: 17ms}\n"
                           "stamps:\n"
                           "  we: &stamp\n"
                           "    region: westeurope\n"
                           "    components:\n"
                           "      app: {instances: 6, needed: 2, zones: 2, capacity: 300/s}\n"
                           "      cache: {instances: 2, required: false, probed: true}\n"
                           "      database: {}\n"
                           "      pricing: {located_in: far}\n"
                           "  ne: {<<: *stamp, region: northeurope}\n"
                           "faults:\n"
                           "  - {at: 10m, fault: region-outage, target: westeurope, for: 45m}\n";

static inline int fixture_setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    arena_init(&f->arena, 0);
    diag_init(&f->diag);
    *state = f;
    return 0;
}

static inline int fixture_teardown(void **state)
{
    struct fixture *f = *state;

    diag_release(&f->diag);
    arena_release(&f->arena);
    free(f);
    return 0;
}

/* The text with overrides, each "PATH=VALUE", the last NULL. Diagnostics begin afresh. */
static inline const struct scenario *load_with(struct fixture *f, const char *text, ...)
{
    struct override overrides[8];
    size_t count = 0;
    va_list args;

    va_start(args, text);
    for (const char *s = va_arg(args, const char *); s != NULL; s = va_arg(args, const char *)) {
        assert_true(count < 8);
        overrides[count++] = (struct override){.name = "--set", .assignment = s};
    }
    va_end(args);
    diag_release(&f->diag);
    diag_init(&f->diag);
    return scenario_load_text(&f->arena, "test.yaml", text, strlen(text), overrides, count,
                              &f->diag);
}

/* Loads without an error. */
static inline const struct scenario *load_good(struct fixture *f, const char *text, const char *set)
{
    const struct scenario *sc = load_with(f, text, set, NULL);

    if (sc == NULL) {
        fail_msg("%s: %s: %s", set == NULL ? "" : set, f->diag.first->path, f->diag.first->message);
    }
    assert_int_equal(f->diag.errors, 0);
    return sc;
}

/* Gives exactly one error, with this code at this path. */
static inline void load_bad(struct fixture *f, const char *text, const char *set, const char *code,
                            const char *path)
{
    const struct scenario *sc = load_with(f, text, set, NULL);

    if (sc != NULL || f->diag.errors != 1 || strcmp(f->diag.first->code, code) != 0 ||
        strcmp(f->diag.first->path, path) != 0) {
        const struct diag_entry *e = f->diag.first;

        fail_msg("%s: wanted %s at %s, got %zu errors, the first %s at %s: %s",
                 set == NULL ? text : set, code, path, f->diag.errors, e == NULL ? "" : e->code,
                 e == NULL ? "" : e->path, e == NULL ? "" : e->message);
    }
}

/* A table of overrides of one text, each with what it must be refused for. */
struct bad_set {
    const char *set, *code, *path;
};

static inline void load_bad_sets(struct fixture *f, const char *text, const struct bad_set *sets,
                                 size_t count)
{
    for (size_t i = 0; i < count; i++) {
        load_bad(f, text, sets[i].set, sets[i].code, sets[i].path);
    }
}

/* The fault with this id, NULL if there is none. */
static inline const struct fault *find_fault(const struct scenario *sc, const char *id)
{
    for (size_t i = 0; i < sc->fault_count; i++) {
        if (strcmp(sc->faults[i].id, id) == 0) {
            return &sc->faults[i];
        }
    }
    return NULL;
}

/* Likewise, of one that must be there. */
static inline const struct fault *fault_named(const struct scenario *sc, const char *id)
{
    const struct fault *f = find_fault(sc, id);

    if (f == NULL) {
        fail_msg("no fault %s", id);
    }
    return f;
}

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
#define FIXTURE_TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

#endif
