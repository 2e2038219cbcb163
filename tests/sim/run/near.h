/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmocka compares floats only. */
#ifndef TESTS_SIM_RUN_NEAR_H
#define TESTS_SIM_RUN_NEAR_H

#include <math.h>

#define assert_near(got, wanted, tolerance) assert_true(fabs((got) - (wanted)) <= (tolerance))

#endif
