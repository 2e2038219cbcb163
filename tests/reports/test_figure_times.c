/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/figures_fixture.h"

static void each_design_has_a_line(void **state)
{
    struct figured g;
    (void)state;
    figured_compare(&g, FIGURED_OUTAGE);
    assert_true(figure_rto(&g.d, &g.run, &g.arena));
    const struct figure *f = figured_find(&g, "run-1-rto");
    assert_non_null(f);
    assert_int_equal(figured_rows(f, "fast"), 60);
    assert_int_equal(figured_rows(f, "slow"), 60);
    assert_close(figured_number(f, "fast", 59, 1),
                 result_summary(g.run.results[0], "rto.service")->max);
    assert_non_null(strstr(f->caption, "60 of 60 of fast, 60 of 60 of slow"));
    assert_non_null(strstr(f->alt, "fast: half of 60 within "));
    assert_true(figure_detection(&g.d, &g.run, &g.arena)); /* of one design alone */
    assert_true(figure_rpo(&g.d, &g.run, &g.arena));       /* nothing is lost */
    assert_int_equal(g.d.figures.count, 1);
    figured_release(&g);
}

/* The longest of values that were cut off is no more than what it had reached. */
static void what_was_cut_off_is_told(void **state)
{
    struct figured g;
    (void)state;
    figured_run(&g,
                FIGURED_HEAD "horizon: 1h\nreplications: 60\nregions: {rx: {}, ry: {}}\n"
                             "faults: [{at: 59m, fault: region-outage, target: rx, for: 1h, "
                             "mode: drop}]\n",
                "pair");
    const struct summary *s = result_summary(g.run.results[0], "rto.service");
    assert_true(s->censored > 0);
    assert_true(figure_rto(&g.d, &g.run, &g.arena));
    const struct figure *f = figured_find(&g, "run-1-rto");
    assert_non_null(strstr(f->alt, "at least "));
    assert_non_null(strstr(f->alt, " still running at the horizon)."));
    assert_non_null(strstr(f->caption, " Lower bounds: "));
    figured_release(&g);
}

static void detection_has_its_closed_form(void **state)
{
    struct figured g;
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "one");
    assert_true(figure_detection(&g.d, &g.run, &g.arena));
    const struct figure *f = figured_find(&g, "run-1-detection");
    assert_non_null(f);
    assert_int_equal(figured_rows(f, "last point of presence"), 60);
    assert_true(figured_rows(f, "= closed form") > 400);
    assert_non_null(strstr(f->caption, "exact closed form"));
    figured_release(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_design_has_a_line),
                                       cmocka_unit_test(what_was_cut_off_is_told),
                                       cmocka_unit_test(detection_has_its_closed_form)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
