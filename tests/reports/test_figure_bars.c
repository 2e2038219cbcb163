/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/figure_bars.h"

#include "tests/reports/figures_fixture.h"

static void a_design_without_the_metric_has_0(void **state)
{
    struct figured g;
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "one");
    assert_true(figure_of_designs(&g.run));
    assert_close(figure_mean(&g.run, 0, "rto.service"), figured_mean(&g, 0, "rto.service"));
    assert_close(figure_mean(&g.run, 0, "rpo.seconds"), 0);
    assert_close(figure_mean(&g.run, 0, "no.such"), 0);
    figured_release(&g);
}

/* Of a hostile name no command is made. */
static void names_are_quoted(void **state)
{
    struct figured g;
    struct plot p;
    const char *const labels[] = {"it's `id`"};
    const size_t colours[] = {0};
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "o'ne\n\"two\"\tx");
    plot_begin(&p, &g.arena, &g.run, "bars");
    figure_bars_begin(&p, &g.run);
    figure_bars_part(&p, &g.run, labels[0], 0, 1, 2);
    figure_bars_draw(&p, &g.run, labels, colours, 1, "sum");
    assert_non_null(strstr(buf_text(&p.script), "'o''ne?\"two\" x' 0"));
    assert_non_null(strstr(buf_text(&p.script), "title 'it''s `id`'"));
    assert_string_equal(buf_text(&p.data), "series\tdesign\trow\tfrom\tto\tmean\n"
                                           "it's `id`\to'ne?'two' x\t0\t1\t3\t2\n");
    plot_drop(&p);
    figured_release(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_design_without_the_metric_has_0),
                                       cmocka_unit_test(names_are_quoted)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
