/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

#include "sim/schema/one_of.h"

static void the_form_follows_the_value(void **state)
{
    struct toy *t = *state;
    struct toy_all *all = toy_fill(t, "inner: {depth: 1}\nform: all\n");

    assert_int_equal(all->form, 0);
    assert_int_equal(all->word, 7);
    all = toy_fill(t, "inner: {depth: 1}\nform: 4\n");
    assert_int_equal(all->form, 1);
    assert_int_equal(all->count, 4);
    all = toy_fill(t, "inner: {depth: 1}\nform: {depth: 8}\n");
    assert_int_equal(all->form, 2);
    assert_int_equal(all->bound.depth, 8);
    assert_int_equal(all->bound.wait, 2 * SIMTIME_SECOND);
    all = toy_fill(t, "inner: {depth: 1}\n");
    assert_int_equal(all->form, 0);
    assert_int_equal(t->diag.errors, 0);
}

static void what_fits_no_form_is_told_all_forms(void **state)
{
    struct toy *t = *state;

    toy_fill(t, "inner: {depth: 1}\nform: al\n");
    toy_expect(t, "S207", 2, 7);
    assert_string_equal(t->diag.first->hint, "did you mean all?");
    assert_string_equal(t->diag.first->message,
                        "found al, allowed is all, or a whole number, or a mapping {depth, wait}");
    toy_forget(t);
    toy_fill(t, "inner: {depth: 1}\nform: [1]\n");
    toy_expect(t, "S207", 2, 7);
    toy_forget(t);
    toy_fill(t, "inner: {depth: 1}\nform: ~\n");
    toy_expect(t, "S204", 2, 7);
    toy_forget(t);
    toy_fill(t, "inner: {depth: 1}\nform: 6\n");
    toy_expect(t, "S206", 2, 7);
    toy_forget(t);
    toy_fill(t, "inner: {depth: 1}\nform: {wait: 1}\n");
    assert_int_equal(t->diag.errors, 2);
}

static void forms_are_printed(void **state)
{
    struct buf b = BUF_INIT;

    (void)state;
    one_of_print(field_find(&toy_section, "form"), &b);
    assert_string_equal(buf_text(&b), "all, or a whole number, or a mapping {depth, wait}");
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(the_form_follows_the_value),
        TOY_TEST(what_fits_no_form_is_told_all_forms),
        TOY_TEST(forms_are_printed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
