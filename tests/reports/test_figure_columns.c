/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/figure_columns.h"

#include "tests/reports/figures_fixture.h"

static void the_usual_ones_that_vary(void **state)
{
    struct figured g;
    (void)state;
    figured_sweep(&g, FIGURED_OUTAGE);
    struct columns c = figure_columns(&g.run);
    assert_true(c.count >= 3);
    for (size_t i = 0; i < c.count; i++) {
        const char *name = g.run.results[0]->metrics->metrics[c.items[i].metric].name;
        assert_string_not_equal(name, "probe.false_flips"); /* 0 everywhere */
    }
    figured_release(&g);
}

static void those_that_were_asked_for(void **state)
{
    struct figured g;
    struct cell_unit unit;
    struct buf name = BUF_INIT;
    (void)state;
    figured_sweep(&g, FIGURED_OUTAGE);
    g.run.row.metrics = "rto.detect_first:p90\nprobe.false_flips\n";
    struct columns c = figure_columns(&g.run);
    assert_int_equal(c.count, 1);
    figure_column_name(&g.run, &c.items[0], &unit, &name);
    assert_string_equal(buf_text(&name), "rto.detect_first p90, s");
    assert_true(unit.size == 1);
    buf_release(&name);
    figured_release(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_usual_ones_that_vary),
                                       cmocka_unit_test(those_that_were_asked_for)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
