/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/figures_fixture.h"

static void each_cell_has_its_value(void **state)
{
    struct figured g;
    (void)state;
    figured_sweep(&g, FIGURED_OUTAGE);
    assert_true(figure_maps(&g.d, &g.run, &g.arena));
    const struct figure *f = figured_find(&g, "run-1-map-rto-service-p95");
    assert_non_null(f);
    assert_int_equal(figured_rows(f, "0 dark") + figured_rows(f, "0 bright"), 6);
    assert_non_null(strstr(f->data, "10s\t4\t"));
    assert_non_null(strstr(f->data, "✗")); /* 70 s are missed somewhere */
    assert_non_null(strstr(f->alt, "From "));
    assert_non_null(strstr(f->script, "set cblabel 'rto.service p95, s'"));
    assert_string_equal(f->title, "rto.service p95, s, by sample_size and interval");
    assert_non_null(strstr(figured_find(&g, "run-1-map-availability-nines")->data, "\t±0.0"));
    assert_non_null(strstr(f->alt, " at interval=30s, sample_size=6."));
    figured_release(&g);
}

/* Its unit is EUR/y, which no file may be called. */
static void money_has_a_map_in_the_same_folder(void **state)
{
    struct figured g;
    (void)state;
    figured_sweep(&g, FIGURED_YEAR);
    assert_true(figure_maps(&g.d, &g.run, &g.arena));
    assert_non_null(figured_find(&g, "run-1-map-cost-annual"));
    for (size_t i = 0; i < g.d.figures.count; i++) {
        assert_null(strchr(g.d.figures.items[i].name, '/'));
    }
    figured_release(&g);
}

static void a_line_of_points_is_no_map(void **state)
{
    struct figured g;
    static const char *const intervals[] = {"10s", "20s"};
    static struct factor items[] = {
        {.path = "edge.probe.interval", .values = intervals, .count = 2}};
    static const struct factors factors = {.items = items, .count = 1};
    (void)state;
    figured_make(&g, "sweep", FIGURED_OUTAGE, &factors, NULL);
    assert_true(figure_maps(&g.d, &g.run, &g.arena));
    assert_int_equal(g.d.figures.count, 0);
    figured_release(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_cell_has_its_value),
                                       cmocka_unit_test(money_has_a_map_in_the_same_folder),
                                       cmocka_unit_test(a_line_of_points_is_no_map)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
