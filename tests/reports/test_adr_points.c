/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr_subject.h"

#include "tests/reports/adr_fixture.h"

static struct adr_fixture f;

static void a_sizing_keeps_its_choice_and_both_neighbours(void **state)
{
    (void)state;
    struct size_report report = size_fixture();
    size_t points[ADR_OPTIONS];
    adr_fixture_size(&f, &report);
    assert_string_equal(adr_points_by(&f.run), "probe.load");
    assert_int_equal(adr_points(&f.run, "probe.load", &f.arena, points), 3);
    assert_true(points[0] == 1 && points[1] == 2 && points[2] == 0);
    adr_fixture_close(&f);
}

static void beaten_points_of_a_sweep_are_left_out_unless_one_would_be_alone(void **state)
{
    (void)state;
    size_t points[ADR_OPTIONS];
    adr_fixture_sweep(&f);
    assert_null(adr_points_by(&f.run)); /* it varies more than the probe, and has no prices */
    assert_int_equal(adr_points(&f.run, NULL, &f.arena, points), 2);
    adr_fixture_close(&f);
}

static void of_many_no_more_than_can_be_told(void **state)
{
    (void)state;
    size_t points[ADR_OPTIONS];
    adr_fixture_inputs(&f);
    assert_true(adr_points(&f.run, NULL, &f.arena, points) <= ADR_OPTIONS);
    adr_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sizing_keeps_its_choice_and_both_neighbours),
        cmocka_unit_test(beaten_points_of_a_sweep_are_left_out_unless_one_would_be_alone),
        cmocka_unit_test(of_many_no_more_than_can_be_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
