/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/stored_report.h"

#include "tests/reports/figures_fixture.h"

/* As it was asked for, and what is no metric passed over; else the usual. */
static void columns_are_those_asked_for(void **state)
{
    struct figured g;
    (void)state;
    figured_sweep(&g, FIGURED_OUTAGE);
    struct columns usual = stored_columns(&g.run);
    assert_true(usual.count > 2);
    g.run.row.metrics = "rto.detect_first:p90\nno.such\nprobe.load";
    struct columns c = stored_columns(&g.run);
    assert_int_equal(c.count, 2);
    assert_int_equal(c.items[0].statistic, STATISTIC_P90);
    assert_string_equal(g.run.results[0]->metrics->metrics[c.items[1].metric].name, "probe.load");
    figured_release(&g);
}

static void reports_are_of_the_run(void **state)
{
    struct figured g;
    (void)state;
    figured_sweep(&g, FIGURED_OUTAGE);
    struct columns c = stored_columns(&g.run);
    struct sweep_report sweep = stored_sweep_report(&g.run, &c);
    assert_int_equal(sweep.count, 6);
    assert_true(sweep.factors == &g.run.factors && sweep.columns == &c && !sweep.maps);
    assert_string_equal(sweep.command, "ninefold it");
    g.run.sizing.confidence = 0.9;
    assert_true(stored_size_report(&g.run, NULL).confidence == 0.9);
    figured_release(&g);
    figured_compare(&g, FIGURED_OUTAGE);
    struct compare_report compare = stored_compare_report(&g.run, &c);
    assert_int_equal(compare.comparison->count, 2);
    assert_true(compare.differences == &g.run.differences);
    figured_release(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(columns_are_those_asked_for),
                                       cmocka_unit_test(reports_are_of_the_run)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
