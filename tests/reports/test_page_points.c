/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_points.h"

#include "tests/reports/page_fixture.h"
#include "tests/reports/sweep_fixture.h"

static void say(const void *subject, size_t point, struct buf *out)
{
    buf_printf(out, "%s %zu", (const char *)subject, point);
}

static void a_line_a_point(void **state)
{
    struct page_fixture f;
    struct sweep_report report = sweep_fixture();
    struct buf tally = BUF_INIT;
    (void)state;
    page_fixture_open(&f, STORED_SWEEP, report.results, report.count);
    f.run.factors = *report.factors;
    f.run.row.metrics = "rto.detect_first\nprobe.load\n";
    struct page_run r = page_fixture_run(&f);
    page_points_write(&f.page, &r, &(struct page_points_extra){"mark", say, "no. <"});
    page_contains(&f.out, "The same at all points: probe.load 3.333/s.");
    page_contains(&f.out, "<td class=\"num\" data-v=\"0\">10s</td><td>anycast</td>");
    page_contains(&f.out, "data-v=\"50\">50&nbsp;s <small>±&nbsp;1&nbsp;s</small></td>");
    page_contains(&f.out, "<td class=\"prose\">no. &lt; 1</td>");
    page_lacks(&f.out, "data-filter");
    page_points_tally(&r, &tally);
    assert_string_equal(buf_text(&tally), "met at 0, missed at 2, undecided at 0 of 2 points");
    buf_release(&tally);
    page_fixture_close(&f);
}

/* A page is to be opened, not to be waited for. */
static void too_many_points(void **state)
{
    enum { MANY = PAGE_POINTS + 1 };
    static const struct result *many[MANY];
    struct page_fixture f;
    struct sweep_report report = sweep_fixture();
    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        many[i] = report.results[i % 2];
    }
    page_fixture_open(&f, STORED_SWEEP, many, MANY);
    f.run.factors = *report.factors;
    f.run.row.metrics = "rto.detect_first\n";
    static const char *chosen[MANY][2];
    for (size_t i = 0; i < MANY; i++) {
        chosen[i][0] = i % 2 ? "10s" : "30s";
        chosen[i][1] = "anycast";
    }
    f.run.factors.chosen = &chosen[0][0];
    f.run.factors.points = MANY;
    struct page_run r = page_fixture_run(&f);
    page_points_write(&f.page, &r, NULL);
    page_contains(&f.out,
                  "The first 1000 of 1001 points; <code>ninefold show 3 --format csv</code>");
    page_contains(&f.out, "data-filter");
    page_contains(&f.out, ">1000</td>");
    page_lacks(&f.out, ">1001</td>");
    page_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_a_point),
        cmocka_unit_test(too_many_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
