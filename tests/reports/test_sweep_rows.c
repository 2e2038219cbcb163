/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/sweep_rows.h"

#include <string.h>

#include "tests/reports/sweep_fixture.h"

static void a_line_a_point(void **state)
{
    struct sweep_report report = sweep_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    sweep_rows_write(&report, TABLE_TEXT, &out);
    assert_string_equal(buf_text(&out), "The same at all points: probe.load 3.333/s.\n\n"
                                        "interval  kind     rto.detect_first  targets\n"
                                        "10s       anycast   40.31 s ± 62 ms  missed\n"
                                        "30s       anycast        50 s ± 1 s  missed\n");
    buf_clear(&out);
    sweep_rows_write(&report, TABLE_MARKDOWN, &out);
    assert_non_null(
        strstr(buf_text(&out), "\n| interval | kind    | rto.detect_first | targets |"));
    buf_release(&out);
}

/* The settings stand in each block. */
static void narrow_terminals_get_blocks(void **state)
{
    struct sweep_report report = sweep_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    report.width = 43;
    sweep_rows_write(&report, TABLE_TEXT, &out);
    assert_string_equal(buf_text(&out), "The same at all points: probe.load 3.333/s.\n\n"
                                        "interval  kind     rto.detect_first\n"
                                        "10s       anycast   40.31 s ± 62 ms\n"
                                        "30s       anycast        50 s ± 1 s\n\n"
                                        "interval  kind     targets\n"
                                        "10s       anycast  missed\n"
                                        "30s       anycast  missed\n");
    buf_release(&out);
}

static void paths_that_end_alike_are_told_in_full(void **state)
{
    struct sweep_report report = sweep_fixture();
    struct factor items[] = {{.path = "a.app", .values = intervals, .count = 2},
                             {.path = "b.app", .values = kinds, .count = 1}};
    struct factors f = {.items = items, .count = 2};
    struct buf out = BUF_INIT;
    (void)state;
    report.factors = &f;
    sweep_rows_write(&report, TABLE_TEXT, &out);
    assert_non_null(strstr(buf_text(&out), "\na.app  b.app  "));
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_a_point),
        cmocka_unit_test(narrow_terminals_get_blocks),
        cmocka_unit_test(paths_that_end_alike_are_told_in_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
