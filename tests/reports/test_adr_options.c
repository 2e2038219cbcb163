/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr_subject.h"

#include "tests/reports/adr_fixture.h"

static struct adr_fixture f;

static void a_comparison_offers_its_designs_by_rank(void **state)
{
    (void)state;
    adr_fixture_compare(&f);
    adr_fixture_subject(&f);
    assert_true(f.adr.kind == ADR_DESIGNS && f.adr.compared == &f.run);
    assert_int_equal(f.adr.count, 2);
    assert_string_equal(f.adr.options[0].name, "b"); /* the most available */
    assert_string_equal(f.adr.options[1].name, "a");
    adr_fixture_close(&f);
}

static void a_run_given_twice_gets_two_names(void **state)
{
    (void)state;
    adr_fixture_run(&f);
    struct stored_run twice[] = {f.run, f.run};
    f.dossier.runs = twice;
    f.dossier.count = 2;
    adr_fixture_subject(&f);
    assert_true(f.adr.kind == ADR_DESIGNS && !f.adr.compared);
    assert_string_equal(f.adr.options[0].name, "pair (run 3)");
    assert_string_equal(f.adr.options[1].name, "pair (run 3), 2");
    adr_fixture_close(&f);
}

static void inputs_are_options_only_where_nothing_else_is(void **state)
{
    (void)state;
    adr_fixture_inputs(&f);
    adr_fixture_subject(&f);
    assert_true(f.adr.kind == ADR_INPUTS && f.adr.inputs == &f.run);
    assert_int_equal(f.adr.considered, ROW_POINTS);
    struct stored_run both[] = {f.run, f.run};
    both[0].kind = STORED_RUN;
    f.dossier.runs = both;
    f.dossier.count = 2;
    adr_fixture_subject(&f);
    assert_true(f.adr.kind == ADR_DESIGN && f.adr.inputs == &both[1]);
    assert_int_equal(f.adr.count, 1);
    adr_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_comparison_offers_its_designs_by_rank),
        cmocka_unit_test(a_run_given_twice_gets_two_names),
        cmocka_unit_test(inputs_are_options_only_where_nothing_else_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
