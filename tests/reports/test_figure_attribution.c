/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/figures_fixture.h"

/* Parts add up to the downtime of each design. */
static void parts_add_up(void **state)
{
    struct figured g;
    (void)state;
    figured_compare(&g, FIGURED_YEAR "links: [{between: [rx, ry], rtt: 20ms}]\n"
                                     "deployments: {every: 7d, bad: 20%, rollback_after: 30m}\n");
    assert_true(figure_attribution(&g.d, &g.run, &g.arena));
    const struct figure *f = figured_find(&g, "run-1-attribution");
    assert_non_null(f);
    for (size_t i = 0; i < 2; i++) {
        double whole = figured_number(f, "= whole", i, 5);
        double sum =
            figured_number(f, "region-outage", i, 5) + figured_number(f, "bad-deployment", i, 5);
        assert_close(whole, figured_mean(&g, i, "downtime"));
        assert_close(sum, whole);
    }
    assert_non_null(strstr(f->alt, "region-outage"));
    figured_release(&g);
}

/* What the table says already. */
static void one_kind_in_one_design_is_not_drawn(void **state)
{
    struct figured g;
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "one");
    assert_true(figure_attribution(&g.d, &g.run, &g.arena));
    assert_int_equal(g.d.figures.count, 0);
    figured_release(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(parts_add_up),
                                       cmocka_unit_test(one_kind_in_one_design_is_not_drawn)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
