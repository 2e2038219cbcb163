/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/size_fixture.h"

static void keys_in_their_order(void **state)
{
    struct size_report report = size_fixture();
    struct buf out = BUF_INIT;
    static const char start[] =
        "{\n  \"ninefold\": \"1.0.0\",\n"
        "  \"scenario\": {\"name\": \"pair\", \"file\": \"dir/pair.yaml\", \"sha256\": \"00ff\"},\n"
        "  \"seed\": 7,\n"
        "  \"confidence\": 0.95,\n"
        "  \"minimise\": \"probe.load\",\n"
        "  \"selected\": {\"set\": {\"edge.probe.interval\": \"20s\", \"edge.kind\": "
        "\"anycast\"}},\n"
        "  \"runner_up\": {\"set\": {\"edge.probe.interval\": \"10s\", \"edge.kind\": "
        "\"anycast\"}, "
        "\"excluded_by\": [\"probe.load\"]},\n"
        "  \"probability_correct\": 0.98765,\n"
        "  \"verdict\": \"met\",\n"
        "  \"replications\": 900,\n"
        "  \"points\": [\n"
        "    {\n"
        "      \"set\": {\"edge.probe.interval\": \"30s\", \"edge.kind\": \"anycast\"},\n"
        "      \"objective\": {\"unit\": \"1/s\", \"mean\": 3.5, \"ci95\": [3.5, 3.5]},\n"
        "      \"more\": {\"mean\": -1.5, \"ci95\": [-1.5, -1.5]},\n"
        "      \"feasible_probability\": 0.000249";
    static const char next[] = "      \"excluded_by\": [\"rto.service\"],\n"
                               "      \"seed\": 7,\n"
                               "      \"replications\": 100,\n";
    (void)state;
    size_json_write(&report, &out);
    if (strncmp(out.text, start, sizeof start - 1) != 0) {
        fail_msg("%s", out.text);
    }
    size_assert_contains(&out, next);
    size_assert_contains(&out, "      \"more\": null,\n");
    size_assert_contains(&out, "      \"excluded_by\": [],\n");
    size_assert_contains(&out, "\"statistic\": \"p95\", \"limit\": 60, \"value\": 29.5");
    buf_release(&out);
}

static void no_choice_is_null(void **state)
{
    struct size_report report = size_missed();
    struct buf out = BUF_INIT;
    (void)state;
    size_json_write(&report, &out);
    size_assert_contains(&out, "  \"selected\": null,\n  \"runner_up\": {\"set\": ");
    size_assert_contains(&out, "  \"verdict\": \"missed\",\n");
    buf_clear(&out);
    size_sized.selection.runner_up = SELECTION_NONE;
    size_json_write(&report, &out);
    size_assert_contains(&out, "  \"runner_up\": null,\n");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_in_their_order),
        cmocka_unit_test(no_choice_is_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
