/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/rows_fixture.h"

static struct rows_fixture f;

static void assert_contains(const struct buf *text, const char *part)
{
    if (!strstr(buf_text(text), part)) {
        print_message("%s\n", buf_text(text));
        fail_msg("not found: %s", part);
    }
}

static void an_object_an_input(void **state)
{
    struct buf out = BUF_INIT;
    struct json j;
    (void)state;
    rows_setup(&f);
    json_init(&j, &out);
    json_object(&j);
    sensitivity_json_write(&f.report, &j);
    json_end(&j);
    json_finish(&j);
    assert_contains(&out, "{\n  \"sensitivity\": [\n"
                          "    {\"metric\": \"downtime\", \"statistic\": \"mean\", \"reason\": "
                          "\"the same at all points\"},\n"
                          "    {\"metric\": \"rto.detect_first\", \"statistic\": \"mean\", "
                          "\"input\": \"edge.a\", \"first\": 0.8");
    assert_contains(&out, "\"assumption\": false, \"source\": \"stated in pair.yaml:12\"},\n"
                          "    {\"metric\": \"rto.detect_first\", \"statistic\": \"mean\", "
                          "\"input\": \"stores.c\", \"first\": 0.");
    assert_contains(&out, "{\"metric\": \"rto.service\", \"statistic\": \"p95\", "
                          "\"input\": \"stores.c\", \"first\": 1, \"first_ci95\": [1, 1], "
                          "\"total\": 1, \"total_ci95\": [1, 1], \"assumption\": true, "
                          "\"source\": \"default: assumption: nobody says\"}");
    assert_contains(&out, "\"first\": 0, \"first_ci95\": [0, 0], \"total\": 0, \"total_ci95\": "
                          "[0, 0], \"assumption\": false, \"source\": \"has no value but what the "
                          "sweep gives it\"}");
    buf_release(&out);
    rows_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(an_object_an_input)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
