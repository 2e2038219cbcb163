/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

static void what_has_nothing_to_act_on_is_warned_of(void **state)
{
    static const struct bad_set sets[] = {
        {"stores.b={model: async, regions: [x, y]}", "S215", "stores.b"},
        {"stamps.two.components={}", "S215", "stores.z"},
        {"clients.web.session_length=5m", "S215", "clients.web.session_length"},
    };

    load_odd_sets(state, sets, COUNT_OF(sets));
}

static void sessions_need_a_store_that_knows_them(void **state)
{
    struct fixture *f = *state;

    load_good(f, stores, "clients.web.sessions=100");
    assert_int_equal(f->diag.warnings, 0);
    load_with(f, stores, "clients.web.sessions=100", "stores.m.consistency=eventual", NULL);
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->path, "clients.web.sessions");
}

static void a_target_of_lost_writes_needs_a_store(void **state)
{
    struct fixture *f = *state;

    load_good(f, stores, "targets={rpo: 5s}");
    assert_int_equal(f->diag.warnings, 0);
    load_good(f, minimal, "targets={rpo: 5s}");
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->path, "targets.rpo");
}

static void a_runbook_needs_somebody_who_follows_it(void **state)
{
    struct fixture *f = *state;

    load_good(f, minimal, "operations={failover: {}}");
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->path, "operations.failover");
    load_good(f, stores, "operations={failover: {}}");
    assert_int_equal(f->diag.warnings, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(what_has_nothing_to_act_on_is_warned_of),
        FIXTURE_TEST(sessions_need_a_store_that_knows_them),
        FIXTURE_TEST(a_target_of_lost_writes_needs_a_store),
        FIXTURE_TEST(a_runbook_needs_somebody_who_follows_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
