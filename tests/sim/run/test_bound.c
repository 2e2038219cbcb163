/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/bound.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/sim/run/near.h"

static void bounds_of_the_manual(void **state)
{
    (void)state;
    /* 1 - 0.05^(1/n): 95 % with one trial, the rule of three with many. */
    assert_near(bound_availability(1), 0.05, 1e-15);
    assert_near(bound_availability(2), sqrt(0.05), 1e-15);
    assert_near(1 - bound_availability(1000), 2.9912e-3, 1e-7);
    assert_near(1 - bound_availability(1000000), 3e-6, 1e-8);
}

static void intervals(void **state)
{
    (void)state;
    struct interval i = bound_interval("availability.requests", 100);
    assert_true(i.lo == bound_availability(100) && i.hi == 1);
    i = bound_interval("availability.time", 100);
    assert_true(i.lo == bound_availability(100) && i.hi == 1);
    i = bound_interval("downtime", 100);
    assert_true(i.lo == 0);
    assert_near(i.hi, 525600 * (1 - bound_availability(100)), 1e-6);
    i = bound_interval("downtime.requests", 1);
    assert_near(i.hi, 525600 * 0.95, 1e-6);
}

static void best_values(void **state)
{
    double best = -1;
    (void)state;
    assert_true(bound_best("availability.requests", &best) && best == 1);
    assert_true(bound_best("downtime", &best) && best == 0);
    assert_false(bound_best("availability.nines", &best));
    assert_false(bound_best("rto.service", &best));
    assert_false(bound_best("", &best));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bounds_of_the_manual),
        cmocka_unit_test(intervals),
        cmocka_unit_test(best_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
