/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/figures_fixture.h"

/* Every figure says what it is, of what, and what there is to see; names are files of their own. */
static void figures_are_complete(void **state)
{
    struct figured g;
    (void)state;
    figured_compare(&g, FIGURED_YEAR "links: [{between: [rx, ry], rtt: 20ms}]\n");
    assert_true(figures_make(&g.d, &g.arena));
    assert_true(g.d.figures.count >= 5);
    assert_string_equal(g.d.figures.items[0].name, "run-1-nines"); /* the answer first */
    for (size_t i = 0; i < g.d.figures.count; i++) {
        const struct figure *f = &g.d.figures.items[i];
        assert_true(strlen(f->title) > 10 && strlen(f->caption) > 20 && strlen(f->alt) > 20);
        assert_true(strstr(f->script, "plot ") && strchr(f->data, '\n'));
        assert_true(f->width > 0 && f->height > 0);
        assert_null(f->svg);
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(g.d.figures.items[k].name, f->name);
        }
    }
    figured_release(&g);
}

/* A store that cannot be read is no empty report. */
static void a_broken_store_is_told(void **state)
{
    struct figured g;
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "one");
    assert_true(archive_exec(&g.f.archive, "DROP TABLE curves"));
    assert_false(figures_make(&g.d, &g.arena));
    assert_non_null(strstr(archive_why(&g.f.archive), "curves"));
    figured_release(&g);
}

/* Sixty-four runs with four figures each are a page that nobody reads. */
static void of_many_runs_those_of_single_designs_are_left_out(void **state)
{
    struct figured g;
    struct stored_run runs[FIGURES_RUNS + 1];
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "one");
    for (size_t i = 0; i < FIGURES_RUNS + 1; i++) {
        runs[i] = g.run;
    }
    g.d.runs = runs;
    g.d.count = FIGURES_RUNS;
    assert_int_equal(figures_left_out(&g.d), 0);
    g.d.count = FIGURES_RUNS + 1;
    assert_int_equal(figures_left_out(&g.d), FIGURES_RUNS + 1);
    assert_true(figures_make(&g.d, &g.arena));
    assert_int_equal(g.d.figures.count, 0);
    figured_release(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_complete), cmocka_unit_test(a_broken_store_is_told),
        cmocka_unit_test(of_many_runs_those_of_single_designs_are_left_out)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
