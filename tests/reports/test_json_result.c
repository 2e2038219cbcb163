/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Metrics and targets are read in full in test_report_json.c. */
#include "reports/json_result.h"

#include <string.h>

#include "tests/reports/fixture.h"

static void parts_stand_in_any_object(void **state)
{
    struct result r = fixture_result();
    struct buf out = BUF_INIT;
    struct json j;
    (void)state;
    json_init(&j, &out);
    json_compact(&j);
    json_object(&j);
    json_text(&j, "a", "b");
    json_value(&j, "x", NAN);
    json_pair(&j, "ci95", NAN, 2);
    json_result_scenario(&j, &r);
    r.target_count = 0;
    r.biased = true;
    r.effective = 300.5;
    r.runaway_count = 2;
    json_result_body(&j, &r);
    json_end(&j);
    json_finish(&j);
    assert_non_null(strstr(out.text, "{\"a\": \"b\", \"x\": null, \"ci95\": [null, 2], "
                                     "\"scenario\": {\"name\": \"pair\", "));
    assert_non_null(strstr(out.text, "\"targets\": [], \"engine\": {\"events\": "));
    assert_non_null(strstr(out.text, "\"biased\": true, "
                                     "\"effective_replications\": 300.5, \"runaways\": 2}}\n"));
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(parts_stand_in_any_object)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
