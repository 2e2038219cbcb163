/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/factors.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>

static void values_are_parted_by_commas(void **state)
{
    static const struct {
        const char *text, *path, *values[4];
    } cases[] = {
        {"a.b=1", "a.b", {"1"}},
        {"a=10s, 20s ,30s", "a", {"10s", "20s", "30s"}},
        {"a=[1,2],[3]", "a", {"[1,2]", "[3]"}},
        {"a={x: {y: 1, z: [2,3]}},~", "a", {"{x: {y: 1, z: [2,3]}}", "~"}},
        {"a=\"1,\\\",2\",'3,4'", "a", {"\"1,\\\",2\"", "'3,4'"}},
        {"a=b=c,d", "a", {"b=c", "d"}},
        {"a=],1", "a", {"]", "1"}},
    };
    struct arena a;
    (void)state;
    arena_init(&a, 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct factor f;
        assert_null(factor_parse(&a, cases[i].text, &f));
        assert_string_equal(f.path, cases[i].path);
        for (size_t k = 0; k < f.count; k++) {
            assert_string_equal(f.values[k], cases[i].values[k]);
        }
        assert_true(f.count == 4 || !cases[i].values[f.count]);
    }
    arena_release(&a);
}

static void what_is_no_list_is_told(void **state)
{
    static const char *const wrong[] = {"", "a", "=1", "a=", "a=1,", "a=,1", "a=1, ,2"};
    struct arena a;
    (void)state;
    arena_init(&a, 0);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct factor f;
        assert_non_null(factor_parse(&a, wrong[i], &f));
    }
    arena_release(&a);
}

static void a_value_stands_twice_in_whatever_words(void **state)
{
    static const char *const twice[][2] = {{"a=30s,1m,0.5m", "0.5m"}, {"a=x,y,x", "x"},
                                           {"a=50%,0.5", "0.5"},      {"a=1/s,60/m", "60/m"},
                                           {"a=1,1.0", "1.0"},        {"a=1KB,1000B", "1000B"}};
    static const char *const once[] = {"a=30s,30m", "a=~,0", "a=x,X", "a=[1],[1,1]", "a=1s,1"};
    struct arena a;
    struct factor f;
    (void)state;
    arena_init(&a, 0);
    for (size_t i = 0; i < sizeof twice / sizeof *twice; i++) {
        assert_null(factor_parse(&a, twice[i][0], &f));
        assert_string_equal(factor_twice(&a, &f), twice[i][1]);
    }
    for (size_t i = 0; i < sizeof once / sizeof *once; i++) {
        assert_null(factor_parse(&a, once[i], &f));
        assert_null(factor_twice(&a, &f));
    }
    arena_release(&a);
}

/* Of what stands between two values that were written it is the first. */
static void values_know_where_they_were_written(void **state)
{
    const struct quotation places[2] = {{.value = {.line = 1}}, {.value = {.line = 2}}};
    static const char *const between[] = {"15s"};
    struct arena a;
    struct factor f;
    struct factors all = {.items = &f, .count = 1};
    (void)state;
    arena_init(&a, 0);
    assert_null(factor_parse(&a, "a=10s,20s", &f));
    assert_null(factors_overrides(&all, 1, "--vary", &a)[0].quoted);
    f.quoted = places;
    assert_true(factors_overrides(&all, 1, "--vary", &a)[0].quoted == &places[1]);
    all.chosen = between;
    all.points = 1;
    assert_true(factors_overrides(&all, 0, "--vary", &a)[0].quoted == &places[0]);
    arena_release(&a);
}

static void the_last_factor_turns_fastest(void **state)
{
    static const char *const wanted[] = {"x=1 y=a", "x=1 y=b", "x=1 y=c",
                                         "x=2 y=a", "x=2 y=b", "x=2 y=c"};
    struct factor items[2];
    struct factors f = {.items = items, .count = 2};
    struct arena a;
    (void)state;
    arena_init(&a, 0);
    factor_parse(&a, "x=1,2", &items[0]);
    factor_parse(&a, "y=a,b,c", &items[1]);
    assert_null(factors_twice(&f));
    assert_int_equal(factors_points(&f), 6);
    for (size_t p = 0; p < 6; p++) {
        const struct override *o = factors_overrides(&f, p, "--vary", &a);
        assert_string_equal(arena_printf(&a, "%s %s", o[0].assignment, o[1].assignment), wanted[p]);
        assert_string_equal(o[1].name, "--vary");
    }
    items[1].path = "x";
    assert_string_equal(factors_twice(&f), "x");
    arena_release(&a);
}

static void grids_may_be_too_large_to_count(void **state)
{
    struct factor items[9];
    struct factors f = {.items = items, .count = 9};
    (void)state;
    for (size_t i = 0; i < 9; i++) {
        items[i] = (struct factor){.count = 256};
    }
    assert_true(factors_points(&f) == UINT64_MAX);
    f.count = 7;
    assert_true(factors_points(&f) == UINT64_C(1) << 56);
    f.count = 0;
    assert_int_equal(factors_points(&f), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_parted_by_commas),
        cmocka_unit_test(what_is_no_list_is_told),
        cmocka_unit_test(a_value_stands_twice_in_whatever_words),
        cmocka_unit_test(values_know_where_they_were_written),
        cmocka_unit_test(the_last_factor_turns_fastest),
        cmocka_unit_test(grids_may_be_too_large_to_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
