/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/source_values.h"

#include "tests/reports/figures_fixture.h"

/* What the same design twice rests on is told once, with both. */
static void single_designs_are_taken_together(void **state)
{
    struct figured g;
    struct values once = {.count = 0}, twice = {.count = 0};
    struct fact *cited, *both;
    size_t cited_count, both_count;
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "one");
    struct stored_run runs[] = {g.run, g.run};
    struct page p = {&g.d, &g.arena, NULL};
    assert_true(source_values_read(&p, &g.run, &once));
    assert_true(source_values_facts(&p, &g.run, &cited, &cited_count));
    assert_int_equal(once.designs, 1);
    g.d.runs = runs;
    g.d.count = 2;
    assert_true(source_values_read(&p, &runs[0], &twice));
    assert_true(source_values_facts(&p, &runs[0], &both, &both_count));
    assert_int_equal(twice.designs, 2);
    assert_int_equal(twice.count, once.count);
    assert_true(once.count > 20 && cited_count > 0);
    assert_int_equal(both_count, cited_count);
    for (size_t i = 0; i < twice.count; i++) {
        assert_int_equal(twice.items[i].designs, 2);
    }
    assert_string_equal(twice.items[0].names, "pair (run 1), pair (run 1)");
    figured_release(&g);
}

static void alike_defaults_become_one_line(void **state)
{
    struct figured g;
    struct values all = {.count = 0};
    size_t told = 0;
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "one");
    const struct page p = {&g.d, &g.arena, NULL};
    assert_true(source_values_read(&p, &g.run, &all));
    source_values_gather(&all, &g.arena);
    for (size_t i = 0; i < all.count; i++) {
        told += all.items[i].told;
    }
    assert_true(told > 0); /* of two stamps with the same defaults */
    figured_release(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(single_designs_are_taken_together),
        cmocka_unit_test(alike_defaults_become_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
