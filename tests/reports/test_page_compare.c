/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_compare.h"

#include "tests/reports/page_fixture.h"
#include "tests/sim/run/comparison_fixture.h"

static struct buf write(const char *name, double cost,
                        void (*what)(const struct page *p, const struct page_run *r))
{
    struct cf_design stored[2];
    struct design designs[2] = {cf_make(&stored[0], "a", 1, 300),
                                cf_make(&stored[1], name, 0.1, cost)};
    struct page_fixture f;
    const struct result *results[] = {designs[0].result, designs[1].result};
    page_fixture_open(&f, STORED_COMPARE, results, 2);
    f.run.comparison = (struct comparison){designs, 2};
    differences_init(&f.run.differences, &cf_table, 2);
    differences_work_out(&f.run.differences, &f.run.comparison);
    struct page_run r = page_fixture_run(&f);
    what(&f.page, &r);
    struct buf out = f.out;
    f.out = (struct buf)BUF_INIT;
    differences_release(&f.run.differences);
    series_release(&stored[0].series);
    series_release(&stored[1].series);
    page_fixture_close(&f);
    return out;
}

static void a_ranking_with_the_price_of_a_nine(void **state)
{
    (void)state;
    struct buf out = write("b", 400, page_compare_summary);
    page_contains(&out, "Most available by its estimate: b, with ");
    page_contains(&out, "told apart with 95 % confidence.");
    page_contains(&out, "What the next nine costs, EUR/y");
    page_contains(&out, "data-v=\"1\">1</td><th scope=\"row\">b</th>");
    page_lacks(&out, "<th scope=\"col\">targets</th>"); /* none are set */
    buf_release(&out);
}

/* With more columns than a page is wide. */
static void wide_summary(const struct page *p, const struct page_run *r)
{
    struct page_run wide = *r;
    while (wide.columns.count < 12) {
        wide.columns.items[wide.columns.count] =
            wide.columns.items[wide.columns.count - r->columns.count];
        wide.columns.count++;
    }
    page_compare_summary(p, &wide);
}

static void money_beside_what_fills_the_page(void **state)
{
    (void)state;
    struct buf out = write("b", 400, wide_summary);
    page_contains(&out, "What they cost, and what failures cost besides");
    buf_release(&out);
    out = write("b", 400, page_compare_summary);
    page_lacks(&out, "What they cost, and what failures cost besides");
    buf_release(&out);
}

static void no_price_where_there_is_no_choice(void **state)
{
    (void)state;
    struct buf out = write("b", 100, page_compare_summary);
    page_contains(&out, "one design is both the cheapest and the most available");
    buf_release(&out);
}

static void differences_and_names(void **state)
{
    (void)state;
    struct buf out = write("<b>\"&", 400, page_compare_tables);
    page_contains(&out, "<th scope=\"row\">a</th><td>&lt;b&gt;&quot;&amp;</td><td><code>");
    page_contains(&out, "<summary>All metrics of &lt;b&gt;&quot;&amp;</summary>");
    page_lacks(&out, "<b>");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ranking_with_the_price_of_a_nine),
        cmocka_unit_test(money_beside_what_fills_the_page),
        cmocka_unit_test(no_price_where_there_is_no_choice),
        cmocka_unit_test(differences_and_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
