/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a forced failover loses, from end to end: a whole scenario with its edge, its clients and a
 * store, whose writer is fenced long after everything has become stationary. The lag by itself is
 * held against more in test_lag.c.
 *
 * The age of the oldest lost write is compared given that something is lost, and the chance of that
 * besides; quantiles by the binomial law of how many samples lie below the theory's.
 *
 * False alarm: 6.3e-5 for each of 119 means and shares, and 1e-5 for each of 24 laws: 0.8 % for
 * all. */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/models/fixture.h"
#include "tests/theory/comparison.h"
#include "tests/theory/oldest.h"

enum { REPLICATIONS = 20000 };

static const double KS_CRITICAL = 2.4704; /* 2 exp(-2 k^2) = 1e-5 */
static const double rates[] = {0.5, 50, 20000};

static simtime seconds(double s)
{
    return simtime_from_seconds(s);
}

struct sample {
    double *lost, *age; /* age only where something is lost */
    size_t ages;
    struct tally count, any;
};

static void drop_sample(struct sample *s)
{
    free(s->lost);
    free(s->age);
}

/* A store in westeurope with `rate` writes a second from ne, fenced at `until`. */
static struct store *build(struct fixture *f, double rate, double until, uint64_t seed)
{
    fixture_data(f);
    f->scenario.seed = seed;
    f->scenario.horizon = seconds(until + 10);
    f->scenario.groups[0].requests = rate; /* no reads, which would take time to account for */
    f->scenario.groups[0].write_share = 1;
    fixture_stored(f, FAULT_FORCED_FAILOVER, seconds(until), 0);
    return fixture_store(f, "orders", STORE_ASYNC);
}

/* Plays and releases. */
static struct sample play(struct fixture *f)
{
    struct sample s = {.lost = calloc(REPLICATIONS, sizeof(double)),
                       .age = calloc(REPLICATIONS, sizeof(double))};
    fixture_plan(f, false);
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        fixture_run(f, r);
        double lost = fixture_value(f, METRIC_RPO_LOST_WRITES);
        double age = fixture_value(f, METRIC_RPO_SECONDS);
        s.lost[r - 1] = lost;
        tally_add(&s.count, lost);
        tally_add(&s.any, lost > 0);
        assert_true((age > 0) == (lost > 0));
        if (lost > 0) {
            s.age[s.ages++] = age;
        }
    }
    fixture_release(f);
    return s;
}

static void compare_share(struct comparisons *c, const char *label, const double *x, size_t n,
                          double below, double p)
{
    struct tally t = {0};
    for (size_t i = 0; i < n; i++) {
        tally_add(&t, x[i] <= below);
    }
    compare_mean(c, label, &t, p);
}

/* Mean, and the chances of no more than the median and the 99th percentile. */
static void compare_counts(struct comparisons *c, const char *name, const struct sample *s,
                           double mean)
{
    static const double at[] = {0.5, 0.99};
    static const char *const names[] = {"p50", "p99"};
    char label[120];
    snprintf(label, sizeof label, "%s, lost, mean", name);
    compare_mean(c, label, &s->count, mean);
    for (size_t i = 0; i < 2; i++) {
        unsigned k = (unsigned)fmax(0, mean + (i ? 2.326 : 0) * sqrt(mean));
        for (; gsl_cdf_poisson_P(k, mean) < at[i]; k++) {
        }
        snprintf(label, sizeof label, "%s, lost, no more than %s", name, names[i]);
        compare_share(c, label, s->lost, REPLICATIONS, k, gsl_cdf_poisson_P(k, mean));
    }
}

static void compare_ages(struct comparisons *c, const char *name, struct sample *s,
                         const struct oldest *a)
{
    struct law law = {oldest_given_loss, a, law_mean(oldest_given_loss, a), KS_CRITICAL};
    char label[120];
    snprintf(label, sizeof label, "%s, something lost", name);
    compare_mean(c, label, &s->any, 1 - exp(-a->rate * oldest_beyond(a->lag, 0)));
    snprintf(label, sizeof label, "%s, rpo.seconds, below p50", name);
    compare_share(c, label, s->age, s->ages, oldest_quantile(a, 0.5), 0.5);
    snprintf(label, sizeof label, "%s, rpo.seconds, below p99", name);
    compare_share(c, label, s->age, s->ages, oldest_quantile(a, 0.99), 0.99);
    snprintf(label, sizeof label, "%s, rpo.seconds", name);
    compare_law(c, label, s->age, s->ages, &law);
}

static void a_failover_loses_what_is_on_its_way(void **state)
{
    (void)state;
    struct comparisons c = {.section = "forced failover, lag of writes"};
    for (size_t k = 0; k < OLDEST_LAGS; k++) {
        for (size_t i = 0; i < 3; i++) {
            struct fixture f;
            struct oldest a = {&oldest_lags[k].lag, rates[i]};
            struct store *store = build(&f, rates[i], 20000, 10 * k + i);
            char name[80];
            store->lag = oldest_lags[k].lag;
            store->lag_of = LAG_OF_WRITE;
            snprintf(name, sizeof name, "%s, %g/s", oldest_lags[k].name, rates[i]);
            struct sample s = play(&f);
            compare_counts(&c, name, &s, rates[i]);
            compare_ages(&c, name, &s, &a);
            drop_sample(&s);
        }
    }
    comparisons_assert(&c);
}

/* All after the oldest: given its age r, 1 + Poisson(rate x r). */
static void in_order_a_failover_loses_all_since_the_oldest(void **state)
{
    (void)state;
    struct comparisons c = {.section = "forced failover, lag of writes in order"};
    for (size_t k = 0; k < OLDEST_LAGS; k++) {
        struct fixture f;
        struct oldest a = {&oldest_lags[k].lag, 50};
        struct store *store = build(&f, 50, 20000, 100 + k);
        struct tally off = {0};
        char label[80];
        store->lag = oldest_lags[k].lag;
        store->lag_of = LAG_OF_WRITE;
        store->order = ORDER_FIFO;
        struct sample s = play(&f);
        for (size_t r = 0, i = 0; r < REPLICATIONS; r++) {
            if (s.lost[r] > 0) {
                double mean = 50 * s.age[i++];
                tally_add(&off, (s.lost[r] - 1 - mean) / sqrt(mean));
            }
        }
        snprintf(label, sizeof label, "%s, lost given rpo.seconds", oldest_lags[k].name);
        compare_mean(&c, label, &off, 0);
        compare_ages(&c, oldest_lags[k].name, &s, &a);
        drop_sample(&s);
    }
    comparisons_assert(&c);
}

/* A slow stream of exponential lag X of mean m: Poisson(w X) is geometric, P(> k) = (w m / (1 + w
 * m))^(k + 1); P(RPO > r) = E[1 - e^(-w (X - r)); X > r] = e^(-r / m) P(something is lost). */
static double age_behind_position(const void *parameters, double r)
{
    return -expm1(-r / *(const double *)parameters);
}

static void a_failover_loses_what_the_stream_lags(void **state)
{
    (void)state;
    struct comparisons c = {.section = "forced failover, lag of a stream"};
    static const double m = 0.05;
    for (size_t i = 0; i < 2; i++) {
        struct fixture f;
        double w = i ? 1000 : 10, odds = w * m / (1 + w * m);
        double median = ceil(log(0.5) / log(odds)) - 1;
        struct store *store = build(&f, w, 20000, 200 + i);
        struct law law = {age_behind_position, &m, m, KS_CRITICAL};
        char label[80];
        store->lag = (struct dist){.kind = DIST_EXPONENTIAL, .a = m};
        store->coherence = seconds(4000);
        struct sample s = play(&f);
        snprintf(label, sizeof label, "exponential, %g/s, lost, mean", w);
        compare_mean(&c, label, &s.count, w * m);
        snprintf(label, sizeof label, "exponential, %g/s, lost, no more than p50", w);
        compare_share(&c, label, s.lost, REPLICATIONS, median, 1 - pow(odds, median + 1));
        snprintf(label, sizeof label, "exponential, %g/s, something lost", w);
        compare_mean(&c, label, &s.any, odds);
        snprintf(label, sizeof label, "exponential, %g/s, rpo.seconds", w);
        compare_law(&c, label, s.age, s.ages, &law);
        drop_sample(&s);
    }
    comparisons_assert(&c);
}

static double uniform(const void *parameters, double r)
{
    const double *ends = parameters;
    return fmin(fmax((r - ends[0]) / (ends[1] - ends[0]), 0), 1);
}

/* rate (d + b / 2); so many writes that the oldest is as old as the batch was. */
static void batches_and_backups_lose_half_of_one(void **state)
{
    (void)state;
    static const double batch[] = {2, 32}, backup[] = {0, 300};
    struct comparisons c = {.section = "batches and backups"};
    struct fixture f;
    struct store *store = build(&f, 1e6, 2000, 300);
    store->batch = seconds(30);
    store->lag = dist_constant(2);
    struct sample s = play(&f);
    struct law law = {uniform, batch, 17, KS_CRITICAL};
    compare_mean(&c, "batches of 30 s after 2 s, lost, mean", &s.count, 1e6 * 17);
    compare_law(&c, "batches of 30 s after 2 s, rpo.seconds", s.age, s.ages, &law);
    drop_sample(&s);

    fixture_data(&f);
    f.scenario.horizon = seconds(2100);
    f.scenario.groups[0].requests = 1e6;
    f.scenario.groups[0].write_share = 1;
    store = fixture_store(&f, "orders", STORE_ZONE_REDUNDANT);
    store->has_backup = true;
    store->backup_every = seconds(300);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(2000), seconds(50), MODE_ERROR, 0)->data_lost =
        true;
    s = play(&f);
    law = (struct law){uniform, backup, 150, KS_CRITICAL};
    struct tally age = {0};
    for (size_t i = 0; i < s.ages; i++) {
        tally_add(&age, s.age[i]);
    }
    compare_mean(&c, "backups every 300 s, rpo.seconds, mean", &age, 150);
    compare_mean(&c, "backups every 300 s, lost, mean", &s.count, 1e6 * 150);
    compare_law(&c, "backups every 300 s, rpo.seconds", s.age, s.ages, &law);
    drop_sample(&s);
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failover_loses_what_is_on_its_way),
        cmocka_unit_test(in_order_a_failover_loses_all_since_the_oldest),
        cmocka_unit_test(a_failover_loses_what_the_stream_lags),
        cmocka_unit_test(batches_and_backups_lose_half_of_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
