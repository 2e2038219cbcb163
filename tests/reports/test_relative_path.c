/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/relative_path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_path(const char *folder, const char *file, const char *wanted)
{
    struct arena a;
    arena_init(&a, 0);
    assert_string_equal(relative_path(&a, "/home/me/design", folder, file), wanted);
    arena_release(&a);
}

static void from_beside_below_and_above(void **state)
{
    (void)state;
    assert_path("/home/me/design", "pair.yaml", "pair.yaml");
    assert_path("/home/me/design/docs/adr", "scenarios/pair.yaml", "../../scenarios/pair.yaml");
    assert_path("/home/me/design/", "./studies/../pair.yaml", "pair.yaml");
    assert_path("/home/me/design", "/home/me/other/pair.yaml", "../other/pair.yaml");
    assert_path("/home/me", "../other/pair.yaml", "other/pair.yaml");
}

static void never_through_the_root(void **state)
{
    (void)state;
    assert_path("/var/out", "scenarios/pair.yaml", "scenarios/pair.yaml");
    assert_path("/var/out", "/srv/pair.yaml", "/srv/pair.yaml");
    assert_path("/", "pair.yaml", "home/me/design/pair.yaml");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(from_beside_below_and_above),
        cmocka_unit_test(never_through_the_root),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
