/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "tests/reports/compare_fixture.h"

static void three_lists(void **state)
{
    struct buf out = BUF_INIT;
    static const char start[] = "{\n  \"ninefold\": \"1.0.0\",\n  \"designs\": [\n    {\n"
                                "      \"name\": \"a\",\n      \"file\": \"dir/file.yaml\",\n"
                                "      \"sha256\": \"00ff\",\n      \"rank\": 2,\n";
    (void)state;
    fixture_compare(compare_json_write, &out);
    assert_memory_equal(out.text, start, sizeof start - 1);
    assert_contains(&out, "{\"a\": \"a\", \"b\": \"b\", \"metric\": \"cost.annual\", \"unit\": "
                          "\"EUR/y\", \"mean\": 100, \"ci95\": [100, 100], \"paired\": true, "
                          "\"variance_ratio\": null}");
    assert_contains(&out, "\"frontier\": [\n    {\"a\": \"a\", \"b\": \"b\", \"cost_per_nine\": ");
    assert_null(strstr(out.text, "\"metric\": \"rto.service\"")); /* of which there are no values */
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(three_lists)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
