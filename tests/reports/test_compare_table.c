/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/compare_fixture.h"

static void the_most_available_stands_first(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    fixture_compare(compare_table_write, &out);
    assert_contains(&out,
                    "2 designs, the most available first\n100 replications of 1y, seed 7, the "
                    "same luck for all: differences are paired.\n");
    assert_contains(&out, "\n                        b      a\n");
    assert_contains(&out, "\navailability.nines  3.699  2.699\n");
    assert_contains(&out, "\ncost.annual, EUR/y    405    305\n");
    assert_contains(&out, "cost.annual, EUR/y               +100         yes        -\n");
    assert_contains(&out, "What the next nine costs, EUR/y");
    assert_contains(&out, "\na     b         +100     +1                 +100\n");
    assert_contains(&out, "  ninefold compare a.yaml b.yaml\n");
    buf_release(&out);
}

/* Names of designs above their numbers, the names of metrics in each block. */
static void a_narrow_terminal_is_respected(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    compare_width = 60;
    fixture_compare(compare_table_write, &out);
    assert_contains(&out, "\n100 replications of 1y, seed 7, the same luck for all:\n"
                          "differences are paired.\n\n");
    assert_contains(&out, "\nDifferences of means, from each design to the next more\n"
                          "available one\na to b:\n"
                          "                    difference [95 %]  told apart  pairing\n"
                          "availability.nines");
    compare_width = 24;
    buf_clear(&out);
    fixture_compare(compare_table_write, &out);
    assert_contains(&out, "\n                        b\navailability.nines  3.699\n");
    assert_contains(&out, "\n                        a\navailability.nines  2.699\n");
    assert_contains(&out, "\n                    pairing\navailability.nines");
    assert_contains(&out, "\nfrom  to  nines\na     b      +1\n");
    assert_contains(&out, "\n  ninefold compare a.yaml b.yaml\n");
    buf_release(&out);
    compare_width = 100;
}

static void hours_and_years_are_other_questions(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    fixture_compare(compare_table_write, &out);
    assert_null(strstr(buf_text(&out), "same question"));
    buf_clear(&out);
    compare_scripted = true;
    fixture_compare(compare_table_write, &out);
    assert_contains(&out,
                    "These designs do not answer the same question: a has scripted faults in");
    assert_contains(&out, ", b has no");
    buf_clear(&out);
    fixture_compare(compare_markdown_write, &out);
    assert_contains(&out,
                    "These designs do not answer the same question: a has scripted faults in");
    compare_scripted = false;
    buf_release(&out);
}

static void markdown_for_a_pull_request(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    fixture_compare(compare_markdown_write, &out);
    assert_contains(&out, "### 2 designs, the most available first\n\n");
    assert_contains(&out, "| availability.nines | 3.699 | 2.699 |\n");
    assert_contains(&out, "| a    | b   |");
    assert_contains(&out, "```sh\nninefold compare a.yaml b.yaml\n```\n");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_available_stands_first),
        cmocka_unit_test(a_narrow_terminal_is_respected),
        cmocka_unit_test(hours_and_years_are_other_questions),
        cmocka_unit_test(markdown_for_a_pull_request),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
