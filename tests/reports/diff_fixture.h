/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs 3 and 8 of one design, of which the second loses a tenth for 100 EUR more. */
#ifndef TESTS_REPORTS_DIFF_FIXTURE_H
#define TESTS_REPORTS_DIFF_FIXTURE_H

#include "reports/diff.h"
#include "tests/reports/compare_fixture.h"

struct diff_case {
    const char *label, *metric; /* NULL: none */
    bool same;                  /* both runs are the first */
};

static inline void fixture_diff(diff_writer *write, struct diff_case what, struct buf *out)
{
    static const struct change changes[] = {{"edge.probe.interval", "30s", "10s"},
                                            {"stamps.new", NULL, "{}"}};
    const struct run_row a = {.id = 3,
                              .command = "run",
                              .command_line = "ninefold run a.yaml",
                              .version = "1.0.0",
                              .seed = "7"},
                         b = {.id = 8,
                              .command = "run",
                              .command_line = "ninefold run b.yaml",
                              .version = "1.0.0",
                              .seed = "7"};
    struct cf_design stored[2];
    struct design designs[2] = {
        cf_make(&stored[0], "a", 1, 300),
        cf_make(&stored[1], "b", what.same ? 1 : 0.1, what.same ? 300 : 400)};
    struct columns columns = {.count = 0};
    struct diff_point point = {.label = what.label, .a = designs[0].result, .b = designs[1].result};
    if (what.metric) {
        columns_add(&columns, &cf_table, what.metric);
    }
    differences_init(&point.differences, &cf_table, 2);
    differences_work_out(&point.differences, &(struct comparison){designs, 2});
    write(&(struct diff_report){.a = &a,
                                .b = &b,
                                .changes = changes,
                                .change_count = what.same ? 0 : 2,
                                .points = &point,
                                .count = 1,
                                .only_b = what.label ? 2 : 0,
                                .columns = &columns},
          out);
    differences_release(&point.differences);
    series_release(&stored[0].series);
    series_release(&stored[1].series);
}

#endif
