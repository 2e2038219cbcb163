/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/result.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sim/base/die.h"

static void names(void **state)
{
    (void)state;
    assert_string_equal(verdict_name(VERDICT_MET), "met");
    assert_string_equal(verdict_name(VERDICT_MISSED), "missed");
    assert_string_equal(verdict_name(VERDICT_UNDECIDED), "undecided");
}

static void worst_verdict(void **state)
{
    (void)state;
    struct result r = {0};
    assert_int_equal(result_verdict(&r), VERDICT_MET);
    r.target_count = 2;
    r.targets[0].verdict = VERDICT_MET;
    r.targets[1].verdict = VERDICT_MET;
    assert_int_equal(result_verdict(&r), VERDICT_MET);
    r.targets[1].verdict = VERDICT_UNDECIDED;
    assert_int_equal(result_verdict(&r), VERDICT_UNDECIDED);
    r.targets[0].verdict = VERDICT_MISSED;
    assert_int_equal(result_verdict(&r), VERDICT_MISSED);
    r.targets[0].verdict = VERDICT_UNDECIDED;
    r.targets[1].verdict = VERDICT_MISSED;
    assert_int_equal(result_verdict(&r), VERDICT_MISSED);
}

static void finds_summaries(void **state)
{
    static const struct metric metrics[] = {{.name = "a"}, {.name = "b"}};
    static const struct metric_table table = {metrics, 2};
    (void)state;
    struct result r = {.metrics = &table, .summaries = xcalloc(2, sizeof *r.summaries)};
    assert_ptr_equal(result_summary(&r, "b"), &r.summaries[1]);
    assert_null(result_summary(&r, "c"));
    result_release(&r);
    assert_null(r.summaries);
    result_release(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(worst_verdict),
        cmocka_unit_test(finds_summaries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
