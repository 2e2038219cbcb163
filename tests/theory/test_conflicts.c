/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflicts of a store with two writers against closed forms, and the default against exact.
 *
 * Entity k is written a_k times a second in the hub and b_k in the other region. In the long run
 * the rate of conflicts is the sum of a_k b_k (E d12 + E d21): the writes of one region that the
 * other has not seen are those of the last delay. To first order: what a third write of the entity
 * within the delays changes is less than a share (a_k + b_k) (E d12 + E d21), 2 % at most here and
 * for one entity, half a percent in all, against standard errors of 1 to 2 %. During a cut of
 * length D an entity meets a conflict iff both write it: sum of (1 - e^(-a_k D)) (1 - e^(-b_k D)).
 *
 * False alarm: 1.2e-4 for each mean of 100 replications, 8e-5 of 300, 6.1e-5 for each of 12 laws:
 * 0.2 % for all. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "models/multi_write.h"
#include "tests/theory/comparison.h"

enum { REGIONS = 2 };

struct design {
    struct store store;
    struct arena arena;
    struct popularity *popularity;
    double rates[REGIONS * REGIONS];
    double rate; /* of all writes */
};

static void init_design(struct design *d, int64_t entities, bool zipf, double home_share,
                        double rate)
{
    *d = (struct design){.rate = rate,
                         .store = {.name = "orders",
                                   .model = STORE_MULTI_WRITE,
                                   .region_count = REGIONS,
                                   .lag = dist_lognormal_mean_sd(1, 0.5),
                                   .lag_of = LAG_OF_WRITE,
                                   .throughput = INFINITY,
                                   .entities = {.count = entities,
                                                .zipf = zipf,
                                                .exponent = 0.99,
                                                .home_share = home_share},
                                   .has_operations = true,
                                   .operations = {[OPERATION_CREDIT] = 0.4,
                                                  [OPERATION_DEBIT] = 0.2,
                                                  [OPERATION_DELETE] = 0.1,
                                                  [OPERATION_UPDATE] = 0.3},
                                   .conflicts = {.policy = POLICY_LWW,
                                                 .drained_every = 60 * SIMTIME_SECOND,
                                                 .drain_rate = 1}}};
    arena_init(&d->arena, 0);
    d->popularity = popularity_new(&d->arena, &d->store.entities, REGIONS);
    for (size_t i = 0; i < REGIONS * REGIONS; i++) {
        bool at_home = i / REGIONS == i % REGIONS;
        d->rates[i] = rate / REGIONS * (at_home ? home_share : 1 - home_share);
    }
}

static void release_design(struct design *d)
{
    popularity_release(d->popularity);
    arena_release(&d->arena);
}

/* Calls f(a_k, b_k, x) for all entities, and sums. */
static double sum_entities(const struct design *d, double (*f)(double a, double b, double x),
                           double x)
{
    const struct entities *e = &d->store.entities;
    double total[REGIONS] = {0}, sum = 0;
    for (int64_t k = 0; k < e->count; k++) {
        total[k % REGIONS] += e->zipf ? pow((double)k + 1, -e->exponent) : 1;
    }
    for (int64_t k = 0; k < e->count; k++) {
        size_t home = (size_t)(k % REGIONS);
        double share = (e->zipf ? pow((double)k + 1, -e->exponent) : 1) / total[home];
        sum += f(d->rates[home] * share, d->rates[REGIONS + home] * share, x);
    }
    return sum;
}

static double meetings(double a, double b, double delays)
{
    assert_true((a + b) * delays <= 0.02);
    return a * b * delays;
}

static double both(double a, double b, double length)
{
    return expm1(-a * length) * expm1(-b * length);
}

static const double shares[] = {0.5, 0.8, 1};

static void compare_rate(struct comparisons *c, bool zipf, double share, uint64_t seed)
{
    enum { REPLICATIONS = 100 };
    struct design d;
    struct tally t = {0};
    char label[64];
    init_design(&d, zipf ? 20000 : 2000, zipf, share, zipf ? 0.1 : 10);
    double horizon = 20000 / d.rate;
    struct multi_write *m = multi_write_new(&d.store, d.popularity, false);
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        multi_write_reset(m, seed, r);
        multi_write_rates(m, 0, d.rates);
        multi_write_finish(m, simtime_from_seconds(horizon));
        tally_add(&t, (double)multi_write_account(m)->conflicts);
    }
    double theory = sum_entities(&d, meetings, 2 * dist_mean(&d.store.lag)) * horizon;
    snprintf(label, sizeof label, "%s, home share %g", zipf ? "Zipf" : "uniform", share);
    compare_mean(c, label, &t, theory);
    multi_write_free(m);
    release_design(&d);
}

static void test_rate(void **state)
{
    (void)state;
    struct comparisons c = {.section = "conflicts in 20,000 writes"};
    for (size_t i = 0; i < 6; i++) {
        compare_rate(&c, i >= 3, shares[i % 3], 500 + i);
    }
    comparisons_assert(&c);
}

static void compare_cut(struct comparisons *c, bool zipf, double share, uint64_t seed)
{
    enum { REPLICATIONS = 300 };
    struct design d;
    struct tally t = {0};
    char label[64];
    double length = 1000;
    init_design(&d, 2000, zipf, share, 4);
    d.store.lag = (struct dist){.kind = DIST_UNIFORM, .a = 0, .b = length / 1000};
    struct multi_write *m = multi_write_new(&d.store, d.popularity, false);
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        multi_write_reset(m, seed, r);
        multi_write_rates(m, 0, d.rates);
        multi_write_cut(m, 0, 0, 1, true);
        multi_write_cut(m, 0, 1, 0, true);
        multi_write_finish(m, simtime_from_seconds(length));
        tally_add(&t, (double)multi_write_account(m)->entities);
    }
    snprintf(label, sizeof label, "%s, home share %g", zipf ? "Zipf" : "uniform", share);
    compare_mean(c, label, &t, sum_entities(&d, both, length));
    multi_write_free(m);
    release_design(&d);
}

static void test_cut(void **state)
{
    (void)state;
    struct comparisons c = {.section = "entities in conflict after a cut"};
    for (size_t i = 0; i < 6; i++) {
        compare_cut(&c, i >= 3, shares[i % 3], 600 + i);
    }
    comparisons_assert(&c);
}

enum { INCIDENTS = 400, COUNTS = 4 };
static const char *const count_names[COUNTS] = {"conflicts", "entities", "overwritten",
                                                "wrong entities"};

/* Two incidents, one of them a cut. */
static void play_incidents(const struct design *d, bool exact, uint64_t seed,
                           double (*ret_counts)[INCIDENTS])
{
    struct multi_write *m = multi_write_new(&d->store, d->popularity, exact);
    for (uint32_t r = 1; r <= INCIDENTS; r++) {
        multi_write_reset(m, seed, r);
        multi_write_rates(m, 0, d->rates);
        multi_write_track(m, 600 * SIMTIME_SECOND, true);
        multi_write_cut(m, 601 * SIMTIME_SECOND, 0, 1, true);
        multi_write_cut(m, 601 * SIMTIME_SECOND, 1, 0, true);
        multi_write_cut(m, 605 * SIMTIME_SECOND, 0, 1, false);
        multi_write_cut(m, 605 * SIMTIME_SECOND, 1, 0, false);
        multi_write_track(m, 610 * SIMTIME_SECOND, false);
        multi_write_track(m, 620 * SIMTIME_SECOND, true);
        multi_write_track(m, 625 * SIMTIME_SECOND, false);
        multi_write_finish(m, 700 * SIMTIME_SECOND);
        const struct multi_write_account *a = multi_write_account(m);
        ret_counts[0][r - 1] = (double)a->conflicts;
        ret_counts[1][r - 1] = (double)a->entities;
        ret_counts[2][r - 1] = (double)a->overwritten;
        ret_counts[3][r - 1] = (double)a->wrong_entities;
    }
    multi_write_free(m);
}

static void test_exact(void **state)
{
    (void)state;
    static const enum conflict_policy policies[] = {POLICY_LWW, POLICY_KEEP_LIVE, POLICY_MERGE};
    static const char *const names[] = {"lww", "keep-live", "merge"};
    static double exact[COUNTS][INCIDENTS], fast[COUNTS][INCIDENTS];
    struct comparisons c = {.section = "conflicts of incidents, default against exact"};
    struct design d;
    init_design(&d, 40, true, 0.7, 6);
    d.store.conflicts.track_incidents = true;
    d.store.conflicts.fails = 0.3;
    for (size_t p = 0; p < 3; p++) {
        d.store.conflicts.policy = policies[p];
        play_incidents(&d, true, 700 + p, exact);
        play_incidents(&d, false, 710 + p, fast);
        for (size_t i = 0; i < COUNTS; i++) {
            char label[64];
            snprintf(label, sizeof label, "%s, %s", names[p], count_names[i]);
            compare_samples(&c, label, fast[i], INCIDENTS, exact[i], INCIDENTS, 2.3);
        }
    }
    release_design(&d);
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rate),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
