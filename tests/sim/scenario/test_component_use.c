/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#define EXTRA "stamps.one.components.extra="
#define FAILS "fail: {every: {exponential: {mean: 9d}}, for: 1h}"

static void what_no_request_needs_limits_nothing(void **state)
{
    load_odd(state, EXTRA "{required: false, capacity: 9/s}", "S215",
             "stamps.one.components.extra.capacity");
    load_odd(state, EXTRA "{shed_cost: 5%}", "S215", "stamps.one.components.extra.shed_cost");
    load_quiet(state, stores, EXTRA "{capacity: 9/s, shed_cost: 5%}", NULL);
}

static void what_nothing_asks_for_fails_unseen(void **state)
{
    static const char path[] = "stamps.one.components.extra.fail";

    load_odd(state, EXTRA "{required: false, " FAILS "}", "S215", path);
    load_quiet(state, stores, EXTRA "{required: false, probed: true, " FAILS "}", NULL);
    load_quiet(state, stores, EXTRA "{required: false, " FAILS "}", "edge.probe.path=[app, extra]");
    load_quiet(state, stores, EXTRA "{required: false, fail: {every: never}}", NULL);
    load_quiet(state, stores, EXTRA "{required: false}", "preset=documented-rates");
    load_quiet(state, stores, "stamps.one.components.a={store: a, required: false, " FAILS "}",
               NULL);
}

static void a_probe_of_another_path_does_not_see_it(void **state)
{
    struct fixture *f = *state;

    load_with(f, stores, EXTRA "{required: false, probed: true, " FAILS "}",
              "edge.probe.path=shallow", NULL);
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->code, "S215");
}

static void instances_of_one_up_time_fail_together(void **state)
{
    struct fixture *f = *state;

    load_odd(state, EXTRA "{instances: 2, fail: {every: 90d, for: 1h}}", "S223",
             "stamps.one.components.extra.fail.every");
    assert_string_equal(f->diag.first->hint, "write {exponential: {mean: 90d}}");
    load_quiet(state, stores, EXTRA "{instances: 1, fail: {every: 90d, for: 1h}}", NULL);
    load_quiet(state, stores, EXTRA "{fail: {every: 90d, for: 1h}}", NULL);
    load_quiet(state, stores, EXTRA "{instances: 2, " FAILS "}", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(what_no_request_needs_limits_nothing),
        FIXTURE_TEST(what_nothing_asks_for_fails_unseen),
        FIXTURE_TEST(a_probe_of_another_path_does_not_see_it),
        FIXTURE_TEST(instances_of_one_up_time_fail_together),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
