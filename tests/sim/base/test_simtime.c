/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "sim/base/simtime.h"

static void seconds_are_rounded_to_nanoseconds(void **state)
{
    (void)state;
    assert_true(simtime_from_seconds(0) == 0);
    assert_true(simtime_from_seconds(1) == SIMTIME_SECOND);
    assert_true(simtime_from_seconds(0.1) == 100000000);
    assert_true(simtime_from_seconds(1e-9) == 1);
    assert_true(simtime_from_seconds(0.4e-9) == 0);
    assert_true(simtime_from_seconds(31536000) == SIMTIME_YEAR);
    assert_true(simtime_from_seconds(-1) == 0);
    assert_true(simtime_from_seconds(-0.0) == 0);
    assert_true(simtime_from_seconds(-INFINITY) == 0);
}

static void conversion_saturates(void **state)
{
    (void)state;
    assert_true(simtime_from_seconds(9223372035.0) < SIMTIME_NEVER);
    assert_true(simtime_from_seconds(9223372036.0) == SIMTIME_NEVER);
    assert_true(simtime_from_seconds(1e300) == SIMTIME_NEVER);
    assert_true(simtime_from_seconds(INFINITY) == SIMTIME_NEVER);
    assert_true(simtime_from_seconds(NAN) == SIMTIME_NEVER);
    assert_true(simtime_from_seconds(nextafter(9223372036.0, 0)) < SIMTIME_NEVER);
}

static void never_absorbs_sums(void **state)
{
    (void)state;
    assert_true(simtime_add(1, 2) == 3);
    assert_true(simtime_add(SIMTIME_NEVER, 0) == SIMTIME_NEVER);
    assert_true(simtime_add(SIMTIME_NEVER, 1) == SIMTIME_NEVER);
    assert_true(simtime_add(0, SIMTIME_NEVER) == SIMTIME_NEVER);
    assert_true(simtime_add(SIMTIME_NEVER, SIMTIME_NEVER) == SIMTIME_NEVER);
    assert_true(simtime_add(SIMTIME_NEVER - 5, 4) == SIMTIME_NEVER - 1);
    assert_true(simtime_add(SIMTIME_NEVER - 5, 6) == SIMTIME_NEVER);
}

static void back_to_seconds(void **state)
{
    (void)state;
    assert_true(simtime_seconds(1500 * SIMTIME_SECOND / 1000) == 1.5);
    assert_true(simtime_seconds(100000000) == 0.1);
    assert_true(simtime_seconds(SIMTIME_YEAR) == 31536000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seconds_are_rounded_to_nanoseconds),
        cmocka_unit_test(conversion_saturates),
        cmocka_unit_test(never_absorbs_sums),
        cmocka_unit_test(back_to_seconds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
