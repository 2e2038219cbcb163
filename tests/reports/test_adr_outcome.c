/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr_parts.h"

#include "tests/reports/adr_fixture.h"

static struct adr_fixture f;

static void of_what_meets_all_the_cheapest(void **state)
{
    (void)state;
    adr_fixture_compare(&f);
    adr_fixture_target(&f, 0, 0.99, VERDICT_MET);
    adr_fixture_target(&f, 1, 0.99, VERDICT_MET);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_outcome,
                "Chosen option: \"a\", because it is the cheapest of the 2 options that meet "
                "all targets: `cost.annual` is 305 EUR/y (constant).");
    assert_says(&f.adr, adr_outcome, "- From \"b\" to \"a\": `cost.annual` -100 EUR/y.");
    assert_says(&f.adr, adr_outcome,
                "- A further nine, on the way from \"a\" to \"b\", costs +100 ");
    adr_fixture_close(&f);
}

static void never_more_than_the_numbers_say(void **state)
{
    (void)state;
    adr_fixture_compare(&f);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_decision, "none yet, because nothing is asked of the design");
    adr_fixture_target(&f, 0, 0.999999, VERDICT_MISSED);
    adr_fixture_target(&f, 1, 0.999999, VERDICT_UNDECIDED);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_decision, "none yet, because no option is known to meet all targets");
    assert_says(&f.adr, adr_outcome, "\"b\" is undecided: the mean of `availability.requests` is ");
    adr_fixture_target(&f, 1, 0.999999, VERDICT_MISSED);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_decision, "none, because each of the options misses a target.");
    assert_says(&f.adr, adr_outcome, "- \"a\" misses a target: ");
    adr_fixture_close(&f);
}

static void a_single_design_is_kept_or_changed(void **state)
{
    (void)state;
    adr_fixture_run(&f);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_decision, "\"Change it\", because the design misses");
    f.single.target_count = 1;
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_decision, "\"Keep pair as it is\", because it meets all");
    f.single.targets[0].verdict = VERDICT_UNDECIDED;
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_decision, "none yet, because the run does not tell whether");
    adr_fixture_close(&f);
}

static void a_sizing_says_how_sure_it_is(void **state)
{
    (void)state;
    struct size_report report = size_fixture();
    adr_fixture_size(&f, &report);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_outcome, "Chosen option: \"interval=20s, kind=anycast\"");
    assert_says(&f.adr, adr_outcome, "right with a probability of at least 98.7 %");
    adr_fixture_close(&f);
}

static void inputs_matter_if_the_verdict_depends_on_them(void **state)
{
    (void)state;
    adr_fixture_inputs(&f);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_decision, "because the targets are missed with each of the 1280");
    f.rows.results[0].target_count = 1; /* which is met */
    assert_says(&f.adr, adr_decision, "\"Pin down first what moves it most\"");
    assert_says(&f.adr, adr_outcome, "is moved");
    adr_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_what_meets_all_the_cheapest),
        cmocka_unit_test(never_more_than_the_numbers_say),
        cmocka_unit_test(a_single_design_is_kept_or_changed),
        cmocka_unit_test(a_sizing_says_how_sure_it_is),
        cmocka_unit_test(inputs_matter_if_the_verdict_depends_on_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
