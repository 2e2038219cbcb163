/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

static void paths_are_written(void **state)
{
    struct toy *t = *state;
    const struct path *p = path_key(&t->arena, NULL, "faults");

    assert_string_equal(path_text(&t->arena, NULL), "");
    p = path_key(&t->arena, path_index(&t->arena, p, 12), "for");
    assert_string_equal(path_text(&t->arena, p), "faults[12].for");
}

static void paths_are_read(void **state)
{
    struct toy *t = *state;
    static const char text[] = "stamps.we.components.app[0][17].x";
    struct path_step *s = NULL;
    size_t count = 0;

    assert_null(path_parse(&t->arena, text, strlen(text), &s, &count));
    assert_int_equal(count, 7);
    assert_string_equal(s[3].key, "app");
    assert_null(s[4].key);
    assert_int_equal(s[5].index, 17);
    assert_int_equal(s[5].at, 27);
    assert_int_equal(s[5].length, 4);
    assert_string_equal(s[6].key, "x");
    assert_null(path_parse(&t->arena, text, 6, &s, &count));
    assert_int_equal(count, 1);
    assert_string_equal(s[0].key, "stamps");
}

static void malformed_paths_are_refused(void **state)
{
    struct toy *t = *state;
    static const char *const bad[] = {
        "",    ".",    "a.",  ".a",    "a..b",  "[0]",   "a[",
        "a[]", "a[x]", "a[0", "a[0]b", "a[-1]", "a.[0]", "a[99999999999]"};

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct path_step *s = NULL;
        size_t count = 0;

        assert_non_null(path_parse(&t->arena, bad[i], strlen(bad[i]), &s, &count));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(paths_are_written),
        TOY_TEST(paths_are_read),
        TOY_TEST(malformed_paths_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
