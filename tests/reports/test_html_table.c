/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/html_table.h"

#include <math.h>

#include "tests/reports/page_fixture.h"

static const struct html_column columns[] = {{"a<b", false}, {"n", true}};

static void cells_in_rows(void **state)
{
    struct buf out = BUF_INIT;
    struct html_table t = {
        .id = "t", .caption = "Of \"x\"", .columns = columns, .count = 2, .out = &out};
    (void)state;
    html_table_begin(&t);
    html_table_group(&t, "All & sundry");
    html_table_row(&t);
    html_table_text(&t, "<i>");
    html_table_number(&t, "1.5 s", 1.5);
    html_table_row(&t);
    html_table_code(&t, "a.b");
    html_table_number(&t, "-", NAN);
    html_table_end(&t);
    page_contains(&out, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
                        "aria-labelledby=\"t-caption\">\n<table id=\"t\" data-sortable>");
    page_contains(&out, "<caption id=\"t-caption\"><span>Of &quot;x&quot;</span></caption>");
    page_contains(&out, "<th scope=\"col\">a&lt;b</th><th scope=\"col\" class=\"num\">n</th>");
    page_contains(&out, "<th colspan=\"2\" scope=\"colgroup\">All &amp; sundry</th>");
    page_contains(&out, "<tr><th scope=\"row\">&lt;i&gt;</th><td class=\"num\" "
                        "data-v=\"1.5\">1.5&nbsp;s</td></tr>\n");
    page_contains(&out, "<tr><th scope=\"row\"><code>a.<wbr>b</code></th><td class=\"num\">-</td>"
                        "</tr>\n</tbody>\n</table>\n</div>\n");
    buf_release(&out);
}

static void what_is_offered(void **state)
{
    struct buf out = BUF_INIT;
    struct html_table t = {.id = "t",
                           .caption = "",
                           .columns = columns,
                           .count = 2,
                           .filter = true,
                           .plain = true,
                           .out = &out};
    (void)state;
    html_table_begin(&t);
    html_table_row(&t);
    html_table_estimate(&t, "1 s", "± 2 \"s\"", 1);
    html_table_prose(&t, "a > b");
    html_table_end(&t);
    page_contains(&out, "<table id=\"t\" data-filter>");
    page_contains(&out, "data-v=\"1\">1&nbsp;s <small>±&nbsp;2&nbsp;&quot;s&quot;</small></td>");
    page_contains(&out, "<td class=\"prose\">a &gt; b</td>");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_in_rows),
        cmocka_unit_test(what_is_offered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
