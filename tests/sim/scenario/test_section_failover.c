/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#define A "stores.a.failover"
#define RUNBOOK "operations={failover: {approval: 10m, promote: 70s}}"
#define SINGLE "stores.z={preset: azure-sql-failover-group, model: zone-redundant, regions: [x]"
#define GROUP(s)                                                                                   \
    "stores.a={preset: azure-sql-failover-group, regions: [x, y], failover: {policy: automatic" s  \
    "}}"

static void defaults_of_a_failover(void **state)
{
    const struct failover *f = &store_of(state, ASYNC, NULL)->failover;

    assert_int_equal(f->policy, FAILOVER_NONE);
    assert_int_equal(f->trigger, TRIGGER_OUTAGE);
    assert_true(f->hold.a == 0 && f->grace_period.a == 0 && f->decision.a == 0);
    assert_true(f->promote.a == 30);
    assert_int_equal(f->listener_ttl, 0);
    assert_true(f->fencing);
}

static void what_is_given_is_taken(void **state)
{
    const struct failover *f =
        &store_of(state, ASYNC,
                  A "={policy: automatic, trigger: unreachable, hold: 1m, grace_period: {uniform: "
                    "{min: 1h, max: 2h}}, decision: 6h, promote: 45s, listener_ttl: 30s, fencing: "
                    "false}")
             ->failover;

    assert_int_equal(((struct fixture *)*state)->diag.warnings, 0);
    assert_int_equal(f->policy, FAILOVER_AUTOMATIC);
    assert_int_equal(f->trigger, TRIGGER_UNREACHABLE);
    assert_true(f->hold.a == 60 && f->grace_period.b == 7200 && f->decision.a == 6 * 3600);
    assert_true(f->promote.a == 45);
    assert_int_equal(f->listener_ttl, 30 * SIMTIME_SECOND);
    assert_false(f->fencing);
}

static void a_runbook_is_followed_if_there_is_one(void **state)
{
    const struct store *s = load_good(*state, stores, RUNBOOK)->stores;

    assert_int_equal(s[ASYNC].failover.policy, FAILOVER_RUNBOOK);
    assert_int_equal(s[SYNC].failover.policy, FAILOVER_RUNBOOK);
    assert_int_equal(s[MULTI].failover.policy, FAILOVER_NONE);
    assert_int_equal(s[ZONES].failover.policy, FAILOVER_RUNBOOK); /* approves a restore */
    s = load_with(*state, stores, RUNBOOK, "stores.z={model: zone-redundant, regions: [x]}", NULL)
            ->stores;
    assert_int_equal(s[ZONES].failover.policy, FAILOVER_NONE);
    s = load_good(
            *state, stores,
            "stores.z={preset: azure-sql-failover-group, model: zone-redundant, regions: [x]}")
            ->stores;
    assert_int_equal(s[ZONES].failover.policy, FAILOVER_NONE);
}

static void the_store_s_own_promotion_stands_above_the_runbook_s(void **state)
{
    struct fixture *f = *state;

    assert_true(load_good(f, stores, RUNBOOK)->stores[ASYNC].failover.promote.a == 70);
    assert_true(
        load_with(f, stores, RUNBOOK, A ".promote=20s", NULL)->stores[0].failover.promote.a == 20);
    assert_true(load_with(f, stores, RUNBOOK, A ".policy=automatic", NULL)
                    ->stores[ASYNC]
                    .failover.promote.a == 30);
    assert_true(load_with(f, stores, RUNBOOK,
                          "stores.a={preset: azure-sql-failover-group, regions: [x, y]}", NULL)
                    ->stores[ASYNC]
                    .failover.promote.a == 70);
    assert_true(load_good(f, stores, "stores.a={preset: azure-sql-failover-group, regions: [x, y]}")
                    ->stores[ASYNC]
                    .failover.promote.b == 60);
}

static void waits_without_effect_are_warned_of_if_given(void **state)
{
    static const struct bad_set sets[] = {
        {A ".hold=1m", "S215", A ".hold"},
        {A ".grace_period=1h", "S215", A ".grace_period"},
        {A "={policy: runbook, decision: 1h}", "S215", A ".decision"},
    };
    struct fixture *f = *state;

    load_odd_sets(state, sets, COUNT_OF(sets));
    load_good(f, stores, "stores.a={preset: azure-sql-failover-group, regions: [x, y]}");
    assert_int_equal(f->diag.warnings, 0);
}

static void what_cannot_be_is_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"stores.m.failover={policy: none}", "S212", "stores.m.failover"},
        {"stores.z.failover={policy: automatic}", "S212", "stores.z.failover.policy"},
        {"stores.z={model: zone-redundant, regions: [x], failover: {policy: runbook}}", "S212",
         "stores.z.failover.policy"},
        {GROUP(", grace_period: 59m"), "S212", A ".grace_period"},
        {GROUP(", grace_period: {uniform: {min: 30m, max: 2h}}"), "S212", A ".grace_period"},
        {A ".policy=manual", "S207", A ".policy"},
        {A ".listener_ttl=2d", "S206", A ".listener_ttl"},
        {A ".fencing=yes", "S208", A ".fencing"},
    };

    load_bad_sets(*state, stores, sets, COUNT_OF(sets));
    load_good(*state, stores, GROUP(", grace_period: 60m"));
    load_good(*state, stores, GROUP(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(defaults_of_a_failover),
        FIXTURE_TEST(what_is_given_is_taken),
        FIXTURE_TEST(a_runbook_is_followed_if_there_is_one),
        FIXTURE_TEST(the_store_s_own_promotion_stands_above_the_runbook_s),
        FIXTURE_TEST(waits_without_effect_are_warned_of_if_given),
        FIXTURE_TEST(what_cannot_be_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
