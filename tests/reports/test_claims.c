/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims.h"

#include "tests/reports/fixture.h"

static void a_target_is_claimed_with_its_verdict(void **state)
{
    (void)state;
    struct claim c;
    struct arena a;
    const struct result r = fixture_result();
    arena_init(&a, 0);
    assert_true(claim_of(&r, "rto.service", "p95", &a, &c));
    assert_true(c.bound == CLAIM_AT_MOST && c.limit == 60 && c.judged);
    assert_true(c.value == 78 && c.lo == 76.875 && c.verdict == VERDICT_MISSED);
    arena_release(&a);
}

static void a_mean_with_its_interval_and_a_percentile_without(void **state)
{
    (void)state;
    struct claim c;
    struct arena a;
    const struct result r = fixture_result();
    arena_init(&a, 0);
    assert_true(claim_of(&r, "rto.service", "mean", &a, &c));
    assert_true(c.bound == CLAIM_FREE && !c.judged && c.value == 61.25 && c.hi == 62.375);
    assert_true(claim_of(&r, "rto.service", "p99", &a, &c));
    assert_true(c.value == 84 && isnan(c.lo) && isnan(c.hi));
    assert_false(claim_of(&r, "rto.service", "p97", &a, &c));
    assert_false(claim_of(&r, "rto.nothing", "mean", &a, &c));
    arena_release(&a);
}

static void money_has_a_unit(void **state)
{
    (void)state;
    struct arena a;
    const struct result r = {.currency = "EUR"};
    arena_init(&a, 0);
    assert_string_equal(claim_unit(&r, &fixture_money_metrics[0], &a), "EUR/y");
    assert_null(claim_unit(&r, &fixture_metrics[F_LOAD], &a));
    arena_release(&a);
}

static void a_difference_that_is_not_known_is_none(void **state)
{
    (void)state;
    struct differences d;
    differences_init(&d, &fixture_table, 2);
    assert_true(isnan(claim_difference_of(&d, 0, 1, "rto.service").mean));
    assert_true(isnan(claim_difference_of(&d, 1, 0, CLAIM_PER_NINE).mean));
    assert_true(isnan(claim_difference_of(&d, 0, 1, "rto.nothing").mean));
    differences_release(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_target_is_claimed_with_its_verdict),
        cmocka_unit_test(a_mean_with_its_interval_and_a_percentile_without),
        cmocka_unit_test(money_has_a_unit),
        cmocka_unit_test(a_difference_that_is_not_known_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
