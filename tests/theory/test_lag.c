/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a replica has not applied, against closed forms: M/G/infinity and the Poisson process of the
 * unapplied (write mode), the lag of a position (stream mode), batches, cuts.
 *
 * Laws are compared given that something is lost, and the chance of that besides, since the age of
 * the oldest has an atom at 0. The survival functions integrated here are this file's own.
 *
 * False alarm: 6.3e-5 for each of 123 means, and 1e-5 for each of 29 laws: 0.8 % for all. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "models/lag.h"
#include "tests/theory/comparison.h"
#include "tests/theory/oldest.h"

enum { REPLICATIONS = 20000, SEED = 4711 };

static const double KS_CRITICAL = 2.4704; /* 2 exp(-2 k^2) = 1e-5 */

static simtime seconds(double s)
{
    return simtime_from_seconds(s);
}

static struct store make_store(enum lag_of of, struct dist lag)
{
    return (struct store){.model = STORE_ASYNC,
                          .lag = lag,
                          .lag_of = of,
                          .coherence = seconds(60),
                          .throughput = INFINITY};
}

struct sample {
    double *lost, *age; /* age only where something is lost */
    int ages;
    struct tally count, square, any; /* square: of the deviation from `expected` */
};

static struct sample make_sample(void)
{
    return (struct sample){.lost = calloc(REPLICATIONS, sizeof(double)),
                           .age = calloc(REPLICATIONS, sizeof(double))};
}

static void drop_sample(struct sample *s)
{
    free(s->lost);
    free(s->age);
}

/* At `rate` for `until` seconds from time 0; `name` keeps the numbers of the cases apart. */
static struct sample play(const struct store *store, uint64_t name, double rate, double until,
                          double expected)
{
    struct sample s = make_sample();
    struct lag *l = lag_new(store, false);
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        struct loss loss;
        lag_reset(l, SEED, r, name);
        lag_rate(l, 0, rate);
        lag_lost(l, seconds(until), &loss);
        s.lost[r - 1] = (double)loss.count;
        tally_add(&s.count, (double)loss.count);
        tally_add(&s.square, pow((double)loss.count - expected, 2));
        tally_add(&s.any, loss.count > 0);
        if (loss.count > 0) {
            s.age[s.ages++] = until - simtime_seconds(loss.oldest);
        }
    }
    lag_free(l);
    return s;
}

static void compare_share(struct comparisons *c, const char *label, const struct sample *s,
                          double below, double p)
{
    struct tally t = {0};
    for (int i = 0; i < s->ages; i++) {
        tally_add(&t, s->age[i] <= below);
    }
    compare_mean(c, label, &t, p);
}

static void compare_ages(struct comparisons *c, const char *name, struct sample *s,
                         const struct oldest *a)
{
    char label[120];
    struct law law = {oldest_given_loss, a, law_mean(oldest_given_loss, a), KS_CRITICAL};
    snprintf(label, sizeof label, "%s, something lost", name);
    compare_mean(c, label, &s->any, 1 - exp(-a->rate * oldest_beyond(a->lag, 0)));
    snprintf(label, sizeof label, "%s, oldest below its median", name);
    compare_share(c, label, s, oldest_quantile(a, 0.5), 0.5);
    snprintf(label, sizeof label, "%s, oldest below its p99", name);
    compare_share(c, label, s, oldest_quantile(a, 0.99), 0.99);
    snprintf(label, sizeof label, "%s, age of the oldest", name);
    compare_law(c, label, s->age, (size_t)s->ages, &law);
}

static const double rates[] = {0.5, 50, 20000};

static void unapplied_writes_are_poisson(void **state)
{
    (void)state;
    struct comparisons c = {.section = "lag of writes"};
    for (size_t k = 0; k < OLDEST_LAGS; k++) {
        for (size_t i = 0; i < 3; i++) {
            char name[80], label[120];
            struct oldest a = {&oldest_lags[k].lag, rates[i]};
            struct store store = make_store(LAG_OF_WRITE, oldest_lags[k].lag);
            struct sample s = play(&store, 10 * k + i, rates[i], 1e6, rates[i]);
            snprintf(name, sizeof name, "%s, %g/s", oldest_lags[k].name, rates[i]);
            snprintf(label, sizeof label, "%s, mean", name);
            compare_mean(&c, label, &s.count, rates[i]);
            snprintf(label, sizeof label, "%s, variance", name);
            compare_mean(&c, label, &s.square, rates[i]);
            compare_ages(&c, name, &s, &a);
            drop_sample(&s);
        }
    }
    comparisons_assert(&c);
}

static void writes_in_order_are_lost_from_the_oldest_on(void **state)
{
    (void)state;
    struct comparisons c = {.section = "lag of writes in order"};
    for (size_t k = 0; k < OLDEST_LAGS; k++) {
        struct oldest a = {&oldest_lags[k].lag, 50};
        struct store store = make_store(LAG_OF_WRITE, oldest_lags[k].lag);
        store.order = ORDER_FIFO;
        struct sample s = play(&store, 100 + k, 50, 1e6, 0);
        struct tally off = {0}, square = {0};
        for (int r = 0, i = 0; r < REPLICATIONS; r++) {
            if (s.lost[r] > 0) { /* 1 + Poisson(rate x age) */
                double mean = 50 * s.age[i++], z = (s.lost[r] - 1 - mean) / sqrt(mean);
                tally_add(&off, z);
                tally_add(&square, z * z);
            }
        }
        char label[80];
        snprintf(label, sizeof label, "%s, lost given the age: mean", oldest_lags[k].name);
        compare_mean(&c, label, &off, 0);
        snprintf(label, sizeof label, "%s, lost given the age: variance", oldest_lags[k].name);
        compare_mean(&c, label, &square, 1);
        compare_ages(&c, oldest_lags[k].name, &s, &a);
        struct lag *l = lag_new(&store, false);
        lag_reset(l, SEED, 1, 1);
        lag_rate(l, 0, 50);
        snprintf(label, sizeof label, "%s, lag_missing", oldest_lags[k].name);
        compare_mean(&c, label, &s.count, lag_missing(l, seconds(1e6)));
        lag_free(l);
        drop_sample(&s);
    }
    comparisons_assert(&c);
}

/* X exponential of mean m, given that something is lost: P(age > r) = E[1 - exp(-w (X - r)); X > r]
 * = exp(-r / m) (1 - 1 / (1 + w m)), the second factor being P(something is lost). */
static double age_behind_position(const void *parameters, double r)
{
    return -expm1(-r / *(const double *)parameters);
}

static void a_slow_position_loses_what_it_lags(void **state)
{
    (void)state;
    struct comparisons c = {.section = "lag of a stream"};
    static const double m = 0.05;
    struct dist lag = {.kind = DIST_EXPONENTIAL, .a = m};
    for (size_t i = 0; i < 3; i++) {
        struct store store = make_store(LAG_OF_STREAM, lag);
        double w = rates[i] * 20;
        store.coherence = seconds(2000);
        struct sample s = play(&store, 200 + i, w, 1e4, w * m);
        char label[80];
        snprintf(label, sizeof label, "exponential, %g/s, mean", w);
        compare_mean(&c, label, &s.count, w * m);
        snprintf(label, sizeof label, "exponential, %g/s, variance", w);
        compare_mean(&c, label, &s.square, w * m + w * m * w * m);
        snprintf(label, sizeof label, "exponential, %g/s, something lost", w);
        if (w * m < 1000) { /* else too few lose nothing for a normal law */
            compare_mean(&c, label, &s.any, 1 - 1 / (1 + w * m));
        }
        struct law law = {age_behind_position, &m, m, KS_CRITICAL};
        snprintf(label, sizeof label, "exponential, %g/s, age of the oldest", w);
        compare_law(&c, label, s.age, (size_t)s.ages, &law);
        drop_sample(&s);
    }
    comparisons_assert(&c);
}

/* Exponential lag of mean 1 and epochs of mean c: P(lag > r) = e^-r e^(-(r - 1 + e^-r) / c). */
static double lag_of_fast_position(const void *parameters, double r)
{
    double c = *(const double *)parameters;
    return 1 - exp(-r - (r - 1 + exp(-r)) / c);
}

static void a_fast_position_does_not_move_back(void **state)
{
    (void)state;
    struct comparisons c = {.section = "lag of a stream, redrawn often"};
    static const double coherences[] = {0.2, 1, 10};
    for (size_t k = 0; k < 3; k++) {
        struct store store = make_store(LAG_OF_STREAM, oldest_lags[0].lag);
        store.coherence = seconds(coherences[k]);
        struct lag *l = lag_new(&store, false);
        double *age = calloc(2 * REPLICATIONS, sizeof *age);
        for (uint32_t r = 1; r <= REPLICATIONS; r++) {
            lag_reset(l, SEED, r, 400 + k);
            lag_rate(l, 0, 1e9); /* the oldest lies where the position is */
            age[r - 1] = lag_age(l, seconds(100));
            age[REPLICATIONS + r - 1] = lag_age(l, seconds(100.5));
            assert_true(age[REPLICATIONS + r - 1] <= age[r - 1] + 0.5 + 1e-6);
        }
        struct law law = {lag_of_fast_position, &coherences[k],
                          law_mean(lag_of_fast_position, &coherences[k]), KS_CRITICAL};
        char label[80];
        snprintf(label, sizeof label, "epochs of mean %g lags", coherences[k]);
        compare_law(&c, label, age, REPLICATIONS, &law);
        snprintf(label, sizeof label, "epochs of mean %g lags, asked again", coherences[k]);
        compare_law(&c, label, age + REPLICATIONS, REPLICATIONS, &law);
        lag_free(l);
        free(age);
    }
    comparisons_assert(&c);
}

/* rate (delay + batch / 2), and no more than rate (delay + batch) but for the spread of a Poisson
 * number. */
static void batches_lose_half_of_one_more(void **state)
{
    (void)state;
    struct comparisons c = {.section = "lag of batches"};
    static const char *const names[] = {"stream", "writes"};
    static const enum lag_of ofs[] = {LAG_OF_STREAM, LAG_OF_WRITE};
    for (size_t k = 0; k < 2; k++) {
        struct store store = make_store(ofs[k], dist_constant(2));
        store.batch = seconds(30);
        struct sample s = play(&store, 300 + k, 100, 5000, 1700);
        compare_mean(&c, names[k], &s.count, 1700);
        compare_mean(&c, names[k], &s.square, 3000.0 * 3000 / 12 + 1700);
        assert_true(s.count.max < 3200 + 6 * sqrt(3200) && s.count.min > 200 - 6 * sqrt(200));
        drop_sample(&s);
    }
    comparisons_assert(&c);
}

static void a_cut_adds_all_that_is_written(void **state)
{
    (void)state;
    struct comparisons c = {.section = "lag under a cut"};
    static const enum lag_of ofs[] = {LAG_OF_STREAM, LAG_OF_WRITE};
    static const char *const names[] = {"stream", "writes"};
    static const double coherence = 20; /* E lag = the integral of P(lag > r), below */
    double mean_lag = 0;
    for (double r = 0.0005; r < 40; r += 0.001) {
        mean_lag += 0.001 * (1 - lag_of_fast_position(&coherence, r));
    }
    for (size_t k = 0; k < 2; k++) {
        struct store store = make_store(ofs[k], oldest_lags[0].lag);
        store.coherence = seconds(coherence);
        struct lag *l = lag_new(&store, false);
        struct tally before = {0}, during = {0}, after = {0};
        for (uint32_t r = 1; r <= REPLICATIONS; r++) {
            struct loss loss;
            lag_reset(l, SEED, r, 500 + k);
            lag_rate(l, 0, 40);
            lag_lost(l, seconds(100), &loss);
            tally_add(&before, (double)loss.count);
            lag_freeze(l, seconds(100), true);
            lag_lost(l, seconds(130), &loss);
            tally_add(&during, (double)loss.count);
            lag_freeze(l, seconds(130), false);
            lag_lost(l, seconds(131), &loss);
            tally_add(&after, (double)loss.count);
        }
        double lag = k == 0 ? mean_lag : 1,
               left = k == 0 ? 1 - lag_of_fast_position(&coherence, 1) : exp(-1);
        compare_mean(&c, names[k], &before, 40 * lag);
        compare_mean(&c, names[k], &during, 40 * (lag + 30));
        /* of the 1,200 that left at the thaw those with more than 1 s to go, and the usual rest */
        compare_mean(&c, names[k], &after, 40 * (lag + 30 * left));
        lag_free(l);
    }
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unapplied_writes_are_poisson),
        cmocka_unit_test(writes_in_order_are_lost_from_the_oldest_on),
        cmocka_unit_test(a_slow_position_loses_what_it_lags),
        cmocka_unit_test(a_fast_position_does_not_move_back),
        cmocka_unit_test(batches_lose_half_of_one_more),
        cmocka_unit_test(a_cut_adds_all_that_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
