/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

#include "sim/schema/syntax.h"

static void marks_shift_on_the_first_line_only(void **state)
{
    const struct source s = {.name = "t", .text = "abc\ndef\n", .length = 8};
    yaml_mark_t from = {.line = 0, .column = 1}, to = {.line = 0, .column = 3};
    struct mark m = syntax_mark(&s, 4, from, to);

    (void)state;
    assert_int_equal(m.line, 1);
    assert_int_equal(m.column, 6);
    assert_int_equal(m.length, 2);
    from.line = 1;
    m = syntax_mark(&s, 4, from, to);
    assert_int_equal(m.column, 2);
    assert_int_equal(m.length, 1); /* the end is on another line */
}

static void an_error_names_where_it_began(void **state)
{
    struct toy *t = *state;

    assert_null(toy_read(t, "a: 1\nb: {c: 2,\n  d: 3\ne: 4\n"));
    toy_expect(t, "S104", 4, 2);
    assert_string_equal(t->diag.first->second_message, "this began here");
    assert_int_equal(t->diag.first->second.line, 2);
    assert_int_equal(t->diag.first->second.column, 4);
}

static void an_error_at_the_end_stands_on_the_last_line(void **state)
{
    struct toy *t = *state;

    assert_null(toy_read(t, "a: 1\nb: \xC3\xA9 [\nc: \"d"));
    toy_expect(t, "S104", 3, 6);
    toy_forget(t);
    assert_null(toy_read(t, "["));
    toy_expect(t, "S104", 1, 1);
}

static void tabs_are_hinted_at(void **state)
{
    struct toy *t = *state;

    assert_null(toy_read(t, "a:\n\tb: 1\n"));
    assert_non_null(strstr(t->diag.first->hint, "tabs"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_shift_on_the_first_line_only),
        TOY_TEST(an_error_names_where_it_began),
        TOY_TEST(an_error_at_the_end_stands_on_the_last_line),
        TOY_TEST(tabs_are_hinted_at),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
