/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/prices.h"
#include "tests/sim/scenario/stores.h"

/* Components of stamps in the order of the file. */
enum { APP, CACHE, DATABASE, PRICING };

static void a_component_is_paid_where_it_stands(void **state)
{
    const struct scenario *sc = load_good(*state, pair, NULL);

    for (size_t s = 0; s < 2; s++) {
        assert_true(prices_pays(sc, s, APP) && prices_pays(sc, s, CACHE));
        assert_true(prices_pays(sc, s, DATABASE));
    }
    assert_true(prices_pays(sc, 0, PRICING)); /* far away, called by both: paid once */
    assert_false(prices_pays(sc, 1, PRICING));
    assert_int_equal(prices_of_component(&sc->stamps[0].components[APP]), PRICE_APP_INSTANCE_HOUR);
    assert_int_equal(prices_of_component(&sc->stamps[0].components[CACHE]),
                     PRICE_CACHE_INSTANCE_HOUR);
    assert_int_equal(prices_of_component(&sc->stamps[0].components[DATABASE]),
                     PRICE_COMPONENT_MONTH);
    sc = load_good(*state, pair, "stamps.we.components.database.instances=2");
    assert_int_equal(prices_of_component(&sc->stamps[0].components[DATABASE]),
                     PRICE_COMPONENT_INSTANCE_HOUR);
}

/* One stamp has as its own what the other calls. */
static void the_stamp_that_has_it_pays(void **state)
{
    const struct scenario *sc =
        load_good(*state, pair, "stamps.ne.components.pricing={located_in: northeurope}");

    assert_true(prices_pays(sc, 0, PRICING) && prices_pays(sc, 1, PRICING));
    sc = load_with(*state, pair, "stamps.ne.components.pricing={}",
                   "stamps.we.components.pricing={located_in: northeurope}", NULL);
    assert_false(prices_pays(sc, 0, PRICING));
    assert_true(prices_pays(sc, 1, PRICING));
}

static void a_way_to_a_store_is_not_paid(void **state)
{
    const struct scenario *sc = load_good(*state, stores, NULL);

    assert_true(prices_pays(sc, 0, 0));
    for (size_t c = 1; c < sc->stamps[0].component_count; c++) {
        assert_false(prices_pays(sc, 0, c));
    }
}

static void an_entry_acts_where_something_is_counted_by_it(void **state)
{
    static const enum price of_all[] = {PRICE_EGRESS_GB,          PRICE_RU_WRITE,
                                        PRICE_RU_LEAST,           PRICE_RU_MULTI_WRITE_FACTOR,
                                        PRICE_VCORE_OPERATIONS,   PRICE_VCORE_ZONE_FACTOR,
                                        PRICE_INCIDENT_ENGINEERS, PRICE_EDGE_CLIENT_GB};
    const struct scenario *sc = load_good(*state, stores, NULL);

    for (size_t i = 0; i < COUNT_OF(of_all); i++) {
        assert_true(prices_acts(sc, of_all[i]));
    }
    assert_false(prices_acts(sc, PRICE_RU_ZONE_FACTOR)); /* multi-write */
    assert_false(prices_acts(sc, PRICE_RU_STRONG_FACTOR));
    assert_false(prices_acts(sc, PRICE_CACHE_INSTANCE_HOUR));
    sc = load_good(*state, pair, NULL);
    assert_false(prices_acts(sc, PRICE_EGRESS_GB) || prices_acts(sc, PRICE_VCORES_LEAST));
    assert_true(prices_acts(sc, PRICE_CACHE_INSTANCE_HOUR));
    sc = load_good(*state, minimal, "edge.kind=none");
    assert_false(prices_acts(sc, PRICE_EDGE_CLIENT_GB) || prices_acts(sc, PRICE_PROBE_MILLION));
}

static void stores_are_paid_by_their_kind(void **state)
{
    const struct scenario *sc = load_with(
        *state, stores, "stores.z={preset: azure-cosmos-single-write, regions: [x, y]}", NULL);

    assert_false(prices_by_throughput(&sc->stores[ASYNC]));
    assert_false(prices_by_throughput(&sc->stores[SYNC]));
    assert_true(prices_by_throughput(&sc->stores[MULTI]));
    assert_true(prices_by_throughput(&sc->stores[ZONES]));
    sc = load_good(*state, stores, "stores.a={preset: azure-sql-failover-group, regions: [x, y]}");
    assert_false(prices_by_throughput(&sc->stores[ASYNC]));
}

static void a_store_that_nobody_uses_costs_nothing(void **state)
{
    const struct scenario *sc = load_good(*state, stores, "stamps.two.components={}");

    assert_true(prices_used(sc, ASYNC) && prices_used(sc, MULTI));
    assert_false(prices_used(sc, ZONES));
}

static bool needed(void **state, const char *text, const char *set, enum price id)
{
    return prices_needed(load_good(*state, text, set), id);
}

static void what_there_is_needs_its_price(void **state)
{
    static const struct {
        const char *text, *set;
        enum price id;
        bool wanted;
    } cases[] = {
        {minimal, NULL, PRICE_APP_INSTANCE_HOUR, false},
        {minimal, NULL, PRICE_EDGE_MONTH, true},
        {minimal, NULL, PRICE_PROBE_MILLION, true},
        {minimal, NULL, PRICE_EDGE_REQUESTS_MILLION, true},
        {minimal, "clients.web.requests=0/s", PRICE_EDGE_REQUESTS_MILLION, false},
        {minimal, NULL, PRICE_EDGE_CLIENT_GB, false},
        {minimal, "clients.web.response_size=1KB", PRICE_EDGE_CLIENT_GB, true},
        {minimal, "clients.web.response_size=1KB", PRICE_EDGE_ORIGIN_GB, false},
        {minimal, "clients.web.request_size=1KB", PRICE_EDGE_ORIGIN_GB, true},
        {minimal, NULL, PRICE_VCORE_HOUR, false},
        {pair, NULL, PRICE_APP_INSTANCE_HOUR, true},
        {pair, NULL, PRICE_CACHE_INSTANCE_HOUR, true},
        {pair, NULL, PRICE_COMPONENT_INSTANCE_HOUR, false},
        {pair, NULL, PRICE_COMPONENT_MONTH, true},
        {stores, NULL, PRICE_RU_HOUR, true},
        {stores, NULL, PRICE_VCORE_HOUR, true},
        {stores, NULL, PRICE_VCORE_LICENSE_HOUR, true},
        {stores, NULL, PRICE_WRITE_MILLION, true},
        {stores, "clients.web.write_share=0%", PRICE_WRITE_MILLION, false},
        {stores, NULL, PRICE_EGRESS_GB, false},
        {stores, "stores.a.write_size=1KB", PRICE_EGRESS_GB, true},
        {stores, "stores.z.write_size=1KB", PRICE_EGRESS_GB, false},
        {stores, NULL, PRICE_RU_WRITE, false},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        if (needed(state, cases[i].text, cases[i].set, cases[i].id) != cases[i].wanted) {
            fail_msg("case %zu", i);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(a_component_is_paid_where_it_stands),
        FIXTURE_TEST(the_stamp_that_has_it_pays),
        FIXTURE_TEST(a_way_to_a_store_is_not_paid),
        FIXTURE_TEST(an_entry_acts_where_something_is_counted_by_it),
        FIXTURE_TEST(stores_are_paid_by_their_kind),
        FIXTURE_TEST(a_store_that_nobody_uses_costs_nothing),
        FIXTURE_TEST(what_there_is_needs_its_price),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
