/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/diff_fixture.h"

static void changes_and_differences(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    fixture_diff(diff_json_write, (struct diff_case){.label = NULL}, &out);
    assert_contains(&out, "{\"path\": \"edge.probe.interval\", \"a\": \"30s\", \"b\": \"10s\"}");
    assert_contains(&out, "{\"path\": \"stamps.new\", \"a\": null, \"b\": \"{}\"}");
    assert_contains(&out,
                    "{\"metric\": \"cost.annual\", \"unit\": \"EUR/y\", \"a\": 305, \"b\": 405, "
                    "\"mean\": 100, \"ci95\": [100, 100], \"paired\": true}");
    assert_contains(&out, "\"point\": null");
    assert_null(strstr(buf_text(&out), "rto.service")); /* has no values in either */
    buf_release(&out);
}

static void only_what_is_asked_for(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    fixture_diff(diff_json_write, (struct diff_case){.label = "x=1", .metric = "cost.annual"},
                 &out);
    assert_contains(&out, "\"point\": \"x=1\"");
    assert_contains(&out, "\"metric\": \"cost.annual\"");
    assert_null(strstr(buf_text(&out), "\"metric\": \"availability"));
    buf_release(&out);
}

static void of_the_same_nothing(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    fixture_diff(diff_json_write, (struct diff_case){.same = true}, &out);
    assert_contains(&out, "\"changes\": []");
    assert_contains(&out, "\"differences\": []");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_and_differences),
        cmocka_unit_test(only_what_is_asked_for),
        cmocka_unit_test(of_the_same_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
