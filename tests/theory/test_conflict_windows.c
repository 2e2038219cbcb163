/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A multi-write store that counts conflicts while an incident is open (conflicts.track: incidents):
 * the engine that plays writes only then, after a lead-in from the rates, against the one that
 * plays every write from the start. What is counted in two incidents has the same law, by
 * two-sample Kolmogorov-Smirnov.
 *
 * False alarm: at most 1e-5 for each of 60 statistics (which are conservative where values tie) and
 * 1.1e-5 for each of 60 means, 0.13 % for all. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "models/multi_write.h"
#include "sim/base/arena.h"
#include "tests/theory/comparison.h"

enum { REPLICATIONS = 2000, QUANTITIES = 6, REGIONS_MAX = 3 };

static const double KS_CRITICAL = 2.4704; /* 2 exp(-2 k^2) = 1e-5 */
static const char *const names[QUANTITIES] = {"conflicts", "entities",       "overwritten",
                                              "to_feed",   "wrong entities", "value at stake"};

struct window {
    const char *name;
    enum conflict_policy policy;
    size_t regions;
    int64_t entities;
    bool zipf;
    enum lag_order order;
    struct dist lag;
    double rate; /* of writes, in each region on each home */
    double throughput, fails;
    enum conflict_path path;
    bool cut_before; /* the link is cut before the incident opens */
};

static simtime seconds(double s)
{
    return simtime_from_seconds(s);
}

/* Two incidents, in the first of which a link is cut and in the second a region goes down. */
static void play(const struct window *win, struct multi_write *m, uint32_t replication, double *ret)
{
    struct loss lost, stranded;
    double rates[REGIONS_MAX * REGIONS_MAX], halved[REGIONS_MAX * REGIONS_MAX];
    for (size_t i = 0; i < win->regions * win->regions; i++) {
        rates[i] = win->rate;
        halved[i] = i / win->regions == 1 ? 0 : win->rate;
    }
    multi_write_reset(m, 7, replication);
    multi_write_rates(m, 0, rates);
    if (win->cut_before) {
        multi_write_cut(m, seconds(95), 1, 0, true);
    }
    multi_write_track(m, seconds(100), true);
    if (!win->cut_before) {
        multi_write_cut(m, seconds(100), 1, 0, true);
    }
    multi_write_cut(m, seconds(115), 1, 0, false);
    multi_write_track(m, seconds(130), false);
    multi_write_track(m, seconds(200), true);
    multi_write_rates(m, seconds(200), halved);
    multi_write_down(m, seconds(200), 1, false, &lost, &stranded);
    multi_write_up(m, seconds(205), 1);
    multi_write_rates(m, seconds(205), rates);
    multi_write_track(m, seconds(220), false);
    multi_write_finish(m, seconds(300));
    const struct multi_write_account *a = multi_write_account(m);
    ret[0] = (double)a->conflicts;
    ret[1] = (double)a->entities;
    ret[2] = (double)a->overwritten;
    ret[3] = (double)a->to_feed;
    ret[4] = (double)a->wrong_entities;
    ret[5] = a->value_at_stake;
}

static void fill(const struct window *win, struct store *store)
{
    static int regions[REGIONS_MAX] = {0, 1, 2};
    static simtime skew[REGIONS_MAX];
    static const double shares[OPERATION_COUNT] = {0.3, 0.4, 0.05, 0.25};
    *store = (struct store){.name = "ledger", .model = STORE_MULTI_WRITE, .regions = regions};
    store->region_count = win->regions;
    store->lag = win->lag;
    store->lag_of = LAG_OF_WRITE;
    store->order = win->order;
    store->throughput = win->throughput;
    store->entities = (struct entities){win->entities, win->zipf, 1, 0.5};
    store->has_operations = true;
    for (size_t i = 0; i < OPERATION_COUNT; i++) {
        store->operations[i] = shares[i];
    }
    store->has_value = true;
    store->value = (struct dist){.kind = DIST_UNIFORM, .a = 1, .b = 100};
    store->conflicts.policy = win->policy;
    store->conflicts.path = win->path;
    store->conflicts.granularity = SIMTIME_SECOND;
    store->conflicts.clock_skew = skew;
    store->conflicts.fails = win->fails;
    store->conflicts.unread = true;
    store->conflicts.track_incidents = true;
}

static void compare_window(struct comparisons *c, const struct window *win)
{
    static double found[2][QUANTITIES][REPLICATIONS];
    struct arena arena = {0};
    struct store store;
    fill(win, &store);
    struct popularity *p = popularity_new(&arena, &store.entities, win->regions);
    for (int exact = 0; exact < 2; exact++) {
        struct multi_write *m = multi_write_new(&store, p, exact);
        for (uint32_t i = 0; i < REPLICATIONS; i++) {
            double row[QUANTITIES];
            play(win, m, 1 + i + (uint32_t)exact * REPLICATIONS, row);
            for (size_t q = 0; q < QUANTITIES; q++) {
                found[exact][q][i] = row[q];
            }
        }
        multi_write_free(m);
    }
    for (size_t q = 0; q < QUANTITIES; q++) {
        char label[96];
        snprintf(label, sizeof label, "%s: %s", win->name, names[q]);
        compare_samples(c, label, found[0][q], REPLICATIONS, found[1][q], REPLICATIONS,
                        KS_CRITICAL);
    }
    popularity_release(p);
    arena_release(&arena);
}

static void test_windows(void **state)
{
    static const struct dist constant = {.kind = DIST_CONSTANT, .a = 2};
    static const struct dist exponential = {.kind = DIST_EXPONENTIAL, .a = 2};
    static const struct dist uniform = {.kind = DIST_UNIFORM, .a = 0, .b = 8};
    const struct window windows[] = {
        {"lww", POLICY_LWW, 2, 20, false, ORDER_NONE, exponential, 0.2, INFINITY, 0,
         CONFLICT_PATH_TIMESTAMP, false},
        {"lww, zipf, fifo", POLICY_LWW, 3, 1000, true, ORDER_FIFO, exponential, 0.2, INFINITY, 0,
         CONFLICT_PATH_TIMESTAMP, false},
        {"lww, versions", POLICY_LWW, 2, 20, false, ORDER_NONE, constant, 0.2, INFINITY, 0,
         CONFLICT_PATH_VERSION, false},
        {"lww, throughput", POLICY_LWW, 2, 20, false, ORDER_NONE, constant, 0.2, 2, 0,
         CONFLICT_PATH_TIMESTAMP, false},
        {"keep-live", POLICY_KEEP_LIVE, 2, 50, true, ORDER_NONE, uniform, 0.3, INFINITY, 0,
         CONFLICT_PATH_TIMESTAMP, false},
        {"lww, cut before", POLICY_LWW, 2, 20, false, ORDER_NONE, uniform, 0.2, INFINITY, 0,
         CONFLICT_PATH_TIMESTAMP, true},
        {"merge", POLICY_MERGE, 2, 20, false, ORDER_NONE, exponential, 0.2, INFINITY, 0.3,
         CONFLICT_PATH_TIMESTAMP, false},
        {"merge, fifo", POLICY_MERGE, 3, 50, true, ORDER_FIFO, uniform, 0.1, INFINITY, 1,
         CONFLICT_PATH_TIMESTAMP, false},
        {"merge, cut before", POLICY_MERGE, 2, 20, false, ORDER_FIFO, uniform, 0.2, 5, 0,
         CONFLICT_PATH_TIMESTAMP, true},
        {"counter", POLICY_COUNTER, 3, 20, false, ORDER_NONE, exponential, 0.2, INFINITY, 0,
         CONFLICT_PATH_TIMESTAMP, false},
    };
    struct comparisons c = {.section = "conflicts, while an incident is open"};
    (void)state;
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        compare_window(&c, &windows[i]);
    }
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_windows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
