/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/escaped_path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void both_ways(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"a.yaml", "a.yaml"},
        {"50%41 \xc3\xa9.yaml", "50%41 \xc3\xa9.yaml"}, /* it is UTF-8, and stays as it is */
        {"b\xff"
         "d%.yaml",
         "b%ffd%25.yaml"},
        {"\xc3\xa9/\xe9", "\xc3\xa9/%e9"},
    };
    struct arena a;
    arena_init(&a, 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_string_equal(escaped_path(&a, names[i][0]), names[i][1]);
    }
    assert_string_equal(escaped_path_read(&a, "b%ffd%25.yaml"), names[2][0]);
    assert_string_equal(escaped_path_read(&a, "%FF%c3%A9"), "\xff\xc3\xa9");
    arena_release(&a);
}

static void what_is_no_escape(void **state)
{
    (void)state;
    static const char *const texts[] = {"a.yaml", "50%", "50%4", "%zz", "%00", ""};
    struct arena a;
    arena_init(&a, 0);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_ptr_equal(escaped_path_read(&a, texts[i]), texts[i]);
    }
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_ways),
        cmocka_unit_test(what_is_no_escape),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
