/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"

#include "models/decay.h"

static void law(void **state)
{
    (void)state;
    assert_near(decay_left(seconds(180), 0), 1, 0);
    assert_near(decay_left(seconds(180), seconds(180)), exp(-1), 1e-15);
    assert_near(decay_mean(seconds(180), 0, seconds(180)), 1 - exp(-1), 1e-15);
    assert_near(decay_mean(seconds(180), seconds(60), seconds(60) + 1), exp(-1.0 / 3), 1e-9);
}

/* Equal parts, then halves, until nothing is left. */
static void steps(void **state)
{
    (void)state;
    double left = 1;
    int count = 0;
    simtime u = 0;
    for (simtime step; (step = decay_step(seconds(10), left, 4)) != SIMTIME_NEVER; count++) {
        static const double after[] = {0.75, 0.5, 0.25, 0.125};
        u += step;
        left = decay_left(seconds(10), u);
        if (count < 4) {
            assert_near(left, after[count], 1e-9);
        }
    }
    assert_true(count > 38 && count < 44);
    assert_true(decay_step(seconds(10), 0, 4) == SIMTIME_NEVER);
    assert_true(decay_step(1, 1, 1024) == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(law),
        cmocka_unit_test(steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
