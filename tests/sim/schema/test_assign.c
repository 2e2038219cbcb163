/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

#include "sim/schema/assign.h"

static const char base[] = "inner: {depth: 1}\n"
                           "map: {a: &a {depth: 1}, b: *a}\n"
                           "list: [{depth: 1}, {depth: 2}]\n"
                           "numbers: [1, 2, 3]\n"
                           "form: 4\n"
                           "dist: {exponential: {mean: 5s}}\n";

static struct toy_all *set(struct toy *t, const char *assignment)
{
    struct toy_all *all = arena_alloc(&t->arena, sizeof *all);
    const struct node *n = toy_read(t, base);

    n = assign(&t->reader, &toy_section, n, "--set", assignment, NULL);
    read_section(&t->reader, &toy_section, n, NULL, n->mark, NULL, &all->item);
    return all;
}

static void values_are_laid_over_the_file(void **state)
{
    struct toy *t = *state;

    assert_int_equal(set(t, "integer=7")->integer, 7);
    assert_int_equal(set(t, "inner.depth=9")->inner.depth, 9);
    assert_int_equal(((struct toy_inner *)set(t, "list[1].depth=8")->list.first)[1].depth, 8);
    assert_true(set(t, "numbers[2]=9")->numbers.first[2] == 9);
    assert_string_equal(set(t, "text=\"a = b\"")->text, "a = b");
    assert_int_equal(set(t, "durations={x: 5s}")->durations.count, 1);
    assert_int_equal(set(t, "durations.x=5s")->durations.count, 1);
    assert_int_equal(set(t, "map.c={depth: 3}")->map.count, 3);
    assert_int_equal(set(t, "list=[]")->list.count, 0);
    assert_int_equal(t->diag.errors, 0);
}

static void an_alias_is_changed_on_one_path_only(void **state)
{
    struct toy *t = *state;
    struct toy_inner *map = set(t, "map.b.depth=5")->map.first;

    assert_int_equal(map[0].depth, 1);
    assert_int_equal(map[1].depth, 5);
}

static void another_form_replaces(void **state)
{
    struct toy *t = *state;
    struct toy_all *all = set(t, "form.depth=6");

    assert_int_equal(all->form, 2);
    assert_int_equal(all->bound.depth, 6);
    assert_true(set(t, "dist.exponential.mean=7s")->dist.a == 7);
    all = set(t, "dist.uniform={min: 1s, max: 2s}");
    assert_int_equal(all->dist.kind, DIST_UNIFORM);
    assert_int_equal(t->diag.errors, 0);
}

static void null_takes_away(void **state)
{
    struct toy *t = *state;

    assert_int_equal(set(t, "map.b=~")->map.count, 1);
    assert_int_equal(set(t, "form=~")->form, 0);
    assert_int_equal(set(t, "text=~")->form, 1);
    assert_int_equal(t->diag.errors, 0);
}

static void marks_point_into_the_argument(void **state)
{
    struct toy *t = *state;

    set(t, "inner.depth=77");
    toy_expect(t, "S206", 1, 13);
    assert_string_equal(t->diag.first->mark.source->name, "--set");
    assert_string_equal(t->diag.first->path, "inner.depth");
}

static void bad_assignments_are_refused(void **state)
{
    static const struct {
        const char *assignment, *code;
        uint32_t column;
    } cases[] = {
        {"integer", "S214", 1},
        {"integer=", "S214", 1},
        {"=5", "S214", 1},
        {"", "S214", 1},
        {"a..b=5", "S214", 1},
        {"integre=5", "S201", 1},
        {"inner.dpeth=5", "S201", 7},
        {"map.z.depth=5", "S214", 5},
        {"list[2].depth=5", "S214", 5},
        {"list.a=5", "S214", 6},
        {"integer.x=5", "S203", 9},
        {"numbers[3]=5", "S214", 8},
        {"integer=[", "S104", 9},
        {"text=\xFF", "S103", 6},
        {"flag[0]=true", "S214", 5},
        {"integer=!x 5", "S108", 9},
    };
    struct toy *t = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        toy_forget(t);
        set(t, cases[i].assignment);
        if (t->diag.errors != 1 || strcmp(t->diag.first->code, cases[i].code) != 0 ||
            t->diag.first->mark.column != cases[i].column) {
            fail_msg("%s: %zu errors, %s at %u", cases[i].assignment, t->diag.errors,
                     t->diag.first == NULL ? "none" : t->diag.first->code,
                     t->diag.first == NULL ? 0 : t->diag.first->mark.column);
        }
    }
}

static void hints_name_what_is_near(void **state)
{
    struct toy *t = *state;

    set(t, "inner.dpeth=5");
    assert_string_equal(t->diag.first->hint, "did you mean depth?");
    assert_string_equal(t->diag.first->path, "inner.dpeth");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(values_are_laid_over_the_file), TOY_TEST(an_alias_is_changed_on_one_path_only),
        TOY_TEST(another_form_replaces),         TOY_TEST(null_takes_away),
        TOY_TEST(marks_point_into_the_argument), TOY_TEST(bad_assignments_are_refused),
        TOY_TEST(hints_name_what_is_near),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
