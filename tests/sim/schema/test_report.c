/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

static void a_problem_is_said_once_a_place(void **state)
{
    struct toy *t = *state;
    const struct source *s = text_source(&t->arena, "t", "abc", 3);
    struct problem p = {.code = "S999",
                        .mark = {.source = s, .line = 1, .column = 2, .length = 1},
                        .path = path_key(&t->arena, NULL, "a"),
                        .hint = "do so",
                        .second = {.source = s, .line = 1, .column = 1, .length = 1},
                        .second_message = "there"};

    assert_int_equal(report_problem(&t->reader, &p, "no %s", "good"), -1);
    p.path = path_key(&t->arena, NULL, "b");
    report_problem(&t->reader, &p, "no good");
    assert_int_equal(t->diag.errors, 1);
    assert_string_equal(t->diag.first->hint, "do so");
    assert_string_equal(t->diag.first->second_message, "there");
    report_problem(&t->reader, &p, "no better");
    p.mark.column = 3;
    report_problem(&t->reader, &p, "no good");
    assert_int_equal(t->diag.errors, 3);
    p.mark = (struct mark){0};
    p.warning = true;
    report_problem(&t->reader, &p, "nowhere");
    report_problem(&t->reader, &p, "nowhere");
    assert_int_equal(t->diag.warnings, 2);
}

static void many_problems_are_told_apart_in_time(void **state)
{
    struct toy *t = *state;
    const struct source *s = text_source(&t->arena, "t", "abc", 3);

    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 1; i <= 50000; i++) {
            struct mark m = {.source = s, .line = i, .column = 1, .length = 1};

            report_problem(&t->reader, &(struct problem){.code = "S999", .mark = m}, "the same");
        }
    }
    assert_int_equal(t->diag.errors, 50000);
}

static void what_was_found_is_cut_short(void **state)
{
    struct toy *t = *state;
    const struct node *n = toy_read(t, "[short, \"in quotes\", ~, {}, [], \"\", \"two\\nlines\", "
                                       "a-text-that-is-longer-than-forty-characters-on-a-line]");
    static const char *const found[] = {
        "short",  "\"in quotes\"", "nothing",    "a mapping",
        "a list", "empty text",    "\"two...\"", "a-text-that-is-longer-than-forty-charact...",
    };

    for (size_t i = 0; i < n->count; i++) {
        assert_string_equal(report_found(&t->reader, n->entries[i].value), found[i]);
    }
}

static void messages_carry_no_control_characters(void **state)
{
    struct toy *t = *state;

    report_problem(&t->reader, &(struct problem){.code = "S999"},
                   "a\x1B[31mb\xC2\x9B"
                   "c");
    assert_string_equal(t->diag.first->message, "a?[31mb??c");
}

static void known_names_are_listed(void **state)
{
    struct toy *t = *state;
    const char *names[20];

    for (size_t i = 0; i < 20; i++) {
        names[i] = arena_printf(&t->arena, "n%zu", i);
    }
    assert_string_equal(report_known(&t->reader, names, 0), "none");
    assert_string_equal(report_known(&t->reader, names, 1), "n0");
    assert_string_equal(report_known(&t->reader, names, 3), "n0, n1 and n2");
    assert_non_null(strstr(report_known(&t->reader, names, 20), "n15 and 4 more"));
}

static void the_limit_is_known(void **state)
{
    struct toy *t = *state;

    t->diag.limit = 100;
    assert_false(report_is_full(&t->reader));
    for (size_t i = 0; i <= t->diag.limit; i++) {
        report_problem(&t->reader, &(struct problem){.code = "S999"}, "%zu", i);
    }
    assert_true(report_is_full(&t->reader));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(a_problem_is_said_once_a_place), TOY_TEST(many_problems_are_told_apart_in_time),
        TOY_TEST(what_was_found_is_cut_short),    TOY_TEST(messages_carry_no_control_characters),
        TOY_TEST(known_names_are_listed),         TOY_TEST(the_limit_is_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
