/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/diff_fixture.h"

static void for_people(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    fixture_diff(diff_table_write, (struct diff_case){.label = "x=1"}, &out);
    assert_contains(&out, "run 3: ninefold run a.yaml (ninefold 1.0.0, seed 7)\n");
    assert_contains(&out, "edge.probe.interval  30s    10s\n");
    assert_contains(&out, "stamps.new           -      {}\n");
    assert_contains(&out, "both met the same luck");
    assert_contains(&out, "x=1    availability.nines ");
    assert_contains(&out, "Points that only one of the two has: 0 of run 3, 2 of run 8.\n");
    buf_clear(&out);
    fixture_diff(diff_markdown_write, (struct diff_case){.metric = "cost.annual"}, &out);
    assert_contains(&out, "run 3: `ninefold run a.yaml` (ninefold");
    assert_contains(&out, "| cost.annual, EUR/y |");
    buf_release(&out);
}

static void of_the_same_nothing(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    fixture_diff(diff_table_write, (struct diff_case){.same = true}, &out);
    assert_contains(&out, "The scenarios are the same");
    assert_contains(&out, "No metric differs");
    buf_release(&out);
}

static void as_csv(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    fixture_diff(diff_csv_write, (struct diff_case){.label = "x=1", .metric = "cost.annual"}, &out);
    assert_contains(&out, "\r\nx=1,cost.annual,EUR/y,305,405,100,100,100,true\r\n");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(for_people),
        cmocka_unit_test(of_the_same_nothing),
        cmocka_unit_test(as_csv),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
