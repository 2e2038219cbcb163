/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/grid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const char *const a[] = {"1", "2", "3", "4"}, *const b[] = {"x"}, *const c[] = {"5", "6"},
                         *const d[] = {"7", "8", "9"};
static struct factor items[] = {{.path = "p.a", .values = a, .count = 4},
                                {.path = "p.b", .values = b, .count = 1},
                                {.path = "p.c", .values = c, .count = 2},
                                {.path = "p.d", .values = d, .count = 3}};
static const struct factors factors = {.items = items, .count = 4};

static void the_last_two_that_vary_span_a_map(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    assert_true(grid_possible(&factors));
    struct grid g = grid_of(&factors);
    assert_int_equal(g.down, 2);
    assert_int_equal(g.across, 3);
    assert_int_equal(grid_stride(&factors, 2), 3);
    assert_int_equal(grid_place(&factors, 6 + 5, 2), 1);
    assert_true(grid_begins(&factors, &g, 12));
    assert_false(grid_begins(&factors, &g, 13));
    grid_others_write(&factors, &g, 12, &out);
    assert_string_equal(buf_text(&out), "a 3");
    buf_release(&out);
}

static void the_widest_two_make_the_fewest_maps(void **state)
{
    size_t maps = 0;
    (void)state;
    struct grid g = grid_widest(&factors);
    assert_int_equal(g.across, 0);
    assert_int_equal(g.down, 3);
    for (size_t i = 0; i < 24; i++) {
        maps += grid_begins(&factors, &g, i);
    }
    assert_int_equal(maps, 2);
}

static void chosen_points_are_no_grid(void **state)
{
    struct factors f = factors;
    const char *chosen[] = {"1"};
    (void)state;
    f.chosen = chosen;
    assert_false(grid_possible(&f));
    f = (struct factors){.items = items, .count = 2};
    assert_false(grid_possible(&f));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_last_two_that_vary_span_a_map),
                                       cmocka_unit_test(the_widest_two_make_the_fewest_maps),
                                       cmocka_unit_test(chosen_points_are_no_grid)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
