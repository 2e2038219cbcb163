/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/run_list.h"

#include <string.h>

#include "tests/reports/compare_fixture.h"

static const struct run_row runs[] = {
    {.id = 3,
     .command = "sweep",
     .command_line = "ninefold sweep 'a b.yaml'",
     .version = "1.0.0",
     .scenario = "a\033b",
     .file = "a b.yaml",
     .sha256 = "00ff",
     .started = "2026-11-27T02:26:07Z",
     .elapsed_s = 0,
     .state = "interrupted",
     .points = 240,
     .points_done = 55,
     .replications = 27500,
     .vary = "edge.probe.interval\nedge.probe.sample_size\nx"},
    {.id = 4,
     .command = "run",
     .command_line = "ninefold run c.yaml",
     .version = "1.0.0",
     .scenario = "c, d",
     .file = "c.yaml",
     .sha256 = "00ff",
     .started = "2026-11-27T02:30:07Z",
     .finished = "2026-11-27T02:31:07Z",
     .elapsed_s = 60,
     .state = "done",
     .points = 1,
     .points_done = 1,
     .replications = 100},
};

static void for_people(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    run_list_table(runs, 2, TABLE_TEXT, false, 200, &out);
    assert_contains(&out, "interrupted  55 of 240   27500  2026-11-27 02:26");
    assert_contains(&out, "a?b: interval, sample_size,…  interrupted");
    assert_contains(&out, "done                 1     100  2026-11-27 02:30");
    assert_null(strchr(buf_text(&out), '\033'));
    buf_clear(&out);
    run_list_table(runs, 2, TABLE_MARKDOWN, true, 80, &out);
    assert_contains(&out, "| --: |");
    buf_release(&out);
}

static void for_programs(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    run_list_json(runs, 2, &out);
    assert_contains(&out, "\"id\": 3,\n      \"command\": \"sweep\",\n      \"scenario\": ");
    assert_contains(&out, "\"state\": \"interrupted\"");
    assert_contains(&out, "\"finished\": null");
    assert_contains(&out, "\"vary\": [\"edge.probe.interval\", \"edge.probe.sample_size\", \"x\"]");
    assert_contains(&out, "\"vary\": []");
    buf_clear(&out);
    run_list_json(runs, 0, &out);
    assert_string_equal(buf_text(&out), "{\n  \"runs\": []\n}\n");
    buf_clear(&out);
    run_list_table(runs, 2, TABLE_CSV, false, 80, &out);
    assert_contains(&out, "\r\n4,run,\"c, d\",done,ninefold run c.yaml,1.0.0,c.yaml,00ff,"
                          "2026-11-27T02:30:07Z,2026-11-27T02:31:07Z,60,1,1,100,\r\n");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(for_people),
        cmocka_unit_test(for_programs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
