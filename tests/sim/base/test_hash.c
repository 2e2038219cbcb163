/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "sim/base/hash.h"

/* Computed from the definition by an independent program. */
static void values_are_pinned(void **state)
{
    static const struct {
        const char *name;
        uint64_t hash;
    } cases[] = {
        {"", UINT64_C(0xf52a15e9a9b5e89b)},
        {"a", UINT64_C(0x02c0bdbf481420f8)},
        {"foobar", UINT64_C(0x404da9e3b74078c2)},
        {"stamps/we/app/1/failure", UINT64_C(0x205d9c7699a0f2c3)},
        {"stamps/we/app/2/failure", UINT64_C(0x91fb32d1c13103ad)},
        {"\xc3\xa9", UINT64_C(0x233403617480019e)}, /* bytes above 127 count as unsigned */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(hash_string(cases[i].name) == cases[i].hash);
    }
}

static int ones(uint64_t x)
{
    int n = 0;

    for (; x; x &= x - 1) {
        n++;
    }
    return n;
}

/* Names that differ in one digit: the mean number of differing bits of 10,000 pairs is 32 with a
 * standard error of 0.04; the bounds are ten of those away, and the names are fixed. */
static void neighbours_differ_in_half_the_bits(void **state)
{
    int sum = 0, least = 64;
    char name[40];

    (void)state;
    for (int i = 0; i < 10000; i++) {
        uint64_t first;
        int differing;

        snprintf(name, sizeof name, "stamps/we/app/%d/0/failure", i);
        first = hash_string(name);
        snprintf(name, sizeof name, "stamps/we/app/%d/1/failure", i);
        differing = ones(first ^ hash_string(name));
        sum += differing;
        least = differing < least ? differing : least;
    }
    assert_in_range(sum, 316000, 324000);
    assert_true(least > 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_pinned),
        cmocka_unit_test(neighbours_differ_in_half_the_bits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
