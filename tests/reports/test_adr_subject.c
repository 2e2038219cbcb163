/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr_subject.h"

#include "tests/reports/adr_fixture.h"

#include "reports/adr_parts.h"

static struct adr_fixture f;

static void what_it_takes_to_play_it_again_is_claimed(void **state)
{
    (void)state;
    adr_fixture_run(&f);
    adr_fixture_subject(&f);
    const struct claim_option *o = &f.adr.claims.options[0];
    assert_string_equal(f.adr.claims.version, "1.0.0");
    assert_string_equal(o->scenario, "../dir/pair.yaml");
    assert_string_equal(o->sha256, "00ff");
    assert_string_equal(o->horizon, "1y");
    assert_int_equal(o->set_count, 1);
    assert_string_equal(o->set[0], "title=a b");
    assert_true(o->seeded && o->seed == 7 && o->replications == 400 && o->first == 1);
    assert_true(o->run == 3 && o->point == 1);
    adr_fixture_close(&f);
}

static void targets_and_usual_means_are_claimed(void **state)
{
    (void)state;
    adr_fixture_run(&f);
    adr_fixture_subject(&f);
    const struct claim_option *o = &f.adr.claims.options[0];
    assert_string_equal(o->claims[1].metric, "rto.service");
    assert_true(o->claims[1].judged && o->claims[1].verdict == VERDICT_MISSED);
    const struct claim *mean = adr_mean(&f.adr, 0, "rto.service");
    assert_true(mean && !mean->judged && mean->value == 61.25);
    assert_null(adr_mean(&f.adr, 0, "rto.write")); /* it never had a value */
    adr_fixture_close(&f);
}

static void the_cheapest_that_meets_all_is_chosen(void **state)
{
    (void)state;
    adr_fixture_compare(&f);
    adr_fixture_target(&f, 0, 0.99, VERDICT_MET);
    adr_fixture_target(&f, 1, 0.99, VERDICT_MET);
    adr_fixture_subject(&f);
    const struct claim_choice *c = &f.adr.claims.choice;
    assert_true(c->told && c->choice.end == CHOICE_MADE && c->choice.option == 1);
    assert_string_equal(c->by, "cost.annual");
    assert_int_equal(f.adr.reference, 1);
    adr_fixture_close(&f);
}

static void a_sizing_is_claimed_where_the_options_lead_to_it(void **state)
{
    (void)state;
    struct size_report report = size_fixture();
    adr_fixture_size(&f, &report);
    adr_fixture_subject(&f);
    assert_true(f.adr.claims.choice.told && f.adr.claims.choice.choice.end == CHOICE_MADE);
    assert_int_equal(f.adr.options[f.adr.claims.choice.choice.option].point, 1);
    adr_fixture_close(&f);
    report = size_undecided();
    adr_fixture_size(&f, &report);
    adr_fixture_subject(&f);
    assert_true(!f.adr.claims.choice.told);
    assert_true(f.adr.claims.choice.choice.end == CHOICE_UNDECIDED);
    adr_fixture_close(&f);
}

static void differences_and_the_price_of_a_nine_are_claimed(void **state)
{
    (void)state;
    adr_fixture_compare(&f);
    adr_fixture_subject(&f);
    bool nine = false;
    for (size_t i = 0; i < f.adr.claims.difference_count; i++) {
        const struct claim_difference *d = &f.adr.claims.differences[i];
        assert_true(d->paired);
        nine = nine || strcmp(d->metric, CLAIM_PER_NINE) == 0;
        if (strcmp(d->metric, "cost.annual") == 0) {
            assert_true(d->from == 1 && d->to == 0 && fabs(d->mean - 100) < 1e-9);
            assert_string_equal(d->unit, "EUR/y");
        }
    }
    assert_true(nine);
    adr_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_it_takes_to_play_it_again_is_claimed),
        cmocka_unit_test(targets_and_usual_means_are_claimed),
        cmocka_unit_test(the_cheapest_that_meets_all_is_chosen),
        cmocka_unit_test(a_sizing_is_claimed_where_the_options_lead_to_it),
        cmocka_unit_test(differences_and_the_price_of_a_nine_are_claimed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
