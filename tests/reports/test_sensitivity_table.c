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

static void a_sentence_and_a_table_a_column(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    rows_setup(&f);
    f.report.width = 80;
    sensitivity_table_write(&f.report, TABLE_TEXT, &out);
    assert_contains(&out, "\nrto.service p95: 195.3 ms to 99.8 s\n"
                          "rto.service p95 is moved most by stores.c (100 % of its variance, "
                          "interactions\nincluded); it is an assumption.\n\n"
                          "input          first [95 %]       total [95 %]  rests on\n"
                          "stores.c  1.00 [1.00, 1.00]  1.00 [1.00, 1.00]  default, assumption\n"
                          "edge.a    0.00 [0.00, 0.00]  0.00 [0.00, 0.00]  stated\n"
                          "idle      0.00 [0.00, 0.00]  0.00 [0.00, 0.00]  -\n");
    assert_contains(&out, "\nrto.write: 1.002 s to 1.998 s\n");
    assert_contains(&out, "\nrto.write has no indices: no value at 1097 of 1280 points.\n\nWhat");
    assert_contains(&out, "\n  edge.a: stated in pair.yaml:12\n"
                          "  stores.c: default: assumption: nobody says\n");
    assert_contains(&out, "\nfirst: share of the variance");
    buf_release(&out);
    rows_release(&f);
}

static void markdown_tells_sources_in_place(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    rows_setup(&f);
    sensitivity_table_write(&f.report, TABLE_MARKDOWN, &out);
    assert_contains(&out, "### rto.service p95: 195.3 ms to 99.8 s\n\nrto.service p95 is moved");
    assert_contains(&out, "| stores.c | 1.00 [1.00, 1.00] | 1.00 [1.00, 1.00] | default: "
                          "assumption: nobody says         |\n");
    assert_null(strstr(buf_text(&out), "What the inputs rest on"));
    buf_release(&out);
    rows_release(&f);
}

static void what_varies_alone_may_have_no_index(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    rows_setup(&f);
    f.columns.count = 1;
    for (size_t i = 0; i < ROW_POINTS; i++) { /* of all points only the second ones vary */
        f.summaries[i][F_DETECT].mean = i % (ROW_FACTORS + 2) == 1 ? (double)(i % 3) : 0;
    }
    sensitivity_table_write(&f.report, TABLE_TEXT, &out);
    assert_contains(&out, "\nrto.detect_first is moved by none of these inputs as far as so few "
                          "rows can tell.\n");
    assert_contains(&out, "             -  ");
    buf_release(&out);
    rows_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_and_a_table_a_column),
        cmocka_unit_test(markdown_tells_sources_in_place),
        cmocka_unit_test(what_varies_alone_may_have_no_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
