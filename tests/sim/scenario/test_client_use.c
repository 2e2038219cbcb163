/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

static void a_home_needs_a_store_that_all_write(void **state)
{
    struct fixture *f = *state;

    load_quiet(state, stores, NULL, NULL);
    load_with(f, pair, "clients.west.home=we", NULL);
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->code, "S215");
    assert_string_equal(f->diag.first->path, "clients.west.home");
}

static void a_budget_needs_repeats(void **state)
{
    load_odd(state, "clients.web.retries={budget: 20%}", "S215", "clients.web.retries.budget");
    load_odd(state, "clients.web.retries={attempts: 0, budget: 20%}", "S215",
             "clients.web.retries.budget");
    load_quiet(state, stores, "clients.web.retries={attempts: 1, budget: 20%}", NULL);
}

static void patience_reaches_some_stamp(void **state)
{
    load_odd(state, "clients.web={requests: 1/s, timeout: 9ms, latency: {one: 10ms, two: 20ms}}",
             "S224", "clients.web.timeout");
    load_odd(state, "clients.web.latency={one: 6s, two: 20s}", "S224", "clients.web.latency");
    load_quiet(state, stores, "clients.web.latency={one: 10ms, two: 20ms}",
               "clients.web.timeout=10ms");
}

static void an_error_is_told_without_what_follows_from_it(void **state)
{
    struct fixture *f = *state;

    assert_null(load_with(f, pair, "clients.west.home=we", "stamps.we.weight=x", NULL));
    assert_int_equal(f->diag.warnings, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(a_home_needs_a_store_that_all_write),
        FIXTURE_TEST(a_budget_needs_repeats),
        FIXTURE_TEST(patience_reaches_some_stamp),
        FIXTURE_TEST(an_error_is_told_without_what_follows_from_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
