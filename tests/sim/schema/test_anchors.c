/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

#include "sim/schema/anchors.h"

static void the_later_of_equal_names_counts(void **state)
{
    struct toy *t = *state;
    struct anchors *x = arena_alloc(&t->arena, sizeof *x);
    struct anchor *first = anchor_open(x, &t->arena, "a", (struct mark){.line = 1});
    struct anchor *second = anchor_open(x, &t->arena, "a", (struct mark){.line = 2});

    assert_ptr_not_equal(first, second);
    assert_ptr_equal(anchor_find(x, "a"), second);
    assert_null(anchor_find(x, "b"));
    assert_null(anchor_open(x, &t->arena, NULL, (struct mark){0}));
}

static void many_are_told_apart(void **state)
{
    struct toy *t = *state;
    struct anchors *x = arena_alloc(&t->arena, sizeof *x);

    for (uint32_t i = 0; i < 20000; i++) {
        anchor_open(x, &t->arena, arena_printf(&t->arena, "n%u", i), (struct mark){.line = i});
    }
    for (uint32_t i = 0; i < 20000; i += 777) {
        assert_int_equal(anchor_find(x, arena_printf(&t->arena, "n%u", i))->mark.line, i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(the_later_of_equal_names_counts),
        TOY_TEST(many_are_told_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
