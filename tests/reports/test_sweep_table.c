/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "tests/reports/sweep_fixture.h"

static void assert_contains(const struct buf *text, const char *part)
{
    if (!strstr(buf_text(text), part)) {
        print_message("%s\n", buf_text(text));
        fail_msg("not found: %s", part);
    }
}

static void a_line_a_point(void **state)
{
    struct sweep_report report = sweep_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    sweep_table_write(&report, &out);
    assert_contains(&out, "2 points over edge.probe.interval, edge.kind; each 400 replications");
    assert_contains(&out, "The same at all points: probe.load 3.333/s.\n");
    assert_contains(&out, "\n10s       anycast   40.31 s ± 62 ms  ");
    assert_contains(&out, "\n30s       anycast        50 s ± 1 s  ");
    assert_contains(&out, "interval  kind     rto.detect_first");
    assert_contains(&out, "Reproduce with ninefold 1.0.0:\n  ninefold sweep pair.yaml\n");
    buf_release(&out);
}

static void replications_may_differ(void **state)
{
    struct sweep_report report = sweep_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    sweep_results[1].replications = 800;
    sweep_table_write(&report, &out);
    assert_contains(&out, "; each 400 to 800 replications; the first 400 replications");
    buf_release(&out);
}

static void paths_that_end_alike_are_told_in_full(void **state)
{
    struct sweep_report report = sweep_fixture();
    struct factor items[] = {{"a.app", intervals, 2}, {"b.app", kinds, 1}};
    struct factors f = {.items = items, .count = 2};
    struct buf out = BUF_INIT;
    (void)state;
    report.factors = &f;
    sweep_table_write(&report, &out);
    assert_contains(&out, "\na.app  b.app  ");
    buf_release(&out);
}

static void markdown(void **state)
{
    struct sweep_report report = sweep_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    sweep_markdown_write(&report, &out);
    assert_contains(&out, "| interval | kind    | rto.detect_first |");
    assert_contains(&out, "```sh\nninefold sweep pair.yaml\n```\n");
    buf_release(&out);
}

static void nothing_played_nothing_told(void **state)
{
    struct sweep_report report = sweep_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    report.count = 0;
    sweep_table_write(&report, &out);
    sweep_markdown_write(&report, &out);
    assert_int_equal(out.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_a_point),
        cmocka_unit_test(replications_may_differ),
        cmocka_unit_test(paths_that_end_alike_are_told_in_full),
        cmocka_unit_test(markdown),
        cmocka_unit_test(nothing_played_nothing_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
