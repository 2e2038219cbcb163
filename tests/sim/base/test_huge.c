/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/base/huge.h"

static const size_t MEBIBYTE = (size_t)1 << 20;

static void is_aligned_and_zeroed(void **state)
{
    (void)state;
    for (size_t size = 1; size < 16 * MEBIBYTE; size = 3 * size + 1) {
        unsigned char *p = huge_reserve(size);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % (2 * MEBIBYTE), 0);
        assert_int_equal(p[0], 0);
        assert_int_equal(p[size - 1], 0);
        p[0] = p[size - 1] = 1;
        huge_release(p, size);
    }
    huge_release(NULL, 1);
}

/* Far more than the machine has, of which little is used. */
static void takes_what_is_touched(void **state)
{
    (void)state;
    size_t size = 256 * 1024 * MEBIBYTE;
    unsigned char *p = huge_reserve(size);
    assert_non_null(p);
    p[size / 2] = 1;
    assert_int_equal(p[size - 1], 0);
    huge_release(p, size);
}

static void refuses_what_there_is_not(void **state)
{
    (void)state;
    assert_null(huge_reserve(0));
    assert_null(huge_reserve(SIZE_MAX));
    assert_null(huge_reserve(SIZE_MAX / 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_aligned_and_zeroed),
        cmocka_unit_test(takes_what_is_touched),
        cmocka_unit_test(refuses_what_there_is_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
