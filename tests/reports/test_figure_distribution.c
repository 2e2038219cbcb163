/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/figure_distribution.h"

#include "tests/reports/figures_fixture.h"

/* A line with its band, the exact curve beside it, and the limit of the target. */
static void what_is_known_is_drawn(void **state)
{
    struct figured g;
    struct distribution_figure f = {.positive = true};
    struct plot p;
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "one");
    assert_true(figure_distribution_add(&f, &g.d, &g.run, 0, "rto.service", "back", &g.arena));
    assert_true(figure_distribution_add(&f, &g.d, &g.run, 0, "rto.detect_last", "seen", &g.arena));
    assert_true(figure_distribution_add(&f, &g.d, &g.run, 0, "rpo.seconds", "lost", &g.arena));
    assert_int_equal(f.count, 2); /* there is no store */
    assert_int_equal(f.lines[0].curve_count, 0);
    assert_true(f.lines[1].curve_count > 0);
    plot_begin(&p, &g.arena, &g.run, "x");
    figure_distribution_write(&f, &g.run, &p);
    const char *script = buf_text(&p.script), *data = buf_text(&p.data);
    assert_non_null(strstr(script, "set xlabel 'rto.service, s'"));
    assert_non_null(strstr(script, "' target: p95 ≤ 70 s '"));
    assert_non_null(strstr(script, "title 'closed form'"));
    assert_non_null(strstr(script, "with filledcurves"));
    assert_int_equal(strncmp(data, "series\tx\tshare\tlow\thigh\nback\t", 29), 0);
    plot_drop(&p);
    figured_release(&g);
}

static void lines_beyond_the_bound_are_counted(void **state)
{
    struct figured g;
    struct distribution_figure f = {.positive = true};
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "one");
    for (int i = 0; i < FIGURE_LINES + 2; i++) {
        assert_true(figure_distribution_add(&f, &g.d, &g.run, 0, "rto.service", "x", &g.arena));
    }
    assert_int_equal(f.count, FIGURE_LINES);
    assert_int_equal(f.left_out, 2);
    figured_release(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_known_is_drawn),
                                       cmocka_unit_test(lines_beyond_the_bound_are_counted)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
