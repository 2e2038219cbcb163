/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_sensitivity.h"

#include "tests/reports/page_fixture.h"
#include "tests/reports/rows_fixture.h"

static struct rows_fixture rows;

static void sentences_and_indices(void **state)
{
    struct page_fixture f;
    (void)state;
    rows_setup(&rows);
    page_fixture_open(&f, STORED_SWEEP, rows.points, ROW_POINTS);
    f.run.factors = rows.factors;
    f.run.inputs = rows.inputs;
    f.run.row.metrics = "rto.detect_first\ndowntime\n";
    struct page_run r = page_fixture_run(&f);
    page_sensitivity_sentences(&f.page, &r);
    page_contains(&f.out, "<li>rto.detect_first is moved most by edge.a");
    buf_clear(&f.out);
    page_sensitivity_tables(&f.page, &r);
    page_contains(&f.out, "id=\"run-3-indices-1\"");
    page_contains(&f.out, "default: assumption: nobody says</td>");
    page_contains(&f.out, "stated in pair.yaml:12</td>");
    page_lacks(&f.out, "indices-2"); /* the same everywhere */
    page_fixture_close(&f);
    rows_release(&rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_and_indices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
