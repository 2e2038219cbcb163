/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/figures_fixture.h"

static void the_median_incident_is_told(void **state)
{
    struct figured g;
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "one");
    assert_true(figure_incident(&g.d, &g.run, &g.arena));
    const struct figure *f = figured_find(&g, "run-1-incident");
    assert_non_null(f);
    assert_non_null(strstr(f->alt, "+0 s: region-outage of rx begins."));
    assert_non_null(strstr(f->alt, "the last point of presence holds x unhealthy."));
    assert_non_null(strstr(f->caption, "the median rto.service"));
    assert_true(figured_rows(f, "all requests") >= 4);
    assert_int_equal(figured_rows(f, "writes"), 0); /* fare as all do */
    figured_release(&g);
}

static void designs_have_one_each(void **state)
{
    struct figured g;
    (void)state;
    figured_compare(&g, FIGURED_OUTAGE);
    assert_true(figure_incident(&g.d, &g.run, &g.arena));
    assert_int_equal(g.d.figures.count, 2);
    assert_string_equal(g.d.figures.items[1].title, "What happens in a typical incident: slow");
    figured_release(&g);
}

/* Of stores that were written before there were tellings. */
static void nothing_told_is_nothing_drawn(void **state)
{
    struct figured g;
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "one");
    assert_true(archive_exec(&g.f.archive, "DELETE FROM tellings"));
    assert_true(figure_incident(&g.d, &g.run, &g.arena));
    assert_int_equal(g.d.figures.count, 0);
    figured_release(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_median_incident_is_told),
                                       cmocka_unit_test(designs_have_one_each),
                                       cmocka_unit_test(nothing_told_is_nothing_drawn)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
