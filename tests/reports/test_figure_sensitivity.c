/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/figures_fixture.h"

/* The interval moves detection, and the loss of requests on the way to the other region nothing. */
static void inputs_are_ranked(void **state)
{
    static const char *const intervals[] = {"10s", "60s"}, *const trips[] = {"9ms", "11ms"};
    static struct factor items[] = {
        {.path = "clients.a.latency.y", .values = trips, .count = 2},
        {.path = "edge.probe.interval", .values = intervals, .count = 2}};
    struct figured g;
    struct arena a;
    struct factors factors = {.items = items, .count = 2};
    struct sweep_input inputs[2] = {{.known = false}, {.known = false}};
    (void)state;
    arena_init(&a, 0);
    assert_null(factors_saltelli(&a, &factors, 16));
    figured_make(&g, "sweep", FIGURED_OUTAGE, &factors, NULL);
    g.run.factors.rows = 16;
    g.run.inputs = inputs;
    assert_true(figure_sensitivity(&g.d, &g.run, &g.arena));
    assert_true(g.d.figures.count > 0);
    const struct figure *f = &g.d.figures.items[0];
    assert_close(figured_number(f, "total", 0, 2), -0.14); /* the first row */
    assert_true(figured_number(f, "total", 0, 3) > 0.9);
    assert_true(figured_number(f, "total", 1, 3) < 0.1);
    assert_non_null(strstr(f->alt, "is moved most by edge.probe.interval"));
    figured_release(&g);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(inputs_are_ranked)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
