/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

#include "sim/schema/merge.h"

static void own_keys_win_and_earlier_merges(void **state)
{
    struct toy *t = *state;
    const struct node *n = toy_read(t, "a: &a {x: 1, y: 1}\n"
                                       "b: &b {y: 2, z: 2}\n"
                                       "c: {z: own, <<: [*a, *b]}\n"
                                       "d: {<<: {x: inline}, <<x: 5}\n");
    const struct node *c = node_get(n, "c"), *d = node_get(n, "d");

    assert_int_equal(t->diag.errors, 0);
    assert_int_equal(c->count, 3);
    assert_string_equal(node_get(c, "x")->text, "1");
    assert_string_equal(node_get(c, "y")->text, "1");
    assert_string_equal(node_get(c, "z")->text, "own");
    assert_string_equal(node_get(d, "x")->text, "inline");
    assert_string_equal(node_get(d, "<<x")->text, "5");
}

static void merges_of_merges(void **state)
{
    struct toy *t = *state;
    const struct node *n = toy_read(t, "a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b}\n");

    assert_string_equal(node_get(node_get(n, "c"), "x")->text, "1");
}

static void what_cannot_be_merged_is_reported(void **state)
{
    struct toy *t = *state;
    const struct node *n = toy_read(t, "a: {<<: 5, x: 1}\nb: {<<: [{y: 1}, [z]]}\nc: {<<: ~}\n");

    assert_int_equal(t->diag.errors, 3);
    assert_string_equal(t->diag.first->code, "S113");
    assert_int_equal(t->diag.first->mark.column, 9);
    assert_string_equal(node_get(node_get(n, "a"), "x")->text, "1");
    assert_string_equal(node_get(node_get(n, "b"), "y")->text, "1");
}

static void the_first_of_equal_keys_stays(void **state)
{
    struct toy *t = *state;
    const struct node *n = toy_read(t, "b: 1\na: 2\nb: 3\nc: 4\nb: 5\n");

    assert_int_equal(t->diag.errors, 2);
    assert_string_equal(t->diag.first->code, "S112");
    assert_int_equal(t->diag.first->mark.line, 3);
    assert_int_equal(t->diag.first->second.line, 1);
    assert_int_equal(t->diag.last->mark.line, 5);
    assert_int_equal(n->count, 3);
    assert_string_equal(node_get(n, "b")->text, "1");
    assert_string_equal(n->entries[1].key, "a");
}

static void many_keys_are_checked_in_time(void **state)
{
    struct toy *t = *state;
    struct buf b = BUF_INIT;

    for (int i = 0; i < 200000; i++) {
        buf_printf(&b, "k%d: 1\n", i);
    }
    buf_add(&b, "k77777: 2\n");
    const struct node *n = toy_read_n(t, b.text, b.len);

    assert_int_equal(t->diag.errors, 1);
    assert_int_equal(t->diag.first->second.line, 77778);
    assert_int_equal(n->count, 200000);
    assert_int_equal(merge_overlay(&t->arena, (struct place){.kind = PLACE_UNKNOWN}, n, n)->count,
                     200000);
    buf_release(&b);
}

static const struct node *overlay(struct toy *t, const char *base, const char *over)
{
    return merge_overlay(&t->arena, place_root(&toy_section), toy_read(t, base), toy_read(t, over));
}

static void mappings_merge_lists_replace_nulls_delete(void **state)
{
    struct toy *t = *state;
    const struct node *n =
        overlay(t, "inner: {depth: 1, wait: 1s}\nlist: [{depth: 1}, {depth: 2}]\ntext: a\n",
                "inner: {wait: 2s}\nlist: [{depth: 3}]\ntext: ~\nnumber: ~\n");

    assert_string_equal(node_get(node_get(n, "inner"), "depth")->text, "1");
    assert_string_equal(node_get(node_get(n, "inner"), "wait")->text, "2s");
    assert_int_equal(node_get(n, "list")->count, 1);
    assert_null(node_get(n, "text"));
    assert_true(node_is_null(node_get(n, "number"))); /* nothing there to delete: an error later */
}

static void a_scalar_and_a_mapping_replace_each_other(void **state)
{
    struct toy *t = *state;

    assert_string_equal(node_get(overlay(t, "inner: {depth: 1}", "inner: 5"), "inner")->text, "5");
    assert_string_equal(
        node_get(node_get(overlay(t, "inner: 5", "inner: {depth: 1}"), "inner"), "depth")->text,
        "1");
}

static void a_distribution_of_another_form_replaces(void **state)
{
    struct toy *t = *state;
    const struct node *n =
        overlay(t, "dist: {exponential: {mean: 1s}}", "dist: {uniform: {min: 1s, max: 2s}}");

    assert_int_equal(node_get(n, "dist")->count, 1);
    n = overlay(t, "dist: {uniform: {min: 1s, max: 2s}}", "dist: {uniform: {max: 3s}}");
    assert_int_equal(node_get(node_get(n, "dist"), "uniform")->count, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(own_keys_win_and_earlier_merges),
        TOY_TEST(merges_of_merges),
        TOY_TEST(what_cannot_be_merged_is_reported),
        TOY_TEST(the_first_of_equal_keys_stays),
        TOY_TEST(many_keys_are_checked_in_time),
        TOY_TEST(mappings_merge_lists_replace_nulls_delete),
        TOY_TEST(a_scalar_and_a_mapping_replace_each_other),
        TOY_TEST(a_distribution_of_another_form_replaces),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
