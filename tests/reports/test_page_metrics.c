/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_metrics.h"

#include "tests/reports/fixture.h"
#include "tests/reports/page_store_fixture.h"

static void targets_with_intervals_and_doubts(void **state)
{
    struct buf out = BUF_INIT;
    struct result r = fixture_result();
    (void)state;
    page_targets_write("t", "Targets", &r, &out);
    page_contains(&out, "p95 of <code>rto.service</code>");
    page_contains(&out, ">≤&nbsp;60&nbsp;s</td>");
    page_contains(&out, ">78&nbsp;s</td>");
    page_contains(&out, "[76.88&nbsp;s, 79.25&nbsp;s]");
    page_contains(&out, "what would decide");
    page_contains(&out, "<th scope=\"col\">target</th><th scope=\"col\">verdict</th>"
                        "<th scope=\"col\" class=\"num\">wanted</th>"
                        "<th scope=\"col\" class=\"num\">came out</th>");
    page_contains(&out, "missed</span></td><td class=\"num\" data-v=\"60\">≤&nbsp;60&nbsp;s</td>"
                        "<td class=\"num\" data-v=\"78\">78&nbsp;s</td>");
    page_contains(&out, "no incident occurred");
    buf_clear(&out);
    r.target_count = 2; /* none is in doubt */
    page_targets_write("t", "Targets", &r, &out);
    page_lacks(&out, "what would decide");
    buf_clear(&out);
    r.target_count = 0;
    page_targets_write("t", "Targets", &r, &out);
    assert_int_equal(out.len, 0);
    buf_release(&out);
}

static void metrics_in_groups(void **state)
{
    struct buf out = BUF_INIT;
    struct result r = fixture_result();
    const struct page_result of = {.result = &r};
    (void)state;
    page_metrics_write("m", "Metrics", &of, &out);
    page_contains(&out, "scope=\"colgroup\">Recovery, by incident</th>");
    page_contains(
        &out, "<code>rto.<wbr>service</code></th><td class=\"num\" data-v=\"61.25\">61.25&nbsp;s"
              "</td>");
    page_contains(&out, "data-v=\"84\">84&nbsp;s</td>");
    page_lacks(&out, "rto.<wbr>stage.<wbr>decide"); /* it never ran */
    buf_release(&out);
}

/* A bound is no estimate: no percentiles, and never 100 %. */
static void nothing_failed(void **state)
{
    struct buf out = BUF_INIT;
    struct result r = fixture_result();
    const struct page_result of = {.result = &r};
    (void)state;
    fixture_copy[F_REQUESTS].mean = 1;
    fixture_copy[F_REQUESTS].nothing_failed = true;
    fixture_copy[F_REQUESTS].lo = 0.997;
    fixture_copy[F_REQUESTS].hi = 1;
    page_metrics_write("m", "Metrics", &of, &out);
    page_contains(&out, "≥&nbsp;99.7&nbsp;%");
    page_lacks(&out, "100&nbsp;%");
    buf_clear(&out);
    page_notes_write(&r, false, &out);
    page_contains(&out, "<p class=\"note\">Nothing failed in 400 replications");
    buf_release(&out);
}

/* Each metric once, however many runs have it. */
static void what_metrics_mean(void **state)
{
    struct page_fixture f;
    struct result r = fixture_result();
    const struct result *results[] = {&r};
    (void)state;
    page_fixture_open(&f, STORED_RUN, results, 1);
    struct stored_run runs[] = {f.run, f.run};
    f.dossier.runs = runs;
    f.dossier.count = 2;
    page_metrics_meanings(&f.page);
    const char *first = strstr(buf_text(&f.out), "<code>probe.<wbr>load</code>");
    assert_non_null(first);
    assert_null(strstr(first + 1, "<code>probe.<wbr>load</code>"));
    page_lacks(&f.out, "rto.<wbr>stage.<wbr>decide");
    page_fixture_close(&f);
}

static void figures_to_begin_with(void **state)
{
    struct buf out = BUF_INIT;
    struct result r = fixture_result();
    struct columns columns = {.count = 0};
    const struct page_result of = {.result = &r};
    (void)state;
    page_key_figures(&columns, &of, &out);
    assert_int_equal(out.len, 0);
    columns_add(&columns, &fixture_table, "rto.service:p95");
    columns_add(&columns, &fixture_table, "rto.service");
    page_key_figures(&columns, &of, &out);
    page_contains(&out, "<dt>rto.service p95</dt><dd><strong>78&nbsp;s</strong></dd>");
    page_contains(&out, "<strong>61.25&nbsp;s</strong> [60.12&nbsp;s, 62.38&nbsp;s]</dd>");
    buf_release(&out);
}

/* From the values that the store has: x(k) of ranks that hold p95 with 95 %. */
static void percentiles_have_intervals(void **state)
{
    struct page_store f;
    (void)state;
    page_store_open(&f);
    const struct page_result of = page_result_of(&f.page, &f.run, 1);
    struct columns columns = {.count = 0};
    page_metrics_write("m", "Metrics", &of, &f.out);
    page_contains(&f.out, "<th scope=\"col\" class=\"num\">p95 [95 %]</th>");
    const char *row = strstr(buf_text(&f.out), "<code>rto.<wbr>service</code>");
    assert_non_null(row);
    const char *interval = strstr(row, "<small>[");
    assert_non_null(interval);
    assert_true(interval < strstr(row, "</tr>"));
    buf_clear(&f.out);
    columns_add(&columns, of.result->metrics, "rto.service:p95");
    page_key_figures(&columns, &of, &f.out);
    page_contains(&f.out, "</strong> [");
    page_store_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets_with_intervals_and_doubts),
        cmocka_unit_test(metrics_in_groups),
        cmocka_unit_test(nothing_failed),
        cmocka_unit_test(what_metrics_mean),
        cmocka_unit_test(figures_to_begin_with),
        cmocka_unit_test(percentiles_have_intervals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
