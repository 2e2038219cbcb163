/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/stored_differences.h"

#include "tests/sim/run/comparison_fixture.h"
#include "tests/sim/store/fixture.h"

static void they_come_back(void **state)
{
    struct fixture f;
    struct cf_design stored[3];
    struct design designs[3];
    struct differences d, back;
    (void)state;
    fixture_open(&f);
    for (size_t i = 0; i < 3; i++) {
        designs[i] = cf_make(&stored[i], "d", 1.0 / (double)(1 + i), 100 * (double)(1 + i));
    }
    differences_init(&d, &cf_table, 3);
    differences_init(&back, &cf_table, 3);
    differences_work_out(&d, &(struct comparison){designs, 3});
    assert_true(archive_exec(&f.archive, "PRAGMA foreign_keys = OFF"));
    assert_true(stored_differences_write(&f.archive, 4, &d));
    assert_true(stored_differences_read(&f.archive, 4, &back));
    for (size_t pair = 0; pair < 3; pair++) {
        for (size_t m = 0; m < CF_COUNT; m++) {
            const struct difference *x = &d.of[pair * CF_COUNT + m],
                                    *y = &back.of[pair * CF_COUNT + m];
            assert_true(x->paired == y->paired);
            assert_true(x->mean == y->mean || (isnan(x->mean) && isnan(y->mean)));
            assert_true(x->lo == y->lo || (isnan(x->lo) && isnan(y->lo)));
            assert_true(x->gain == y->gain || (isnan(x->gain) && isnan(y->gain)));
        }
        assert_true(d.per_nine[pair].mean == back.per_nine[pair].mean);
    }
    for (size_t i = 0; i < 3; i++) {
        series_release(&stored[i].series);
    }
    differences_release(&d);
    differences_release(&back);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(they_come_back)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
