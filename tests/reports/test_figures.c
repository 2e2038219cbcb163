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

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(figures_are_complete),
                                       cmocka_unit_test(a_broken_store_is_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
