/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two designs, b with a tenth of the losses of a for 100 EUR more a year. */
#ifndef TESTS_REPORTS_COMPARE_FIXTURE_H
#define TESTS_REPORTS_COMPARE_FIXTURE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants these above first */
#include <setjmp.h>

#include <cmocka.h>

#include "reports/compare.h"
#include "tests/sim/run/comparison_fixture.h"

static inline void assert_contains(const struct buf *text, const char *part)
{
    if (!strstr(buf_text(text), part)) {
        print_message("%s\n", buf_text(text));
        fail_msg("not found: %s", part);
    }
}

static size_t compare_width = 100;
static bool compare_scripted; /* a */

static inline void fixture_compare(compare_writer *write, struct buf *out)
{
    struct cf_design stored[2];
    struct design designs[2] = {cf_make(&stored[0], "a", 1, 300),
                                cf_make(&stored[1], "b", 0.1, 400)};
    struct comparison c = {designs, 2};
    designs[0].scripted = compare_scripted;
    struct columns columns = {.count = 0};
    columns_add(&columns, &cf_table, "availability.nines");
    columns_add(&columns, &cf_table, "cost.annual");
    columns_add(&columns, &cf_table, "rto.service:p95");
    struct differences differences;
    differences_init(&differences, &cf_table, 2);
    differences_work_out(&differences, &c);
    write(&(struct compare_report){.comparison = &c,
                                   .differences = &differences,
                                   .version = "1.0.0",
                                   .command = "ninefold compare a.yaml b.yaml",
                                   .columns = &columns,
                                   .width = compare_width},
          out);
    differences_release(&differences);
    series_release(&stored[0].series);
    series_release(&stored[1].series);
}

#endif
