/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

static void fails_at(struct toy *t, const char *text, const char *code, uint32_t line,
                     uint32_t column)
{
    toy_forget(t);
    t->nodes = 0;
    assert_null(toy_read(t, text));
    toy_expect(t, code, line, column);
}

static void marks_count_characters_from_one(void **state)
{
    struct toy *t = *state;
    const struct node *n = toy_read(t, "\xC3\xA9\xC3\xA9: [a, \"b\", {c: dd}]\nnext: ~\n");
    const struct node *list = n->entries[0].value;

    assert_int_equal(n->entries[0].key_mark.line, 1);
    assert_int_equal(n->entries[0].key_mark.length, 2);
    assert_int_equal(list->mark.column, 5);
    assert_int_equal(list->entries[1].value->mark.column, 9);
    assert_int_equal(list->entries[1].value->mark.length, 3);
    assert_true(list->entries[1].value->quoted);
    assert_false(list->entries[0].value->quoted);
    assert_int_equal(list->entries[2].value->entries[0].value->mark.length, 2);
    assert_int_equal(n->entries[1].key_mark.line, 2);
    assert_true(node_is_null(node_get(n, "next")));
    assert_int_equal(n->weight, 7);
    assert_int_equal(t->nodes, 7);
}

static void a_value_behind_an_offset_keeps_its_columns(void **state)
{
    struct toy *t = *state;
    const struct source *s = text_source(&t->arena, "--set", "\xC3\xA9=[x, y]", 9);
    const struct node *n = document_read(&t->arena, s, 3, ORIGIN_OVERRIDE, &t->nodes, &t->diag);

    assert_int_equal(n->mark.column, 3);
    assert_int_equal(n->entries[1].value->mark.column, 7);
    assert_int_equal(n->origin, ORIGIN_OVERRIDE);
}

static void errors_stand_alone_at_their_place(void **state)
{
    struct toy *t = *state;

    fails_at(t, "", "S111", 0, 0);
    fails_at(t, "# nothing\n", "S111", 0, 0);
    fails_at(t, "a: [1, 2\nb: 3\n", "S104", 2, 2);
    fails_at(t, "a: 1\na: 2\nb: [\n", "S104", 4, 1); /* the duplicate is not reported as well */
    fails_at(t, "a:\n\t- b\n", "S104", 2, 1);
    fails_at(t, "a: 1\n---\nb: 2\n", "S110", 2, 1);
    fails_at(t, "a: !!python/object {}\n", "S108", 1, 4);
    fails_at(t, "a: !!str 5\n", "S108", 1, 4);
    fails_at(t, "!!map a: 5\n", "S108", 1, 1);
    fails_at(t, "a: *b\n", "S107", 1, 4);
    fails_at(t, "a: &x [*x]\n", "S107", 1, 8);
    fails_at(t, "a: &x {<<: *x}\n", "S107", 1, 12);
    fails_at(t, "? [a, b]\n: c\n", "S109", 1, 3);
    fails_at(t, "? {a: b}\n: c\n", "S109", 1, 3);
    fails_at(t, "a: &x b\n*x : c\n", "S109", 2, 1);
    fails_at(t, "\"\": c\n", "S109", 1, 1);
    fails_at(t, "\"<<\": {}\n", "S109", 1, 1);
    fails_at(t, "a: \"b\\0c\"\n", "S103", 1, 4);
    fails_at(t, "\"a\\0b\": c\n", "S103", 1, 1);
}

static char *nested(size_t levels)
{
    char *text = malloc(2 * levels + 1);

    memset(text, '[', levels);
    memset(text + levels, ']', levels);
    text[2 * levels] = '\0';
    return text;
}

static void sixty_four_levels_and_no_more(void **state)
{
    struct toy *t = *state;
    char *fits = nested(DOCUMENT_MAX_DEPTH), *deep = nested(DOCUMENT_MAX_DEPTH + 1);
    char *abyss = nested(200000);

    assert_non_null(toy_read(t, fits));
    fails_at(t, deep, "S105", 1, 65);
    fails_at(t, abyss, "S105", 1, 65);
    free(fits);
    free(deep);
    free(abyss);
}

static void aliases_count_as_what_they_stand_for(void **state)
{
    struct toy *t = *state;

    assert_non_null(toy_read(t, "a: &a [x, y]\nb: [*a, *a]\n"));
    assert_int_equal(t->nodes, 1 + 3 + 1 + 3 + 3);
    fails_at(t,
             "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
             "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
             "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
             "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
             "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n"
             "f: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n",
             "S106", 6, 29);
}

static void an_anchor_may_be_given_again(void **state)
{
    struct toy *t = *state;
    const struct node *n = toy_read(t, "a: &x 1\nb: *x\nc: &x 2\nd: *x\n&k e: *k\n");

    assert_string_equal(node_get(n, "b")->text, "1");
    assert_string_equal(node_get(n, "d")->text, "2");
    assert_string_equal(node_get(n, "e")->text, "e");
}

static void a_value_of_ours_is_text_or_flow(void **state)
{
    struct toy *t = *state;
    const struct node *n = document_value(&t->arena, "{a: [1, 2]}", ORIGIN_PRESET);

    assert_string_equal(node_get(n, "a")->entries[1].value->text, "2");
    assert_int_equal(n->origin, ORIGIN_PRESET);
    assert_string_equal(document_value(&t->arena, "a: b", ORIGIN_DEFAULT)->text, "a: b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(marks_count_characters_from_one),
        TOY_TEST(a_value_behind_an_offset_keeps_its_columns),
        TOY_TEST(errors_stand_alone_at_their_place),
        TOY_TEST(sixty_four_levels_and_no_more),
        TOY_TEST(aliases_count_as_what_they_stand_for),
        TOY_TEST(an_anchor_may_be_given_again),
        TOY_TEST(a_value_of_ours_is_text_or_flow),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
