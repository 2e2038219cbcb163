/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/figures_fixture.h"

static void designs_are_points_with_intervals(void **state)
{
    struct figured g;
    (void)state;
    figured_compare(&g, FIGURED_YEAR "links: [{between: [rx, ry], rtt: 20ms}]\n");
    assert_true(figure_nines(&g.d, &g.run, &g.arena));
    const struct figure *f = figured_find(&g, "run-1-nines");
    assert_non_null(f);
    assert_int_equal(figured_rows(f, "design"), 2);
    for (size_t i = 0; i < 2; i++) {
        const struct summary *s = result_summary(g.run.results[i], "availability.nines");
        assert_close(figured_number(f, "design", i, 2), figured_mean(&g, i, "cost.annual"));
        assert_close(figured_number(f, "design", i, 5), s->mean);
        assert_close(figured_number(f, "design", i, 6), s->lo);
        assert_close(figured_number(f, "design", i, 7), s->hi);
    }
    assert_non_null(strstr(f->alt, "nines for "));
    figured_release(&g);
}

static void without_prices_there_is_nothing_to_set_it_against(void **state)
{
    struct figured g;
    (void)state;
    figured_compare(&g, FIGURED_OUTAGE);
    assert_true(figure_nines(&g.d, &g.run, &g.arena));
    assert_int_equal(g.d.figures.count, 0);
    figured_release(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(designs_are_points_with_intervals),
        cmocka_unit_test(without_prices_there_is_nothing_to_set_it_against)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
