/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/figures_fixture.h"

/* Load falls with the interval and the outage gets longer; a wider window only makes it longer. */
static void what_is_beaten_is_left_out(void **state)
{
    struct figured g;
    (void)state;
    figured_sweep(&g, FIGURED_OUTAGE);
    assert_true(figure_frontier(&g.d, &g.run, &g.arena));
    const struct figure *f = figured_find(&g, "run-1-frontier");
    assert_non_null(f);
    assert_int_equal(figured_rows(f, "point"), 6);
    assert_int_equal(figured_rows(f, "frontier"), 3);
    for (size_t i = 0; i + 1 < 3; i++) {
        assert_true(figured_number(f, "frontier", i, 1) < figured_number(f, "frontier", i + 1, 1));
        assert_true(figured_number(f, "frontier", i, 2) > figured_number(f, "frontier", i + 1, 2));
    }
    assert_non_null(strstr(f->alt, "1: interval=30s, sample_size=4"));
    figured_release(&g);
}

/* Whoever looks at the picture alone finds the settings beside it, and what is asked. */
static void a_key_tells_the_settings(void **state)
{
    static const char *const counts[] = {"1", "2"}, *const intervals[] = {"10s", "30s"};
    static struct factor items[] = {
        {.path = "edge.probe.interval", .values = intervals, .count = 2},
        {.path = "stamps.y.components.app.instances", .values = counts, .count = 2}};
    static const struct factors factors = {.items = items, .count = 2};
    struct figured g;
    (void)state;
    figured_sweep(&g, FIGURED_OUTAGE);
    assert_true(figure_frontier(&g.d, &g.run, &g.arena));
    const struct figure *f = figured_find(&g, "run-1-frontier");
    assert_non_null(strstr(f->script, "set label '1: 30s, 4 "));
    assert_string_equal(f->title,
                        "The frontier of probe.load, rto.detect_last and probe.false_flips");
    assert_int_equal(figured_rows(f, "target"), 0); /* none is of what is drawn */
    figured_release(&g);
    figured_make(&g, "sweep", FIGURED_OUTAGE, &factors, NULL);
    assert_true(figure_frontier(&g.d, &g.run, &g.arena));
    f = figured_find(&g, "run-1-frontier");
    assert_string_equal(f->title, "The frontier of probe.load and downtime.requests");
    assert_close(figured_number(f, "target", 0, 2), 5256); /* availability of 99 % */
    assert_close(figured_number(f, "target", 1, 2), 5256);
    figured_release(&g);
}

static void a_single_run_has_none(void **state)
{
    struct figured g;
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "one");
    assert_true(figure_frontier(&g.d, &g.run, &g.arena));
    assert_int_equal(g.d.figures.count, 0);
    figured_release(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_beaten_is_left_out),
                                       cmocka_unit_test(a_key_tells_the_settings),
                                       cmocka_unit_test(a_single_run_has_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
