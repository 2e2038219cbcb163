/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/figures_fixture.h"

/* Each stage begins where the one before it ended, and all end at the mean. */
static void stages_add_up(void **state)
{
    struct figured g;
    (void)state;
    figured_compare(&g, FIGURED_OUTAGE);
    assert_true(figure_waterfall(&g.d, &g.run, &g.arena));
    const struct figure *f = figured_find(&g, "run-1-waterfall");
    assert_non_null(f);
    for (size_t i = 0; i < 2; i++) {
        double mean = figured_mean(&g, i, "rto.service");
        assert_close(figured_number(f, "detect", i, 3), 0);
        assert_close(figured_number(f, "decide", i, 3), figured_number(f, "detect", i, 4));
        assert_close(figured_number(f, "waiting for repair", i, 4), mean);
        assert_close(figured_number(f, "= whole", i, 5), mean);
        assert_true(figured_number(f, "= whole", i, 3) < mean);
    }
    assert_non_null(strstr(f->alt, "fast: "));
    assert_non_null(strstr(f->script, "'detect'"));
    assert_null(strstr(f->script, "'promote'")); /* takes no time anywhere */
    figured_release(&g);
}

/* Where half of the incidents are no outage, the others are twice as long as all. */
static void years_are_told_per_outage(void **state)
{
    struct figured g;
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "pair");
    double mean = figured_mean(&g, 0, "rto.service");
    assert_true(archive_exec(&g.f.archive,
                             "UPDATE incidents SET \"rto.service\" = 0 WHERE replication % 2"));
    assert_true(figure_waterfall(&g.d, &g.run, &g.arena));
    const struct figure *f = figured_find(&g, "run-1-waterfall");
    assert_non_null(f);
    assert_non_null(strstr(f->title, "per outage"));
    assert_non_null(strstr(f->caption, "(30 of 60), from the fault"));
    double whole = figured_number(f, "= whole", 0, 5), share = whole / mean;
    assert_true(share > 0.9 && share < 1.1);
    assert_close(figured_number(f, "waiting for repair", 0, 4), 2 * mean);
    figured_release(&g);
}

static void a_grid_has_none(void **state)
{
    struct figured g;
    (void)state;
    figured_sweep(&g, FIGURED_OUTAGE);
    assert_true(figure_waterfall(&g.d, &g.run, &g.arena));
    assert_int_equal(g.d.figures.count, 0);
    figured_release(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(stages_add_up),
                                       cmocka_unit_test(years_are_told_per_outage),
                                       cmocka_unit_test(a_grid_has_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
