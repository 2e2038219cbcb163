/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/frontier_rows.h"

#include <string.h>

#include "tests/reports/sweep_fixture.h"

enum { POINTS = 3 };

static const char *const three_intervals[] = {"10s", "20s", "30s"};
static struct factor three_items[] = {
    {.path = "edge.probe.interval", .values = three_intervals, .count = POINTS}};
static struct factors three_factors = {.items = three_items, .count = 1};
static struct summary summaries[POINTS][F_COUNT];
static struct result results[POINTS];
static const struct result *points[POINTS];

/* The fixture has no false flips, so that load stands against availability. */
static struct sweep_report make(const double *load, const double *availability)
{
    struct sweep_report report = sweep_fixture();
    for (size_t i = 0; i < POINTS; i++) {
        results[i] = sweep_results[0];
        for (size_t m = 0; m < F_COUNT; m++) {
            summaries[i][m] = sweep_results[0].summaries[m];
        }
        summaries[i][F_LOAD].mean = summaries[i][F_LOAD].lo = summaries[i][F_LOAD].hi = load[i];
        summaries[i][F_REQUESTS].mean = availability[i];
        results[i].summaries = summaries[i];
        points[i] = &results[i];
    }
    three_factors.rows = 0;
    report.factors = &three_factors;
    report.results = points;
    report.count = POINTS;
    return report;
}

static void write(const struct sweep_report *report, enum table_format format, const char *part,
                  bool there)
{
    struct buf out = BUF_INIT;
    frontier_rows_write(report, format, &out);
    if ((strstr(buf_text(&out), part) != NULL) != there) {
        fail_msg("%s %s in: %s", part, there ? "is not" : "is", buf_text(&out));
    }
    buf_release(&out);
}

static void those_on_it_have_numbers(void **state)
{
    static const double load[] = {3, 2, 1}, availability[] = {0.99, 0.98, 0.985};
    struct sweep_report report = make(load, availability);
    (void)state;
    write(&report, TABLE_TEXT,
          "2 of 3 points are on the frontier: no other is as good in all of probe.load and", true);
    write(&report, TABLE_TEXT, "       1  30s", true);
    write(&report, TABLE_TEXT, "       2  10s", true);
    write(&report, TABLE_TEXT, "20s", false);
    write(&report, TABLE_MARKDOWN, "|        1 | 30s      |        1/s |", true);
}

static void all_of_them_are_not_told_again(void **state)
{
    static const double load[] = {3, 2, 1}, availability[] = {0.99, 0.98, 0.97};
    struct sweep_report report = make(load, availability);
    (void)state;
    write(&report, TABLE_TEXT,
          "\nAll 3 points are on the frontier: none beats another in all of probe.load and", true);
    write(&report, TABLE_TEXT, "30s", false);
}

static void nobody_chooses_between_points_in_rows_or_two(void **state)
{
    static const double load[] = {3, 2, 1}, availability[] = {0.99, 0.98, 0.97};
    struct sweep_report report = make(load, availability);
    (void)state;
    report.count = 2;
    write(&report, TABLE_TEXT, "frontier", false);
    report.count = POINTS;
    three_factors.rows = 1;
    write(&report, TABLE_TEXT, "frontier", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(those_on_it_have_numbers),
        cmocka_unit_test(all_of_them_are_not_told_again),
        cmocka_unit_test(nobody_chooses_between_points_in_rows_or_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
