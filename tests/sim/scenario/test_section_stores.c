/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

static void defaults_follow_the_model(void **state)
{
    const struct scenario *sc = load_good(*state, stores, NULL);
    const struct store *a = &sc->stores[ASYNC], *s = &sc->stores[SYNC];

    assert_int_equal(sc->store_count, 4);
    assert_int_equal(((struct fixture *)*state)->diag.warnings, 0);
    assert_string_equal(a->name, "a");
    assert_int_equal(a->mark.line, 11);
    assert_null(a->preset);
    assert_int_equal(a->model, STORE_ASYNC);
    assert_true(a->lag.kind == DIST_CONSTANT && a->lag.a == 1);
    assert_int_equal(a->coherence, 60 * SIMTIME_SECOND);
    assert_int_equal(a->durable_after, 0);
    assert_true(a->reseed.a == 0);
    assert_false(a->has_value);
    assert_true(s->round_trips == 1);
    assert_int_equal(s->on_partition, PARTITION_BLOCK);
    assert_int_equal(load_good(*state, minimal, NULL)->store_count, 0);
}

static void what_is_given_is_taken(void **state)
{
    const struct store *a = store_of(
        state, ASYNC,
        "stores.a={model: async, regions: [y, z, x], writer: x, lag_of: write, order: fifo, "
        "throughput: 4000/s, durable_after: 1s, batch: 30s, value: {lognormal: {median: 40, p95: "
        "400}}, lag: {lognormal: {median: 120ms, p99: 900ms}}, reseed: 2h}");

    assert_int_equal(a->region_count, 3);
    assert_int_equal(a->writer, 2);
    assert_int_equal(a->lag_of, LAG_OF_WRITE);
    assert_int_equal(a->order, ORDER_FIFO);
    assert_true(a->throughput == 4000);
    assert_int_equal(a->durable_after, SIMTIME_SECOND);
    assert_int_equal(a->batch, 30 * SIMTIME_SECOND);
    assert_true(a->has_value);
    assert_true(fabs(dist_quantile(&a->value, 0.95) - 400) < 1e-6);
    assert_true(a->reseed.a == 7200);
    assert_true(store_of(state, ASYNC, "stores.a.value=12.5")->value.a == 12.5);
}

static void a_preset_fills_in_and_is_named(void **state)
{
    const struct scenario *sc = load_good(
        *state, stores, "stores.a={preset: azure-sql-failover-group, regions: [x, y], lag: 3s}");

    assert_string_equal(sc->stores[ASYNC].preset, "azure-sql-failover-group");
    assert_int_equal(sc->stores[ASYNC].model, STORE_ASYNC);
    assert_true(sc->stores[ASYNC].lag.a == 3);
    assert_int_equal(sc->stores[ASYNC].failover.listener_ttl, 30 * SIMTIME_SECOND);
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"stores.a={regions: [x, y]}", "S202", "stores.a.model"},
        {"stores.a={model: async}", "S202", "stores.a.regions"},
        {"stores.a.model=asink", "S207", "stores.a.model"},
        {"stores.a.preset=azure-sql", "S207", "stores.a.preset"},
        {"stores.a.lag=5", "S205", "stores.a.lag"},
        {"stores.a.value=5s", "S205", "stores.a.value"},
        {"stores.a.value=-5", "S206", "stores.a.value"},
        {"stores.a.coherence=0s", "S206", "stores.a.coherence"},
        {"stores.a.throughput=0/s", "S206", "stores.a.throughput"},
        {"stores.a.durable_after=2d", "S206", "stores.a.durable_after"},
        {"stores.s.round_trips=101", "S206", "stores.s.round_trips"},
        {"stores.a.quorum=3", "S201", "stores.a.quorum"},
        {"stores=[]", "S203", "stores"},
    };

    load_bad_sets(*state, stores, sets, COUNT_OF(sets));
}

static void a_write_has_a_size(void **state)
{
    const struct scenario *sc = load_with(*state, stores, "stores.a.write_size=1KB",
                                          "cost={price_book: azure-2026-europe}", NULL);

    assert_true(sc->stores[ASYNC].write_size == 1000 && sc->stores[SYNC].write_size == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(defaults_follow_the_model),
        FIXTURE_TEST(what_is_given_is_taken),
        FIXTURE_TEST(a_preset_fills_in_and_is_named),
        FIXTURE_TEST(bad_values_are_refused),
        FIXTURE_TEST(a_write_has_a_size),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
