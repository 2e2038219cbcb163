/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/drill.h"

#include <string.h>

#include "tests/reports/fixture.h"

static struct buf advice(const struct result *r)
{
    struct buf b = BUF_INIT;
    drill_advice_write(r, 2, &b);
    return b;
}

static void the_longest_stage_is_to_be_mended(void **state)
{
    struct result r = fixture_result();
    (void)state;
    r.target_count = 2;
    struct buf b = advice(&r);
    assert_non_null(strstr(b.text, "  Most of it passes until somebody notices"));
    buf_release(&b);
    fixture_copy[F_STAGE_DRAIN].mean = 1000;
    b = advice(&r);
    assert_non_null(strstr(b.text, "until all clients have moved"));
    buf_release(&b);
}

static void what_is_undecided_needs_more(void **state)
{
    struct result r = fixture_result();
    (void)state;
    r.targets[1].verdict = VERDICT_MET;
    struct buf b = advice(&r);
    assert_non_null(strstr(b.text, "More replications"));
    buf_release(&b);
    r.targets[2].doubt = DOUBT_CENSORED;
    b = advice(&r);
    assert_non_null(strstr(b.text, "longer horizon"));
    buf_release(&b);
}

static void what_is_met_needs_nothing(void **state)
{
    struct result r = fixture_result();
    (void)state;
    r.target_count = 1;
    struct buf b = advice(&r);
    assert_int_equal(b.len, 0);
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_stage_is_to_be_mended),
        cmocka_unit_test(what_is_undecided_needs_more),
        cmocka_unit_test(what_is_met_needs_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
