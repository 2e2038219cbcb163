/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/differences.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/sim/run/comparison_fixture.h"

static void every_pair_has_a_place_of_its_own(void **state)
{
    struct differences d;
    bool taken[10] = {false};
    (void)state;
    differences_init(&d, &cf_table, 5);
    for (size_t a = 0; a < 5; a++) {
        for (size_t b = a + 1; b < 5; b++) {
            size_t place = differences_pair(&d, a, b);
            assert_true(place < 10 && !taken[place]);
            taken[place] = true;
        }
    }
    assert_true(isnan(differences_between(&d, 0, 4, CF_ANNUAL).mean));
    assert_false(differences_paired(&d, 0, 4));
    differences_release(&d);
}

/* The same as asked for one by one, in both directions. */
static void all_pairs_at_once(void **state)
{
    static const double lost[] = {1, 0.1, 0.01}, cost[] = {100, 200, 400};
    struct cf_design stored[3];
    struct design designs[3];
    struct comparison c = {designs, 3};
    struct differences d;
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        designs[i] = cf_make(&stored[i], "d", lost[i], cost[i]);
    }
    differences_init(&d, &cf_table, 3);
    differences_work_out(&d, &c);
    for (size_t a = 0; a < 3; a++) {
        for (size_t b = 0; b < 3; b++) {
            struct difference own, all;
            if (a == b) {
                continue;
            }
            own = comparison_difference(&designs[a], &designs[b], CF_NINES);
            all = differences_between(&d, a, b, CF_NINES);
            assert_true(own.mean == all.mean && own.lo == all.lo && own.hi == all.hi);
            assert_true(all.paired && differences_paired(&d, a, b));
            own = comparison_per_nine(&designs[a], &designs[b]);
            all = differences_per_nine(&d, a, b);
            assert_true(fabs(own.mean - all.mean) < 1e-9 && fabs(own.lo - all.lo) < 1e-6);
        }
    }
    assert_true(differences_between(&d, 2, 0, CF_ANNUAL).mean == -300);
    differences_release(&d);
    for (size_t i = 0; i < 3; i++) {
        series_release(&stored[i].series);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pair_has_a_place_of_its_own),
        cmocka_unit_test(all_pairs_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
