/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/changes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char before[] = "name: a # FILE:1\n"
                             "edge: {interval: 30s, loss: 0%}\n"
                             "faults: [{at: 1m}, {at: 2m}]\n"
                             "gone: {x: 1}\n"
                             "kind: {some: thing}\n";
static const char after[] = "name: a # FILE:9\n"
                            "edge: {interval: 10s, loss: 0%, jitter: 1s}\n"
                            "faults: [{at: 1m}, {at: 3m}, {at: 4m, for: 1s}]\n"
                            "kind: plain\n"
                            "new: [1, 2]\n";

static void assert_change(const struct change *c, const char *path, const char *a, const char *b)
{
    assert_string_equal(c->path, path);
    assert_int_equal(a == NULL, c->a == NULL);
    assert_int_equal(b == NULL, c->b == NULL);
    if (a) {
        assert_string_equal(c->a, a);
    }
    if (b) {
        assert_string_equal(c->b, b);
    }
}

static void field_by_field(void **state)
{
    struct arena a;
    struct change *c;
    size_t count;
    (void)state;
    arena_init(&a, 0);
    assert_true(changes_find(&a, before, after, &c, &count));
    assert_int_equal(count, 7);
    assert_change(&c[0], "edge.interval", "30s", "10s");
    assert_change(&c[1], "edge.jitter", NULL, "1s");
    assert_change(&c[2], "faults[1].at", "2m", "3m");
    assert_change(&c[3], "faults[2]", NULL, "{at: 4m, for: 1s}");
    assert_change(&c[4], "gone", "{x: 1}", NULL);
    assert_change(&c[5], "kind", "{some: thing}", "plain");
    assert_change(&c[6], "new", NULL, "[1, 2]");
    assert_true(changes_find(&a, before, before, &c, &count));
    assert_int_equal(count, 0);
    arena_release(&a);
}

static void where_it_comes_from_changes_nothing(void **state)
{
    static const char text[] =
        "name: \"a # \\\" b\"   # x.yaml:3\nedge: # default\n  x: 1 # --set\n";
    static const char *const same[] = {
        text, "name: \"a # \\\" b\" # y.yaml:17\nedge: # x #1.yaml:4\n  x: 1  # preset a\n"};
    static const char *const others[] = {
        "name: \"a # \\\" c\"   # x.yaml:3\nedge: # default\n  x: 1 # --set\n",
        "name: \"a # \\\" b\"   # x.yaml:3\nedge: # default\n  x: 2 # --set\n",
        "name: \"a # \\\" b\"   # x.yaml:3\nedge: # default\n",
        "name: \"a # \\\" b\"   # x.yaml:3\nedge: # default\n  x: 1 # --set\n  y: 1 # --set\n",
        "edge: # default\n  x: 1 # --set\nname: \"a # \\\" b\"   # x.yaml:3\n",
        "other",
        ""};
    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_true(changes_none(text, same[i]));
        assert_true(changes_none(same[i], text));
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_false(changes_none(text, others[i]));
        assert_false(changes_none(others[i], text));
    }
}

static void bytes_that_are_no_text_are_passed_over(void **state)
{
    struct arena a;
    struct change *c;
    size_t count;
    (void)state;
    arena_init(&a, 0);
    assert_true(changes_find(&a, "name: w\xff # w\xff.yaml:1\nx: 1\n",
                             "name: w\xff # w\xfe\xff.yaml:2\nx: 2\n", &c, &count));
    assert_int_equal(count, 1);
    assert_change(&c[0], "x", "1", "2");
    arena_release(&a);
}

static void what_is_no_scenario(void **state)
{
    struct arena a;
    struct change *c;
    size_t count;
    (void)state;
    arena_init(&a, 0);
    assert_false(changes_find(&a, before, "a: [", &c, &count));
    assert_false(changes_find(&a, "\xff", after, &c, &count));
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(field_by_field),
        cmocka_unit_test(where_it_comes_from_changes_nothing),
        cmocka_unit_test(bytes_that_are_no_text_are_passed_over),
        cmocka_unit_test(what_is_no_scenario),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
