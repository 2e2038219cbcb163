/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/export_fixture.h"

static void everything_in_one_object(void **state)
{
    struct exported e;
    (void)state;
    struct export x = exported_make(&e, true);
    assert_int_equal(export_json(&x), EXPORT_DONE);
    exported_flush(&e);
    assert_int_equal(exported_count(&e, "{\"replication\": "), 300);
    assert_int_equal(exported_count(&e, "{\"opened_s\": "),
                     fixture_number(&e.f, "SELECT count(*) FROM incidents"));
    assert_int_equal(exported_count(&e, "\"set\": {\"edge.probe.interval\": \"30s\"}"), 1);
    assert_int_equal(exported_count(&e, "\"scenario\": \"ninefold: 1"), 2);
    assert_int_equal(exported_count(&e, "\"command_line\": \"ninefold sweep two.yaml --seed 1\""),
                     1);
    assert_true(e.flushes > 2); /* passed on as it came, and no more than a little kept */
    exported_release(&e);
}

static void an_unfinished_run_has_no_metrics(void **state)
{
    struct exported e;
    (void)state;
    struct export x = exported_make(&e, false);
    assert_int_equal(export_json(&x), EXPORT_DONE);
    exported_flush(&e);
    assert_int_equal(exported_count(&e, "\"state\": \"waiting\""), 2);
    assert_int_equal(exported_count(&e, "\"replications\": []"), 2);
    assert_int_equal(exported_count(&e, "\"metrics\""), 0);
    exported_release(&e);
}

static void it_ends_when_nobody_wants_more(void **state)
{
    struct exported e;
    (void)state;
    struct export x = exported_make(&e, true);
    e.limit = 1;
    assert_int_equal(export_json(&x), EXPORT_UNWANTED);
    assert_int_equal(e.flushes, 1);
    exported_release(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_in_one_object),
        cmocka_unit_test(an_unfinished_run_has_no_metrics),
        cmocka_unit_test(it_ends_when_nobody_wants_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
