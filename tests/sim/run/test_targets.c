/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/targets.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/sim/run/toy.h"

static void at_least(void **state)
{
    (void)state;
    assert_int_equal(target_verdict_at_least(0.9, 0.91, 0.95), VERDICT_MET);
    assert_int_equal(target_verdict_at_least(0.9, 0.9, 0.95), VERDICT_MET); /* the end counts */
    assert_int_equal(target_verdict_at_least(0.9, 0.9, 0.9), VERDICT_MET);
    assert_int_equal(target_verdict_at_least(0.9, 0.8, 0.95), VERDICT_UNDECIDED);
    assert_int_equal(target_verdict_at_least(0.9, 0.8, 0.9), VERDICT_UNDECIDED);
    assert_int_equal(target_verdict_at_least(0.9, 0.8, 0.89), VERDICT_MISSED);
    assert_int_equal(target_verdict_at_least(0.9, NAN, NAN), VERDICT_UNDECIDED);
    assert_int_equal(target_verdict_at_least(0.9, NAN, 0.8), VERDICT_MISSED);
    assert_int_equal(target_verdict_at_least(0.9, 0.95, NAN), VERDICT_MET);
}

static void at_most(void **state)
{
    (void)state;
    assert_int_equal(target_verdict_at_most(60, 50, 59), VERDICT_MET);
    assert_int_equal(target_verdict_at_most(60, 50, 60), VERDICT_MET);
    assert_int_equal(target_verdict_at_most(60, 60, 60), VERDICT_MET);
    assert_int_equal(target_verdict_at_most(60, 50, 61), VERDICT_UNDECIDED);
    assert_int_equal(target_verdict_at_most(60, 60, 61), VERDICT_UNDECIDED);
    assert_int_equal(target_verdict_at_most(60, 61, 70), VERDICT_MISSED);
    assert_int_equal(target_verdict_at_most(60, 50, NAN), VERDICT_UNDECIDED);
    assert_int_equal(target_verdict_at_most(60, 61, NAN), VERDICT_MISSED);
}

/* One incident a replication with the given times; the last `cut` of them are censored. */
static void collect_times(struct collector *c, const double *seconds, size_t count, size_t cut)
{
    collect_init(c, &toy_table);
    for (size_t i = 0; i < count; i++) {
        double none[TOY_COUNT] = {NAN, NAN, NAN, NAN, NAN, NAN}, values[TOY_COUNT];
        uint8_t censored[TOY_COUNT] = {0};
        for (size_t m = 0; m < TOY_COUNT; m++) {
            values[m] = NAN;
        }
        values[TOY_RTO] = seconds[i];
        censored[TOY_RTO] = i + cut >= count;
        struct incident_row incident = {.value = values, .censored = censored};
        collect_row(c, &(struct row){.weight = 1,
                                     .value = none,
                                     .censored = (uint8_t[TOY_COUNT]){0},
                                     .incidents = &incident,
                                     .incident_count = 1});
    }
}

static struct targets rto(double seconds, double percentile)
{
    return (struct targets){.availability = NAN,
                            .rto = simtime_from_seconds(seconds),
                            .rpo = SIMTIME_NEVER,
                            .percentile = percentile};
}

static enum verdict judge(struct collector *c, double limit, double percentile,
                          struct target_result *ret)
{
    struct targets t = rto(limit, percentile);
    struct result r = {.metrics = &toy_table};
    targets_judge(&t, c, &r);
    assert_int_equal(r.target_count, 1);
    *ret = r.targets[0];
    return ret->verdict;
}

/* 1, 2, ..., 1000: by the binomial law the 95 % interval of p50 has the ranks 469 and 532 or so. */
static void percentile_of_many(void **state)
{
    double seconds[1000];
    struct collector c;
    struct target_result t;
    (void)state;
    for (size_t i = 0; i < 1000; i++) {
        seconds[i] = (double)(i + 1);
    }
    collect_times(&c, seconds, 1000, 0);
    judge(&c, 600, 50, &t);
    assert_string_equal(t.metric, "rto.service");
    assert_string_equal(t.statistic, "p50");
    assert_true(t.value == 500 && t.limit == 600 && !t.at_least);
    assert_in_range((long)t.lo, 467, 471);
    assert_in_range((long)t.hi, 530, 534);
    assert_int_equal(t.verdict, VERDICT_MET);
    double hi = t.hi, lo = t.lo;
    assert_int_equal(judge(&c, hi, 50, &t), VERDICT_MET);
    assert_int_equal(judge(&c, hi - 1, 50, &t), VERDICT_UNDECIDED);
    assert_int_equal(judge(&c, lo, 50, &t), VERDICT_UNDECIDED);
    assert_int_equal(judge(&c, lo - 1, 50, &t), VERDICT_MISSED);
    judge(&c, 600, 99.9, &t);
    assert_string_equal(t.statistic, "p99.9");
    assert_true(t.value == 999);
    collect_release(&c);
}

/* Five values say nothing about what p95 may be at most: 0.95^5 = 77 % of such samples lie below
 * it altogether. */
static void small_samples_have_no_upper_end(void **state)
{
    const double seconds[] = {61, 61, 61, 61, 61};
    struct collector c;
    struct target_result t;
    (void)state;
    collect_times(&c, seconds, 5, 0);
    assert_int_equal(judge(&c, 1000, 95, &t), VERDICT_UNDECIDED);
    assert_true(t.value == 61 && t.lo == 61 && isnan(t.hi));
    assert_int_equal(judge(&c, 60, 95, &t), VERDICT_MISSED);
    collect_release(&c);
    collect_times(&c, seconds, 4, 0); /* and four say nothing of p50: 0.5^4 is above 5 % */
    assert_int_equal(judge(&c, 60, 50, &t), VERDICT_UNDECIDED);
    assert_true(t.value == 61 && isnan(t.lo) && isnan(t.hi));
    collect_release(&c);
}

static void no_incident_is_no_data(void **state)
{
    struct collector c;
    struct target_result t;
    (void)state;
    collect_times(&c, NULL, 0, 0);
    assert_int_equal(judge(&c, 60, 95, &t), VERDICT_UNDECIDED);
    assert_true(isnan(t.value) && isnan(t.lo) && isnan(t.hi));
    collect_release(&c);
}

/* What would decide: by the binomial law 59 values for p95, 299 for p99 (0.95^59 < 5 %). */
static void doubts(void **state)
{
    static const struct {
        double percentile;
        int64_t needed;
    } cases[] = {{95, 59}, {99, 299}, {50, 6}, {100, 0}};
    double seconds[59];
    struct collector c;
    struct target_result t;
    (void)state;
    for (size_t i = 0; i < 59; i++) {
        seconds[i] = (double)(i + 1);
    }
    collect_times(&c, seconds, 5, 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(judge(&c, 1000, cases[i].percentile, &t), VERDICT_UNDECIDED);
        assert_int_equal(t.doubt, DOUBT_TOO_FEW);
        assert_int_equal(t.needed, cases[i].needed);
        assert_int_equal(t.have, 5);
    }
    collect_release(&c);
    collect_times(&c, seconds, 58, 0);
    judge(&c, 1000, 95, &t);
    assert_int_equal(t.doubt, DOUBT_TOO_FEW);
    collect_release(&c);
    collect_times(&c, seconds, 59, 0);
    judge(&c, 1000, 95, &t);
    assert_int_equal(t.doubt, DOUBT_NONE);
    judge(&c, 58, 95, &t);
    assert_int_equal(t.doubt, DOUBT_STRADDLES);
    collect_release(&c);
    collect_times(&c, seconds, 59, 59);
    judge(&c, 1000, 95, &t);
    assert_int_equal(t.doubt, DOUBT_CENSORED);
    collect_release(&c);
    collect_times(&c, NULL, 0, 0);
    judge(&c, 1000, 95, &t);
    assert_int_equal(t.doubt, DOUBT_NO_VALUES);
    collect_release(&c);
}

static void doubts_about_availability(void **state)
{
    struct collector c;
    struct result r = {.metrics = &toy_table};
    struct targets t = {.availability = 0.9999, .rto = SIMTIME_NEVER, .rpo = SIMTIME_NEVER};
    (void)state;
    collect_init(&c, &toy_table);
    targets_judge(&t, &c, &r);
    assert_int_equal(r.targets[0].doubt, DOUBT_NO_VALUES);
    double values[TOY_COUNT] = {NAN, 1, 1, 0, NAN, NAN};
    struct row row = {.weight = 1, .value = values, .censored = (uint8_t[TOY_COUNT]){0}};
    collect_row(&c, &row);
    targets_judge(&t, &c, &r);
    assert_int_equal(r.targets[0].doubt, DOUBT_NOTHING_FAILED);
    assert_int_equal(r.targets[0].needed, 29956); /* 0.05^(1/29956) = 0.99990000 */
    t.availability = 1;
    targets_judge(&t, &c, &r);
    assert_int_equal(r.targets[0].needed, 0);
    collect_release(&c);
    collect_init(&c, &toy_table);
    values[TOY_REQUESTS] = 0.5;
    collect_row(&c, &row);
    t.availability = 0.6;
    targets_judge(&t, &c, &r);
    assert_int_equal(r.targets[0].doubt, DOUBT_TOO_FEW);
    values[TOY_REQUESTS] = 0.6;
    collect_row(&c, &row);
    targets_judge(&t, &c, &r);
    assert_int_equal(r.targets[0].doubt, DOUBT_STRADDLES);
    collect_release(&c);
}

/* Censored values enter with what they reached, but cannot carry a target. */
static void censored_values_meet_nothing(void **state)
{
    double seconds[1000];
    struct collector c;
    struct target_result t;
    (void)state;
    for (size_t i = 0; i < 1000; i++) {
        seconds[i] = 50;
    }
    collect_times(&c, seconds, 1000, 1000);
    assert_int_equal(judge(&c, 60, 95, &t), VERDICT_UNDECIDED);
    assert_true(t.value == 50 && t.hi == 50);
    assert_int_equal(judge(&c, 40, 95, &t), VERDICT_MISSED); /* they can only grow */
    collect_release(&c);
    collect_times(&c, seconds, 1000, 100); /* p95 lies among the censored tenth */
    assert_int_equal(judge(&c, 60, 95, &t), VERDICT_UNDECIDED);
    assert_int_equal(judge(&c, 60, 50, &t), VERDICT_MET); /* p50 does not */
    collect_release(&c);
    collect_times(&c, seconds, 1000, 5); /* 0.5 % may grow: p95 stays what it is */
    assert_int_equal(judge(&c, 60, 95, &t), VERDICT_MET);
    collect_release(&c);
}

/* A few censored values below the limit push the upper end to the next larger ones. */
static void censored_values_shift_the_end(void **state)
{
    double seconds[1000];
    struct collector c;
    struct target_result t;
    (void)state;
    for (size_t i = 0; i < 1000; i++) {
        seconds[i] = (double)(1000 - i); /* the last ones, which are censored, are the smallest */
    }
    collect_times(&c, seconds, 1000, 20);
    judge(&c, 1000, 50, &t);
    assert_int_equal(judge(&c, t.hi, 50, &t), VERDICT_UNDECIDED);
    assert_int_equal(judge(&c, t.hi + 19, 50, &t), VERDICT_UNDECIDED);
    assert_int_equal(judge(&c, t.hi + 20, 50, &t), VERDICT_MET);
    collect_release(&c);
}

static void availability(void **state)
{
    struct collector c;
    struct result r = {.metrics = &toy_table};
    struct targets t = {.availability = 0.99, .rto = SIMTIME_NEVER, .rpo = SIMTIME_NEVER};
    (void)state;
    collect_init(&c, &toy_table);
    for (int i = 0; i < 1000; i++) {
        double values[TOY_COUNT] = {NAN, 1, 1, 0, NAN, NAN};
        collect_row(
            &c, &(struct row){.weight = 1, .value = values, .censored = (uint8_t[TOY_COUNT]){0}});
    }
    targets_judge(&t, &c, &r);
    assert_int_equal(r.target_count, 1);
    assert_string_equal(r.targets[0].metric, "availability.requests");
    assert_string_equal(r.targets[0].statistic, "mean");
    assert_true(r.targets[0].at_least);
    assert_int_equal(r.targets[0].verdict, VERDICT_MET); /* 1000 without a failure: over 99.7 % */
    t.availability = 0.9999;
    targets_judge(&t, &c, &r);
    assert_int_equal(r.targets[0].verdict, VERDICT_UNDECIDED);
    t.availability = 1;
    targets_judge(&t, &c, &r);
    assert_int_equal(r.targets[0].verdict, VERDICT_UNDECIDED); /* never proven */
    t.rto = 0;
    t.percentile = 95;
    targets_judge(&t, &c, &r);
    assert_int_equal(r.target_count, 2);
    collect_release(&c);
}

static void any(void **state)
{
    (void)state;
    assert_false(targets_any(
        &(struct targets){.availability = NAN, .rto = SIMTIME_NEVER, .rpo = SIMTIME_NEVER}));
    assert_true(targets_any(
        &(struct targets){.availability = 0.9, .rto = SIMTIME_NEVER, .rpo = SIMTIME_NEVER}));
    assert_true(
        targets_any(&(struct targets){.availability = NAN, .rto = 0, .rpo = SIMTIME_NEVER}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_least),
        cmocka_unit_test(at_most),
        cmocka_unit_test(percentile_of_many),
        cmocka_unit_test(small_samples_have_no_upper_end),
        cmocka_unit_test(no_incident_is_no_data),
        cmocka_unit_test(doubts),
        cmocka_unit_test(doubts_about_availability),
        cmocka_unit_test(censored_values_meet_nothing),
        cmocka_unit_test(censored_values_shift_the_end),
        cmocka_unit_test(availability),
        cmocka_unit_test(any),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
