/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/choice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/sim/run/comparison_fixture.h"

static struct cf_design designs[2];
static const struct result *results[2];

static void judge(size_t i, enum verdict v)
{
    designs[i].result.target_count = 1;
    designs[i].result.targets[0] =
        (struct target_result){.metric = "rto.service", .statistic = "p95", .limit = 60};
    designs[i].result.targets[0].verdict = v;
}

/* a costs less and fails more than b. */
static void setup(enum verdict a, enum verdict b)
{
    results[0] = cf_make(&designs[0], "a", 1, 300).result;
    results[1] = cf_make(&designs[1], "b", 0.1, 400).result;
    judge(0, a);
    judge(1, b);
}

static void forget(void)
{
    series_release(&designs[0].series);
    series_release(&designs[1].series);
}

static void assert_choice(const char *by, enum choice_end end, size_t option)
{
    struct decision c = choice_of(results, 2, by, false);
    assert_true(c.end == end);
    if (end == CHOICE_MADE) {
        assert_int_equal(c.option, option);
    }
}

static void the_cheapest_of_those_that_meet_all(void **state)
{
    (void)state;
    setup(VERDICT_MET, VERDICT_MET);
    assert_choice("cost.annual", CHOICE_MADE, 0);
    judge(0, VERDICT_UNDECIDED);
    assert_choice("cost.annual", CHOICE_MADE, 1);
    forget();
}

static void without_a_price_only_one_alone_is_chosen(void **state)
{
    (void)state;
    setup(VERDICT_MET, VERDICT_MET);
    assert_choice(NULL, CHOICE_UNPRICED, 2);
    judge(0, VERDICT_MISSED);
    assert_choice(NULL, CHOICE_MADE, 1);
    forget();
}

static void what_is_not_known_is_left_open(void **state)
{
    (void)state;
    setup(VERDICT_MISSED, VERDICT_UNDECIDED);
    assert_choice("cost.annual", CHOICE_UNDECIDED, 2);
    judge(1, VERDICT_MISSED);
    assert_choice("cost.annual", CHOICE_NONE_MEETS, 2);
    designs[0].result.target_count = designs[1].result.target_count = 0;
    assert_choice("cost.annual", CHOICE_UNASKED, 2);
    struct decision c = choice_of(results, 2, "cost.annual", true);
    assert_true(c.end == CHOICE_MADE && c.option == 0);
    forget();
}

/* An hour is not a year, and a minute not two. */
static void answers_to_other_questions_are_not_chosen_between(void **state)
{
    (void)state;
    setup(VERDICT_MET, VERDICT_MET);
    designs[1].result.targets[0].limit += 1;
    assert_choice("cost.annual", CHOICE_UNLIKE, 2);
    designs[1].result.targets[0].limit -= 1;
    assert_choice("cost.annual", CHOICE_MADE, 0);
    designs[1].result.horizon /= 2;
    assert_choice("cost.annual", CHOICE_UNLIKE, 2);
    forget();
}

static void of_equals_the_more_available(void **state)
{
    (void)state;
    setup(VERDICT_MET, VERDICT_MET);
    designs[1].summaries[CF_ANNUAL].mean = designs[0].summaries[CF_ANNUAL].mean;
    assert_choice("cost.annual", CHOICE_MADE, 1);
    assert_int_equal(choice_equals(results, 2, "cost.annual", false, 1), 1);
    assert_int_equal(choice_equals(results, 2, NULL, false, 1), 0);
    judge(0, VERDICT_MISSED);
    assert_int_equal(choice_equals(results, 2, "cost.annual", false, 1), 0);
    assert_string_equal(choice_end_name(CHOICE_UNPRICED), "no price");
    forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cheapest_of_those_that_meet_all),
        cmocka_unit_test(without_a_price_only_one_alone_is_chosen),
        cmocka_unit_test(what_is_not_known_is_left_open),
        cmocka_unit_test(answers_to_other_questions_are_not_chosen_between),
        cmocka_unit_test(of_equals_the_more_available),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
