/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/comparison.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/sim/run/comparison_fixture.h"

struct four {
    struct cf_design stored[CF_DESIGNS];
    struct design designs[CF_DESIGNS];
    struct comparison comparison;
};

/* Cheap and bad; dear and worse; better; best. */
static void make(struct four *f)
{
    static const double lost[] = {1, 2, 0.1, 0.01}, cost[] = {100, 300, 200, 400};
    static const char *const names[] = {"cheap", "beaten", "better", "best"};
    for (size_t i = 0; i < CF_DESIGNS; i++) {
        f->designs[i] = cf_make(&f->stored[i], names[i], lost[i], cost[i]);
    }
    f->comparison = (struct comparison){f->designs, CF_DESIGNS};
}

static void release(struct four *f)
{
    for (size_t i = 0; i < CF_DESIGNS; i++) {
        series_release(&f->stored[i].series);
    }
}

static void the_most_available_is_first(void **state)
{
    struct four f;
    size_t order[CF_DESIGNS];
    (void)state;
    make(&f);
    comparison_rank(&f.comparison, order);
    assert_int_equal(order[0], 3);
    assert_int_equal(order[1], 2);
    assert_int_equal(order[2], 0);
    assert_int_equal(order[3], 1);
    release(&f);
}

static void of_equals_the_cheaper_is_first(void **state)
{
    struct cf_design stored[2];
    struct design designs[2] = {cf_make(&stored[0], "a", 1, 300), cf_make(&stored[1], "b", 1, 200)};
    size_t order[2], frontier[2];
    struct comparison c = {designs, 2};
    (void)state;
    comparison_rank(&c, order);
    assert_int_equal(order[0], 1);
    assert_int_equal(comparison_frontier(&c, frontier), 1);
    assert_int_equal(frontier[0], 1);
    series_release(&stored[0].series);
    series_release(&stored[1].series);
}

static void nobody_regrets_the_frontier(void **state)
{
    struct four f;
    size_t order[CF_DESIGNS];
    (void)state;
    make(&f);
    assert_int_equal(comparison_frontier(&f.comparison, order), 3);
    assert_int_equal(order[0], 0);
    assert_int_equal(order[1], 2);
    assert_int_equal(order[2], 3);
    release(&f);
}

static void without_prices_there_is_none(void **state)
{
    struct cf_design stored[2];
    struct design designs[2] = {cf_make(&stored[0], "a", 1, 300), cf_make(&stored[1], "b", 1, NAN)};
    size_t order[2];
    (void)state;
    assert_int_equal(comparison_frontier(&(struct comparison){designs, 2}, order), 0);
    series_release(&stored[0].series);
    series_release(&stored[1].series);
}

/* A tenth of the loss is exactly one nine more, for exactly 100 a year. */
static void differences(void **state)
{
    struct four f;
    (void)state;
    make(&f);
    struct difference d = comparison_difference(&f.designs[0], &f.designs[2], CF_REQUESTS);
    assert_true(d.paired && fabs(d.mean - 0.0018) < 1e-12 && d.lo < d.mean && d.mean < d.hi);
    d = comparison_difference(&f.designs[0], &f.designs[2], CF_ANNUAL);
    assert_true(d.mean == 100 && d.lo == 100 && d.hi == 100);
    d = comparison_difference(&f.designs[0], &f.designs[2], CF_NINES);
    assert_true(fabs(d.mean - 1) < 1e-9 && fabs(d.hi - d.lo) < 1e-9); /* in proportion */
    d = comparison_per_nine(&f.designs[0], &f.designs[2]);
    assert_true(fabs(d.mean - 100) < 1e-9 && fabs(d.lo - 100) < 1e-6);
    d = comparison_difference(&f.designs[0], &f.designs[2], CF_RTO);
    assert_true(isnan(d.mean));
    release(&f);
}

static void other_luck_is_not_paired(void **state)
{
    struct four f;
    (void)state;
    make(&f);
    assert_true(comparison_paired(&f.designs[0], &f.designs[1]));
    f.stored[1].result.seed = 8;
    assert_false(comparison_paired(&f.designs[0], &f.designs[1]));
    assert_false(comparison_difference(&f.designs[0], &f.designs[1], CF_ANNUAL).paired);
    f.stored[2].result.horizon = 1;
    assert_false(comparison_paired(&f.designs[0], &f.designs[2]));
    f.stored[3].series.count = 99;
    assert_false(comparison_paired(&f.designs[0], &f.designs[3]));
    release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_available_is_first),
        cmocka_unit_test(of_equals_the_cheaper_is_first),
        cmocka_unit_test(nobody_regrets_the_frontier),
        cmocka_unit_test(without_prices_there_is_none),
        cmocka_unit_test(differences),
        cmocka_unit_test(other_luck_is_not_paired),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
