/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmocka with what it needs before it, units of time, and comparisons of doubles that print both
 * sides. */
#ifndef TESTS_MODELS_CHECK_H
#define TESTS_MODELS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "sim/base/simtime.h"

static inline simtime seconds(double s)
{
    return simtime_from_seconds(s);
}

static inline simtime ms(int64_t n)
{
    return n * (SIMTIME_SECOND / 1000);
}

static inline void check_near(double got, double want, double tolerance, const char *what,
                              const char *file, int line)
{
    if (!(fabs(got - want) <= tolerance)) {
        print_error("%s: got %.17g, want %.17g\n", what, got, want);
        _fail(file, line);
    }
}

/* |got - want| <= tolerance; NaN never is. */
#define assert_near(got, want, tolerance)                                                          \
    check_near((double)(got), (double)(want), tolerance, #got, __FILE__, __LINE__)
/* To the last bit, but for the one that a quotient may round either way. */
#define assert_exact(got, want)                                                                    \
    check_near((double)(got), (double)(want), 1e-15 * fabs((double)(want)), #got, __FILE__,        \
               __LINE__)
#define assert_no_value(got) assert_true(isnan(got))

#endif
