/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/stopwatch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void a_pause_takes_its_time(void **state)
{
    int64_t start = stopwatch_now();
    (void)state;
    stopwatch_pause(20 * STOPWATCH_MS);
    int64_t passed = stopwatch_now() - start;
    assert_true(passed >= 20 * STOPWATCH_MS);
    assert_true(passed < 20000 * INT64_C(1) * STOPWATCH_MS);
}

static void it_never_goes_back(void **state)
{
    int64_t last = stopwatch_now();
    (void)state;
    for (int i = 0; i < 10000; i++) {
        int64_t now = stopwatch_now();
        assert_true(now >= last);
        last = now;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pause_takes_its_time),
        cmocka_unit_test(it_never_goes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
