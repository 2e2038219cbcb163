/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/collect.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "sim/base/arena.h"
#include "tests/sim/run/near.h"
#include "tests/sim/run/toy.h"

static void collect_toy(struct collector *c, const struct plan *plan, uint32_t replications)
{
    struct arena rows;
    atomic_bool interrupt = false;
    arena_init(&rows, 0);
    struct world *w = toy_world_new(plan, &interrupt);
    collect_init(c, &toy_table);
    for (uint32_t k = 1; k <= replications; k++) {
        double values[TOY_COUNT] = {NAN, NAN, NAN, NAN, NAN, NAN};
        uint8_t censored[TOY_COUNT] = {0};
        struct row row = {.weight = 1, .value = values, .censored = censored};
        toy_replicate(w, k, &rows, &row);
        collect_row(c, &row);
    }
    toy_world_free(w);
    arena_release(&rows);
}

/* Digits 0 to 9 once in every ten replications: mean 4.5, variance 8.25 of the population. */
static void replication_values(void **state)
{
    struct collector c;
    struct summary s;
    (void)state;
    collect_toy(&c, &(struct plan){0}, 100);
    collect_summary(&c, TOY_REQUESTS, &s);
    assert_int_equal(s.n, 100);
    assert_int_equal(s.censored, 0);
    assert_near(s.mean, 0.9955, 1e-12);
    double sd = sqrt(8.25 * 100 / 99) / 1000;
    assert_near(s.sd, sd, 1e-12);
    assert_near(s.error, sd / 10, 1e-12);
    assert_near(s.hi - s.mean, 1.9842169515 * sd / 10, 1e-9); /* t, 99 degrees */
    assert_near(s.mean - s.lo, s.hi - s.mean, 1e-12);
    assert_near(s.min, 0.991, 1e-12);
    assert_near(s.max, 1, 0);
    assert_near(s.p50, 0.995, 1e-12); /* the 50th of 100 values, ten of each */
    assert_near(s.p90, 0.999, 1e-12);
    assert_near(s.p95, 1, 0);
    assert_true(isnan(s.closed_form));
    assert_false(s.nothing_failed || s.approximate_percentiles);
    collect_release(&c);
}

static void nines_are_transformed(void **state)
{
    struct collector c;
    struct summary s, requests;
    (void)state;
    collect_toy(&c, &(struct plan){0}, 100);
    collect_summary(&c, TOY_NINES, &s);
    collect_summary(&c, TOY_REQUESTS, &requests);
    assert_int_equal(s.n, 100);
    assert_near(s.mean, -log10(0.0045), 1e-9);
    assert_near(s.lo, -log10(1 - requests.lo), 1e-12);
    assert_near(s.hi, -log10(1 - requests.hi), 1e-12);
    assert_true(isnan(s.p50) && isnan(s.p99) && isnan(s.max) && isnan(s.min) && isnan(s.sd));
    collect_release(&c);
}

static void no_failure_is_a_bound(void **state)
{
    struct collector c;
    struct summary s;
    (void)state;
    collect_toy(&c, &(struct plan){.perfect = true}, 1000);
    collect_summary(&c, TOY_REQUESTS, &s);
    assert_true(s.nothing_failed && s.mean == 1 && s.hi == 1);
    assert_near(s.lo, pow(0.05, 1e-3), 1e-15);
    collect_summary(&c, TOY_DOWNTIME, &s);
    assert_true(s.nothing_failed && s.mean == 0 && s.lo == 0);
    assert_near(s.hi, 525600 * (1 - pow(0.05, 1e-3)), 1e-6);
    collect_summary(&c, TOY_NINES, &s);
    assert_true(s.nothing_failed && isnan(s.mean) && isnan(s.hi));
    assert_near(s.lo, 2.5242, 1e-4);
    assert_int_equal(s.n, 1000);
    collect_release(&c);
}

/* Replications k mod 3 have 0, 1 or 2 incidents: they pool, by replication. */
static void incidents_pool(void **state)
{
    struct collector c;
    struct summary s;
    (void)state;
    collect_toy(&c, &(struct plan){0}, 300);
    collect_summary(&c, TOY_RTO, &s);
    assert_int_equal(s.n, 300);
    assert_true(c.samples[TOY_RTO].clusters.clusters == 200);
    /* 30 of each digit; a digit has its incidents from ten triples: 10 + 20. Of 300 incidents 100
     * are second ones, 1/16 later. */
    assert_near(s.mean, 50 + 4.5 + 1.0 / 3 / 16, 1e-9);
    assert_true(s.lo < s.mean && s.mean < s.hi);
    assert_near(s.min, 50, 0);
    assert_near(s.max, 59.0625, 0);
    collect_summary(&c, TOY_EMPTY, &s);
    assert_int_equal(s.n, 0);
    assert_true(isnan(s.mean) && isnan(s.lo) && isnan(s.hi) && isnan(s.p50) && isnan(s.max));
    collect_release(&c);
}

static void one_replication_has_no_interval(void **state)
{
    struct collector c;
    struct summary s;
    (void)state;
    collect_toy(&c, &(struct plan){0}, 1);
    collect_summary(&c, TOY_REQUESTS, &s);
    assert_near(s.mean, 0.993, 1e-12);
    assert_true(isnan(s.lo) && isnan(s.hi) && isnan(s.sd) && isnan(s.error));
    collect_summary(&c, TOY_NINES, &s);
    assert_true(s.mean > 0);
    assert_true(isnan(s.lo) && isnan(s.hi));
    collect_release(&c);
}

static void nothing_collected(void **state)
{
    struct collector c;
    struct summary s;
    (void)state;
    collect_init(&c, &toy_table);
    for (int m = 0; m < TOY_COUNT; m++) {
        collect_summary(&c, m, &s);
        assert_int_equal(s.n, 0);
        assert_true(isnan(s.mean) && isnan(s.lo) && isnan(s.hi));
        assert_false(s.nothing_failed);
        assert_false(collect_precise(&c, m, 1e9));
    }
    collect_release(&c);
}

static void censored_values_count(void **state)
{
    struct collector c;
    struct summary s;
    double values[TOY_COUNT], seconds[2][TOY_COUNT];
    uint8_t censored[TOY_COUNT] = {0}, cut[2][TOY_COUNT] = {{0}};
    (void)state;
    for (size_t m = 0; m < TOY_COUNT; m++) {
        values[m] = seconds[0][m] = seconds[1][m] = NAN;
    }
    values[TOY_TIME] = 0.5;
    censored[TOY_TIME] = 1;
    seconds[0][TOY_RTO] = 10;
    seconds[1][TOY_RTO] = 30;
    cut[1][TOY_RTO] = 1;
    struct incident_row incidents[] = {{.value = seconds[0], .censored = cut[0]},
                                       {.value = seconds[1], .censored = cut[1]}};
    collect_init(&c, &toy_table);
    collect_row(&c, &(struct row){.weight = 1,
                                  .value = values,
                                  .censored = censored,
                                  .incidents = incidents,
                                  .incident_count = 2});
    collect_summary(&c, TOY_RTO, &s);
    assert_int_equal(s.n, 2);
    assert_int_equal(s.censored, 1);
    assert_near(s.mean, 20, 0);
    assert_near(s.max, 30, 0);
    collect_summary(&c, TOY_TIME, &s);
    assert_int_equal(s.censored, 1);
    collect_release(&c);
}

/* Of 0, 0, 0 and once something: not below 0, and a share not above 1. */
static void intervals_are_of_what_can_be(void **state)
{
    struct collector c;
    struct summary s;
    (void)state;
    collect_init(&c, &toy_table);
    for (uint32_t r = 0; r < 4; r++) {
        double values[TOY_COUNT], seconds[TOY_COUNT];
        uint8_t censored[TOY_COUNT] = {0};
        for (size_t m = 0; m < TOY_COUNT; m++) {
            values[m] = seconds[m] = NAN;
        }
        values[TOY_REQUESTS] = r == 3 ? 0.5 : 1;
        values[TOY_DOWNTIME] = r == 3 ? 10 : 0;
        seconds[TOY_RTO] = r == 3 ? 20 : 0;
        struct incident_row incident = {.value = seconds, .censored = censored};
        collect_row(&c, &(struct row){.weight = 1,
                                      .value = values,
                                      .censored = censored,
                                      .incidents = &incident,
                                      .incident_count = 1});
    }
    static const int metrics[] = {TOY_REQUESTS, TOY_DOWNTIME, TOY_RTO};
    static const double mean[] = {0.875, 2.5, 5};
    for (size_t i = 0; i < 3; i++) {
        collect_summary(&c, (size_t)metrics[i], &s);
        double half = 3.182446305284263 * s.sd / 2; /* t of 3 degrees of freedom, 4 values */
        assert_near(s.mean, mean[i], 1e-12);
        assert_near(s.lo, i == 0 ? mean[i] - half : 0, 1e-9);
        assert_near(s.hi, i == 0 ? 1 : mean[i] + half, 1e-9);
        assert_near(s.error, half / 3.182446305284263, 1e-9); /* precision knows nothing of it */
    }
    collect_release(&c);
}

static void precision(void **state)
{
    struct collector c;
    struct summary s;
    (void)state;
    collect_toy(&c, &(struct plan){0}, 100);
    collect_summary(&c, TOY_REQUESTS, &s);
    double relative = (s.hi - s.lo) / 2 / 0.0045; /* of the unavailability: 13 % here */
    assert_true(relative > 0.1 && relative < 0.2);
    assert_true(collect_precise(&c, TOY_REQUESTS, relative * 1.0001));
    assert_false(collect_precise(&c, TOY_REQUESTS, relative * 0.9999));
    collect_summary(&c, TOY_RTO, &s);
    relative = (s.hi - s.lo) / 2 / s.mean;
    assert_true(collect_precise(&c, TOY_RTO, relative * 1.0001));
    assert_false(collect_precise(&c, TOY_RTO, relative * 0.9999));
    collect_summary(&c, TOY_NINES, &s);
    relative = (s.hi - s.lo) / 2 / s.mean;
    assert_true(collect_precise(&c, TOY_NINES, relative * 1.0001));
    assert_false(collect_precise(&c, TOY_NINES, relative * 0.9999));
    collect_release(&c);
    collect_toy(&c, &(struct plan){.perfect = true}, 100);
    assert_false(collect_precise(&c, TOY_REQUESTS, 0.5)); /* no estimate of what never happened */
    assert_false(collect_precise(&c, TOY_DOWNTIME, 0.5));
    assert_false(collect_precise(&c, TOY_NINES, 0.5));
    collect_release(&c);
}

enum { MONEY_NINES, MONEY_REQUESTS, MONEY_ANNUAL, MONEY_PER_NINE, MONEY_COUNT };

static const struct metric money_metrics[] = {
    {"availability.nines", "nines", SCOPE_REPLICATION, SUMMARY_NINES, "nines"},
    {"availability.requests", "1", SCOPE_REPLICATION, SUMMARY_SAMPLE, "share of requests"},
    {"cost.annual", "currency/y", SCOPE_REPLICATION, SUMMARY_SAMPLE, "money"},
    {"cost.per_nine", "currency/y", SCOPE_REPLICATION, SUMMARY_PER_NINE, "money"},
};

static const struct metric_table money_table = {money_metrics, MONEY_COUNT};

/* Replications that lose 0 to 9 thousandths of the requests, or nothing at all, and cost 1,000 and
 * so much for each thousandth. */
static void collect_money(struct collector *c, uint32_t replications, bool perfect, double each)
{
    collect_init(c, &money_table);
    for (uint32_t k = 1; k <= replications; k++) {
        unsigned lost = perfect ? 0 : toy_digit(k);
        double values[MONEY_COUNT] = {NAN, 1 - lost / 1000.0, 1000 + lost * each, NAN};
        uint8_t censored[MONEY_COUNT] = {0};
        collect_row(c, &(struct row){.weight = 1, .value = values, .censored = censored});
    }
}

/* A cost that never varies: 1,000 over the nines and the ends of their interval. */
static void money_per_nine(void **state)
{
    struct collector c;
    struct summary s, nines;
    (void)state;
    collect_money(&c, 100, false, 0);
    collect_summary(&c, MONEY_PER_NINE, &s);
    collect_summary(&c, MONEY_NINES, &nines);
    assert_int_equal(s.n, 100);
    assert_near(s.mean, 1000 / -log10(0.0045), 1e-9);
    assert_near(s.lo, 1000 / nines.hi, 1e-9);
    assert_near(s.hi, 1000 / nines.lo, 1e-9);
    assert_true(s.lo < s.mean && s.mean < s.hi && !s.nothing_failed);
    assert_true(isnan(s.p50) && isnan(s.max) && isnan(s.sd));
    assert_true(collect_precise(&c, MONEY_PER_NINE, 0.1));
    assert_false(collect_precise(&c, MONEY_PER_NINE, 1e-4));
    collect_release(&c);
}

/* Dear and bad go together: the ends of both intervals. */
static void money_that_varies_widens_the_interval(void **state)
{
    struct collector c;
    struct summary s, nines, annual;
    (void)state;
    collect_money(&c, 100, false, 50);
    collect_summary(&c, MONEY_PER_NINE, &s);
    collect_summary(&c, MONEY_NINES, &nines);
    collect_summary(&c, MONEY_ANNUAL, &annual);
    assert_near(annual.mean, 1225, 1e-9);
    assert_near(s.mean, 1225 / nines.mean, 1e-9);
    assert_near(s.lo, annual.lo / nines.hi, 1e-9);
    assert_near(s.hi, annual.hi / nines.lo, 1e-9);
    collect_release(&c);
}

/* Nines are at least so many, so one costs at most so much; also after one replication. */
static void money_per_nine_of_no_failure_is_a_bound(void **state)
{
    static const uint32_t counts[] = {1000, 1};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct collector c;
        struct summary s;
        collect_money(&c, counts[i], true, 0);
        collect_summary(&c, MONEY_PER_NINE, &s);
        assert_true(s.nothing_failed && isnan(s.mean) && isnan(s.lo));
        double nines = -log10(1 - pow(0.05, 1.0 / counts[i]));
        assert_near(s.hi, 1000 / nines, 1e-6 * s.hi);
        assert_int_equal(s.n, counts[i]);
        collect_release(&c);
    }
}

/* No cost, no value; and none of a nine that there is not even one of. */
static void money_without_a_nine_has_no_value(void **state)
{
    struct collector c;
    struct summary s;
    (void)state;
    collect_init(&c, &money_table);
    collect_summary(&c, MONEY_PER_NINE, &s);
    assert_true(s.n == 0 && isnan(s.mean) && isnan(s.hi));
    for (int k = 0; k < 2; k++) {
        double values[MONEY_COUNT] = {NAN, 0, k == 0 ? NAN : 1000, NAN};
        uint8_t censored[MONEY_COUNT] = {0};
        collect_row(&c, &(struct row){.weight = 1, .value = values, .censored = censored});
        collect_summary(&c, MONEY_PER_NINE, &s);
        assert_int_equal(s.n, k);
        assert_true(isnan(s.mean) && isnan(s.lo) && isnan(s.hi) && !s.nothing_failed);
    }
    collect_release(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replication_values),
        cmocka_unit_test(nines_are_transformed),
        cmocka_unit_test(no_failure_is_a_bound),
        cmocka_unit_test(incidents_pool),
        cmocka_unit_test(one_replication_has_no_interval),
        cmocka_unit_test(nothing_collected),
        cmocka_unit_test(censored_values_count),
        cmocka_unit_test(intervals_are_of_what_can_be),
        cmocka_unit_test(precision),
        cmocka_unit_test(money_per_nine),
        cmocka_unit_test(money_that_varies_widens_the_interval),
        cmocka_unit_test(money_per_nine_of_no_failure_is_a_bound),
        cmocka_unit_test(money_without_a_nine_has_no_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
