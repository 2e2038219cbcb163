/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "tests/reports/sweep_fixture.h"

static void points_in_order(void **state)
{
    struct sweep_report report = sweep_fixture();
    struct buf out = BUF_INIT;
    static const char start[] = "{\n  \"ninefold\": \"1.0.0\",\n  \"scenario\": {";
    static const char first[] = "      \"set\": {\"edge.probe.interval\": \"10s\", "
                                "\"edge.kind\": \"anycast\"},\n      \"seed\": 7,\n"
                                "      \"replications\": 400,\n      \"horizon_s\": 31536000,\n"
                                "      \"metrics\": {\n";
    (void)state;
    sweep_json_write(&report, &out);
    assert_memory_equal(out.text, start, sizeof start - 1);
    const char *one = strstr(out.text, first), *two = strstr(out.text, "\"30s\"");
    assert_true(one && two && one < two);
    assert_true(strstr(two, "\"mean\": 50, \"ci95\": [49, 51]") != NULL);
    buf_release(&out);
}

static void no_point_is_an_empty_list(void **state)
{
    struct sweep_report report = sweep_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    report.count = 0;
    sweep_json_write(&report, &out);
    assert_string_equal(out.text, "{\n  \"ninefold\": \"1.0.0\",\n  \"points\": []\n}\n");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_in_order),
        cmocka_unit_test(no_point_is_an_empty_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
