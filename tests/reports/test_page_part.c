/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_part.h"

#include "tests/reports/fixture.h"
#include "tests/reports/page_fixture.h"

static void columns_as_they_were_asked_for(void **state)
{
    struct page_fixture f;
    struct result r = fixture_result();
    const struct result *results[] = {&r};
    (void)state;
    page_fixture_open(&f, STORED_RUN, results, 1);
    assert_true(page_fixture_run(&f).columns.count > 0);
    f.run.row.metrics = "probe.load\nrto.service:p99\nno.such\n";
    struct columns asked = page_fixture_run(&f).columns;
    assert_int_equal(asked.count, 2);
    assert_int_equal(asked.items[0].metric, F_LOAD);
    assert_int_equal(asked.items[1].statistic, STATISTIC_P99);
    assert_string_equal(page_id(&f.page, &f.run, "x"), "run-3-x");
    assert_string_equal(page_title(&f.run), "Two stamps");
    page_fixture_close(&f);
}

static void verdicts_by_sign_and_word(void **state)
{
    struct buf out = BUF_INIT;
    struct result r = fixture_result();
    (void)state;
    page_badge_of(&r, &out);
    assert_string_equal(buf_text(&out), "<span class=\"verdict missed\"><span class=\"sign\" "
                                        "aria-hidden=\"true\">✗</span> missed</span>");
    buf_clear(&out);
    r.target_count = 0;
    page_badge_of(&r, &out);
    assert_int_equal(out.len, 0);
    buf_release(&out);
}

static void assert_interval(int metric, const struct summary *s, const char *wanted)
{
    struct buf out = BUF_INIT;
    page_interval(&fixture_metrics[metric], s, &out);
    assert_string_equal(buf_text(&out), wanted);
    buf_release(&out);
}

/* No interval where there is none to speak of. */
static void intervals(void **state)
{
    struct summary bound = fixture_summaries[F_REQUESTS];
    (void)state;
    assert_interval(F_SERVICE, &fixture_summaries[F_SERVICE], "[60.12 s, 62.38 s]");
    assert_interval(F_LOAD, &fixture_summaries[F_LOAD], "constant");
    assert_interval(F_WRITE, &fixture_summaries[F_WRITE], "-");
    bound.nothing_failed = true;
    assert_interval(F_REQUESTS, &bound, "at 95 %");
}

static void what_was_never_seen_has_a_bound(void **state)
{
    static const struct metric flips = {"probe.false_flips", "count", SCOPE_REPLICATION,
                                        SUMMARY_SAMPLE, ""};
    const struct metric_table table = {&flips, 1};
    struct summary none = {.n = 3};
    const struct result r = {.horizon = SIMTIME_YEAR, .metrics = &table, .summaries = &none};
    struct buf out = BUF_INIT;
    (void)state;
    page_precision(&r, 0, &out);
    assert_string_equal(buf_text(&out), "none seen, at most 0.999 a year");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_as_they_were_asked_for),
        cmocka_unit_test(verdicts_by_sign_and_word),
        cmocka_unit_test(intervals),
        cmocka_unit_test(what_was_never_seen_has_a_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
