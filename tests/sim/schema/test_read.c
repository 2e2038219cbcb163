/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

static void defaults_and_absent_values(void **state)
{
    struct toy *t = *state;
    struct toy_all *all = toy_fill(t, "inner: {depth: 1}\n");

    assert_int_equal(t->diag.errors, 0);
    assert_int_equal(all->integer, 5);
    assert_true(all->flag);
    assert_int_equal(all->choice, TOY_GREEN);
    assert_int_equal(all->dist.kind, DIST_EXPONENTIAL);
    assert_true(all->dist.a == 30);
    assert_true(isnan(all->number));
    assert_int_equal(all->duration, SIMTIME_NEVER);
    assert_null(all->text);
    assert_null(all->name.text);
    assert_int_equal(all->map.count, 0);
    assert_int_equal(all->inner.wait, 2 * SIMTIME_SECOND);
    assert_true(item_has(&all->item, "integer"));
    assert_false(item_given(&all->item, "integer"));
    assert_false(item_has(&all->item, "number"));
    assert_int_equal(node_get(all->item.node, "integer")->origin, ORIGIN_DEFAULT);
}

static void all_errors_are_reported_in_one_go(void **state)
{
    struct toy *t = *state;
    struct toy_all *all = toy_fill(t, "integer: 50\n"
                                      "sise: 2KB\n"
                                      "flag: yes\n"
                                      "inner: {wait: 1, deep: 2}\n"
                                      "map: {a: {depth: 99}, b: 5}\n"
                                      "list: [{depth: 1}, ~]\n");

    /* integer, sise, flag, wait, deep, depth missing, depth 99, b, an entry of nothing */
    assert_int_equal(t->diag.errors, 9);
    assert_false(item_has(&all->item, "integer"));
    assert_true(item_failed(&all->item, "integer"));
    assert_false(item_failed(&all->item, "number"));
    assert_int_equal(all->map.count, 2);
    assert_int_equal(all->list.count, 2);
}

static void unknown_and_missing_keys_help(void **state)
{
    struct toy *t = *state;

    toy_fill(t, "inner: {depth: 1, wiat: 2s}\n");
    toy_expect(t, "S201", 1, 19);
    assert_string_equal(t->diag.first->hint, "did you mean wait?");
    assert_string_equal(t->diag.first->path, "inner.wiat");
    assert_non_null(strstr(t->diag.first->message, "depth and wait"));
    toy_forget(t);
    toy_fill(t, "map: {a: {}}\ninner: {depth: 1}\n");
    toy_expect(t, "S202", 1, 7);
    assert_string_equal(t->diag.first->path, "map.a.depth");
    assert_string_equal(t->diag.first->hint, "write depth: 3");
}

static void later_fields_are_refused_unless_they_do_nothing(void **state)
{
    struct toy *t = *state;

    toy_fill(t, "inner: {depth: 1}\nfixed: false\n");
    assert_int_equal(t->diag.errors, 0);
    toy_fill(t, "inner: {depth: 1}\nfixed: true\n");
    toy_expect(t, "S401", 2, 1);
    toy_forget(t);
    toy_fill(t, "inner: {depth: 1}\nlater: {anything: [1]}\n");
    toy_expect(t, "S401", 2, 1);
}

static void a_field_without_effect_warns(void **state)
{
    struct toy *t = *state;

    toy_fill(t, "inner: {depth: 1}\nidle: 5s\n");
    assert_int_equal(t->diag.errors, 0);
    assert_int_equal(t->diag.warnings, 1);
    assert_string_equal(t->diag.first->code, "S215");
}

static void maps_and_lists_have_bounds_and_names(void **state)
{
    struct toy *t = *state;

    toy_fill(t, "inner: {depth: 1}\nmap: {}\n");
    toy_expect(t, "S210", 2, 6);
    toy_forget(t);
    toy_fill(t, "inner: {depth: 1}\nlist: [{depth: 1}, {depth: 1}, {depth: 1}, {depth: 1}]\n");
    toy_expect(t, "S210", 2, 7);
    toy_forget(t);
    toy_fill(t, "inner: {depth: 1}\nmap: {a.b: {depth: 1}}\n");
    toy_expect(t, "S211", 2, 7);
    toy_forget(t);
    toy_fill(t, "inner: {depth: 1}\nmap: [{depth: 1}]\n");
    toy_expect(t, "S203", 2, 6);
    toy_forget(t);
    toy_fill(t, "inner: {depth: 1}\nmap: ~\nlist: 5\n");
    assert_int_equal(t->diag.errors, 2);
}

static void an_aliased_error_is_said_once(void **state)
{
    struct toy *t = *state;

    toy_fill(t, "inner: {depth: 1}\nmap: {a: &a {depth: 99}, b: *a, c: {<<: *a, wait: 1s}}\n");
    toy_expect(t, "S206", 2, 21);
}

static void marks_fall_back_to_the_item(void **state)
{
    struct toy *t = *state;
    struct toy_all *all = toy_fill(t, "inner: {depth: 1}\nmap: {a: {depth: 2}}\n");
    struct toy_inner *a = all->map.first;

    assert_int_equal(item_mark(&a->item, "depth").column, 18);
    assert_int_equal(item_mark(&a->item, "wait").column, 7);
    assert_int_equal(item_error(&t->reader, &a->item, "wait", "S212", "%d is %s", 5, "odd"), -1);
    toy_expect(t, "S212", 2, 7);
    assert_string_equal(t->diag.first->path, "map.a.wait");
    assert_string_equal(t->diag.first->message, "5 is odd");
    item_warning(&t->reader, &a->item, "depth", "S215", "hm");
    assert_int_equal(t->diag.warnings, 1);
}

static void a_derived_default_takes_its_place_among_the_rows(void **state)
{
    struct toy *t = *state;
    struct toy_all *all = toy_fill(t, "inner: {depth: 1}\nsize: 1B\n");

    item_derive(&t->reader, &all->item, "duration", "7s");
    item_derive(&t->reader, &all->item, "seed", "7");
    assert_true(item_has(&all->item, "duration"));
    assert_false(item_given(&all->item, "duration"));
    assert_string_equal(all->item.node->entries[0].key, "integer");
    assert_string_equal(all->item.node->entries[1].key, "seed");
    assert_string_equal(all->item.node->entries[2].key, "size");
    assert_string_equal(all->item.node->entries[3].key, "duration");
    assert_string_equal(all->item.node->entries[4].key, "flag");
}

static void a_section_read_only_if_given_may_require(void **state)
{
    struct toy *t = *state;
    struct toy_all *all = toy_fill(t, "inner: {depth: 1}\n");

    assert_int_equal(t->diag.errors, 0);
    assert_false(item_has(&all->item, "given"));
    assert_false(item_has(&all->given.item, "depth"));
    all = toy_fill(t, "inner: {depth: 1}\ngiven: {depth: 2}\n");
    assert_int_equal(all->given.depth, 2);
    toy_fill(t, "inner: {depth: 1}\ngiven: {}\n");
    toy_expect(t, "S202", 2, 1);
}

static void a_document_that_is_no_mapping(void **state)
{
    struct toy *t = *state;

    toy_fill(t, "[1, 2]\n");
    toy_expect(t, "S203", 1, 1);
    toy_forget(t);
    toy_fill(t, "just text\n");
    toy_expect(t, "S203", 1, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(defaults_and_absent_values),
        TOY_TEST(all_errors_are_reported_in_one_go),
        TOY_TEST(unknown_and_missing_keys_help),
        TOY_TEST(later_fields_are_refused_unless_they_do_nothing),
        TOY_TEST(a_field_without_effect_warns),
        TOY_TEST(maps_and_lists_have_bounds_and_names),
        TOY_TEST(an_aliased_error_is_said_once),
        TOY_TEST(marks_fall_back_to_the_item),
        TOY_TEST(a_derived_default_takes_its_place_among_the_rows),
        TOY_TEST(a_section_read_only_if_given_may_require),
        TOY_TEST(a_document_that_is_no_mapping),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
