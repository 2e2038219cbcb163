/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

static void lists_and_maps_are_stored(void **state)
{
    struct toy *t = *state;
    struct toy_all *all = toy_fill(t, "inner: {depth: 1}\nnumbers: [1, 2.5, 10]\n"
                                      "names: [a, \"b\"]\ndurations: {x: 5s, y: 1m}\n");

    assert_int_equal(t->diag.errors, 0);
    assert_int_equal(all->numbers.count, 3);
    assert_true(all->numbers.first[1] == 2.5);
    assert_string_equal(all->names.first[1].text, "b");
    assert_int_equal(all->names.first[1].mark.column, 12);
    assert_int_equal(all->durations.count, 2);
    assert_string_equal(all->durations.first[1].name.text, "y");
    assert_int_equal(all->durations.first[1].value, 60 * SIMTIME_SECOND);
}

static void every_bad_entry_is_reported(void **state)
{
    struct toy *t = *state;
    struct toy_all *all = toy_fill(t, "inner: {depth: 1}\nnumbers: [1, x, 11]\n"
                                      "names: [~, [a]]\ndurations: {x: 5, y: ~, z: 101s}\n");

    assert_int_equal(t->diag.errors, 7);
    assert_string_equal(t->diag.first->path, "numbers[1]");
    assert_string_equal(t->diag.last->path, "durations.z");
    assert_int_equal(all->numbers.count, 0);
    assert_int_equal(all->names.count, 0);
    assert_int_equal(all->durations.count, 0);
}

static void lengths_are_checked(void **state)
{
    struct toy *t = *state;

    toy_fill(t, "inner: {depth: 1}\nnumbers: [1, 2]\n");
    toy_expect(t, "S210", 2, 10);
    toy_forget(t);
    toy_fill(t, "inner: {depth: 1}\nnames: []\n");
    toy_expect(t, "S203", 2, 8);
    toy_forget(t);
    toy_fill(t, "inner: {depth: 1}\nnames: a\n");
    toy_expect(t, "S203", 2, 8);
    toy_forget(t);
    toy_fill(t, "inner: {depth: 1}\ndurations: [5s]\n");
    toy_expect(t, "S203", 2, 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(lists_and_maps_are_stored),
        TOY_TEST(every_bad_entry_is_reported),
        TOY_TEST(lengths_are_checked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
