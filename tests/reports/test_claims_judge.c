/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims_judge.h"

#include "tests/reports/fixture.h"

static struct claim then_p95(double value, double lo, double hi)
{
    return (struct claim){.metric = "rto.service",
                          .statistic = "p95",
                          .bound = CLAIM_AT_MOST,
                          .limit = 60,
                          .value = value,
                          .lo = lo,
                          .hi = hi,
                          .judged = true,
                          .verdict = VERDICT_MISSED};
}

static void assert_standing(struct claim then, bool same, enum standing wanted)
{
    const struct result now = fixture_result();
    struct claim found;
    struct arena a;
    arena_init(&a, 0);
    assert_int_equal(claim_judge(&then, &now, same, &a, &found), wanted);
    arena_release(&a);
}

static void from_the_same_scenario_numbers_come_out_again(void **state)
{
    (void)state;
    assert_standing(then_p95(78, 76.875, 79.25), true, STANDING_HOLDS);
    assert_standing(then_p95(78.00001, 76.875, 79.25), true, STANDING_BROKEN);
    assert_standing(then_p95(78, 76.875, 79), true, STANDING_BROKEN);
}

static void from_another_one_intervals_meet(void **state)
{
    (void)state;
    assert_standing(then_p95(80, 79, 81), false, STANDING_HOLDS);
    assert_standing(then_p95(81, 80, 82), false, STANDING_BROKEN);
    assert_standing(then_p95(74, 72, NAN), false, STANDING_HOLDS); /* it may have been more */
}

static void what_a_person_wrote_stands_for_what_rounds_to_it(void **state)
{
    (void)state;
    struct claim c = then_p95(78, NAN, NAN);
    c.grain = 0.5;
    assert_standing(c, true, STANDING_HOLDS);
    c.value = 76;
    assert_standing(c, false, STANDING_BROKEN);
    c.value = 76.5;
    assert_standing(c, false, STANDING_HOLDS); /* 77, the end of its reach, is within */
    c.statistic = "mean";
    c.bound = CLAIM_FREE;
    c.judged = false;
    c.value = 61;
    assert_standing(c, false, STANDING_HOLDS);
}

static void verdicts_are_those_on_the_claims_limit(void **state)
{
    (void)state;
    struct claim c = then_p95(NAN, NAN, NAN);
    assert_standing(c, false, STANDING_HOLDS);
    c.verdict = VERDICT_MET;
    assert_standing(c, false, STANDING_BROKEN);
    c.limit = 78; /* within the interval */
    assert_standing(c, false, STANDING_OPEN);
    c.limit = 80;
    assert_standing(c, false, STANDING_HOLDS);
    c.verdict = VERDICT_UNDECIDED;
    assert_standing(c, false, STANDING_BROKEN);
}

static void no_value_is_no_number(void **state)
{
    (void)state;
    struct claim c = then_p95(10, 9, 11);
    c.metric = "rto.write";
    c.statistic = "mean";
    c.judged = false;
    assert_standing(c, false, STANDING_BROKEN);
    c.value = NAN;
    c.bound = CLAIM_FREE;
    assert_standing(c, false, STANDING_HOLDS);
}

static void differences_likewise(void **state)
{
    (void)state;
    const struct claim_difference then = {.metric = "rto.service", .mean = 1, .lo = 0, .hi = 2};
    struct claim_difference now;
    const struct metric *metric = &fixture_metrics[F_SERVICE];
    const struct difference near = {.mean = 3, .lo = 2, .hi = 4},
                            far = {.mean = 5, .lo = 4, .hi = 6};
    assert_true(claim_judge_difference(&then, &near, metric, false, &now) == STANDING_HOLDS);
    assert_true(claim_judge_difference(&then, &near, metric, true, &now) == STANDING_BROKEN);
    assert_true(claim_judge_difference(&then, &far, metric, false, &now) == STANDING_BROKEN);
    assert_true(now.mean == 5 && now.lo == 4 && now.hi == 6);
}

static void a_choice_holds_if_it_is_made_again(void **state)
{
    (void)state;
    struct result r = fixture_result();
    const struct result *results[] = {&r};
    struct decision now;
    struct claims then = {.count = 1, .choice = {.told = true}};
    then.choice.choice = (struct decision){CHOICE_NONE_MEETS, 1};
    assert_true(claim_judge_choice(&then, results, &now) == STANDING_HOLDS);
    then.choice.choice = (struct decision){CHOICE_MADE, 0};
    assert_true(claim_judge_choice(&then, results, &now) == STANDING_BROKEN);
    r.target_count = 1;
    assert_true(claim_judge_choice(&then, results, &now) == STANDING_HOLDS);
    r.targets[0].verdict = VERDICT_UNDECIDED;
    assert_true(claim_judge_choice(&then, results, &now) == STANDING_OPEN);
    assert_string_equal(standing_name(STANDING_OPEN), "open");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(from_the_same_scenario_numbers_come_out_again),
        cmocka_unit_test(from_another_one_intervals_meet),
        cmocka_unit_test(what_a_person_wrote_stands_for_what_rounds_to_it),
        cmocka_unit_test(verdicts_are_those_on_the_claims_limit),
        cmocka_unit_test(no_value_is_no_number),
        cmocka_unit_test(differences_likewise),
        cmocka_unit_test(a_choice_holds_if_it_is_made_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
