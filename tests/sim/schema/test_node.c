/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

static struct node *letters(struct toy *t, const char *keys)
{
    struct node *n = node_new(&t->arena, NODE_MAPPING, ORIGIN_FILE, (struct mark){0});

    for (const char *k = keys; *k != '\0'; k++) {
        const char *key = arena_strndup(&t->arena, k, 1);

        node_append(
            &t->arena, n,
            (struct entry){.key = key,
                           .value = node_scalar(&t->arena, ORIGIN_FILE, (struct mark){0}, key)});
    }
    return n;
}

static void entries_are_found_put_and_removed(void **state)
{
    struct toy *t = *state;
    struct node *n = letters(t, "abcdefghijkl");

    assert_int_equal(n->count, 12);
    assert_int_equal(n->weight, 13);
    assert_string_equal(node_get(n, "k")->text, "k");
    assert_null(node_get(n, "z"));
    node_put(&t->arena, n, (struct entry){.key = "k", .value = letters(t, "xy")});
    assert_int_equal(n->count, 12);
    assert_int_equal(n->weight, 15);
    node_put(&t->arena, n, (struct entry){.key = "z", .value = letters(t, "")});
    assert_string_equal(n->entries[12].key, "z");
    node_remove(n, "k");
    node_remove(n, "no such key");
    assert_null(node_get(n, "k"));
    assert_string_equal(n->entries[10].key, "l");
    assert_int_equal(n->weight, 13);
}

static void an_entry_is_inserted_where_told(void **state)
{
    struct toy *t = *state;
    struct node *n = letters(t, "abcdefgh");

    node_insert(&t->arena, n, 0, (struct entry){.key = "0", .value = letters(t, "")});
    node_insert(&t->arena, n, 9, (struct entry){.key = "9", .value = letters(t, "")});
    node_insert(&t->arena, n, 4, (struct entry){.key = "4", .value = letters(t, "")});
    assert_int_equal(n->count, 11);
    assert_string_equal(n->entries[0].key, "0");
    assert_string_equal(n->entries[3].key, "c");
    assert_string_equal(n->entries[4].key, "4");
    assert_string_equal(n->entries[5].key, "d");
    assert_string_equal(n->entries[10].key, "9");
}

static void a_copy_is_apart(void **state)
{
    struct toy *t = *state;
    struct node *n = letters(t, "abc"), *copy = node_copy(&t->arena, n);

    node_remove(copy, "a");
    node_put(&t->arena, copy, (struct entry){.key = "b", .value = letters(t, "q")});
    assert_int_equal(n->count, 3);
    assert_string_equal(node_get(n, "b")->text, "b");
    assert_int_equal(node_copy(&t->arena, letters(t, ""))->count, 0);
}

static void nothing_is_null_unless_quoted(void **state)
{
    struct toy *t = *state;
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL"};
    static const char *const texts[] = {"0", "nil", "nULL", " ", "none"};

    for (size_t i = 0; i < 5; i++) {
        struct node *n = node_scalar(&t->arena, ORIGIN_FILE, (struct mark){0}, nulls[i]);

        assert_true(node_is_null(n));
        assert_string_equal(node_kind_name(n), "nothing");
        n->quoted = true;
        assert_false(node_is_null(n));
        n = node_scalar(&t->arena, ORIGIN_FILE, (struct mark){0}, texts[i]);
        assert_false(node_is_null(n));
        assert_string_equal(node_kind_name(n), "a single value");
    }
    assert_false(node_is_null(letters(t, "")));
    assert_string_equal(node_kind_name(letters(t, "")), "a mapping");
    assert_null(node_get(node_scalar(&t->arena, ORIGIN_FILE, (struct mark){0}, "a"), "a"));
}

static void an_index_finds_the_first_of_equals(void **state)
{
    struct toy *t = *state;
    struct node *n = letters(t, "qwertyuiopasdfgqhjklq");
    struct node_index x;

    node_index_init(&x, n);
    assert_ptr_equal(node_index_find(&x, "q"), &n->entries[0]);
    assert_ptr_equal(node_index_find(&x, "l"), &n->entries[19]);
    assert_null(node_index_find(&x, "z"));
    assert_null(node_index_find(&x, ""));
    for (size_t i = 1; i < x.count; i++) {
        assert_true(strcmp(x.sorted[i - 1]->key, x.sorted[i]->key) <= 0);
    }
    node_index_release(&x);
    node_index_init(&x, letters(t, ""));
    assert_null(node_index_find(&x, "q"));
    node_index_release(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(entries_are_found_put_and_removed),
        TOY_TEST(an_entry_is_inserted_where_told),
        TOY_TEST(a_copy_is_apart),
        TOY_TEST(nothing_is_null_unless_quoted),
        TOY_TEST(an_index_finds_the_first_of_equals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
