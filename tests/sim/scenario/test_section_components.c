/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#define WE "stamps.we.components."

static void components_fill_in_their_defaults(void **state)
{
    const struct component *c = load_good(*state, pair, NULL)->stamps[0].components;

    assert_int_equal(c[0].needed, 2);
    assert_true(c[0].capacity == 300);
    assert_true(c[0].required && c[0].probed);
    assert_int_equal(c[1].needed, 1);
    assert_int_equal(c[1].zones, 1);
    assert_true(isinf(c[1].capacity));
    assert_true(!c[1].required && c[1].probed);
    assert_int_equal(c[2].instances, 0);
    assert_true(c[2].required && c[2].probed);
    assert_true(c[2].shed_cost == 0);
}

static void what_lies_elsewhere_is_not_probed_unless_told(void **state)
{
    const struct scenario *sc = load_good(*state, pair, NULL);

    assert_int_equal(sc->stamps[0].components[3].located_in, 2);
    assert_false(sc->stamps[0].components[3].probed);
    assert_int_equal(sc->stamps[0].components[0].located_in, 0);
    assert_int_equal(sc->stamps[1].components[0].located_in, 1);
    sc = load_good(*state, pair, WE "pricing={located_in: westeurope}");
    assert_true(sc->stamps[0].components[3].probed);
    sc = load_good(*state, pair, WE "pricing.probed=true");
    assert_true(sc->stamps[0].components[3].probed);
    sc = load_good(*state, pair, WE "database.required=false");
    assert_false(sc->stamps[0].components[2].probed);
}

static void a_store_is_probed_where_it_has_a_replica(void **state)
{
    struct fixture *f = *state;
    const struct scenario *sc = load_good(f, stores, NULL);
    const struct component *one = sc->stamps[0].components, *two = sc->stamps[1].components;

    assert_int_equal(one[0].store, SCENARIO_NONE);
    assert_int_equal(one[1].store, ASYNC);
    assert_true(one[1].probed);
    assert_int_equal(two[2].store, ZONES);
    assert_false(two[2].probed); /* it stands in x alone */
    assert_int_equal(two[2].located_in, 1);
    sc = load_good(f, stores, "stamps.two.components.z.probed=true");
    assert_true(sc->stamps[1].components[2].probed);
    load_bad(f, stores, "stamps.two.components.z.located_in=x", "S212",
             "stamps.two.components.z.store");
    load_bad(f, stores, "stamps.two.components.z.store=zz", "S301",
             "stamps.two.components.z.store");
}

static void crews_that_stand_idle_are_warned_of(void **state)
{
    static const char *const sets[] = {
        "stamps.we.components.app={instances: 2, crews: 3, fail: {every: {exponential: {mean: "
        "1d}}, for: "
        "1h}}",
        "stamps.we.components.app={instances: 2, crews: 1}",
        "stamps.we.components.app={crews: 1, fail: {every: 1d, for: 1h}}",
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < COUNT_OF(sets); i++) {
        load_good(f, pair, sets[i]);
        assert_int_equal(f->diag.warnings, 1);
        assert_string_equal(f->diag.first->code, "S215");
        assert_string_equal(f->diag.first->path, "stamps.we.components.app.crews");
    }
    load_good(f, pair,
              "stamps.we.components.app={instances: 2, crews: 2, fail: {every: {exponential: "
              "{mean: 1d}}, for: 1h}}");
    assert_int_equal(f->diag.warnings, 0);
}

static void zones_without_instances_are_warned_of(void **state)
{
    struct fixture *f = *state;

    load_good(f, pair, WE "database.zones=2");
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->path, WE "database.zones");
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {WE "app.instances=0", "S206", WE "app.instances"},
        {WE "app.instances=1", "S212", WE "app.needed"},
        {WE "app.needed=7", "S212", WE "app.needed"},
        {WE "database.needed=1", "S212", WE "database.needed"},
        {WE "app.zones=4", "S212", WE "app.zones"},
        {"stamps.ne.components.app.zones=3", "S212", "stamps.ne.components.app.zones"},
        {WE "app.capacity=0/s", "S206", WE "app.capacity"},
        {WE "app.shed_cost=100%", "S206", WE "app.shed_cost"},
        {WE "app.required=no", "S208", WE "app.required"},
        {WE "app.located_in=mars", "S301", WE "app.located_in"},
        {WE "database={store: orders}", "S301", WE "database.store"},
        {WE "app.instances=six", "S205", WE "app.instances"},
    };

    load_bad_sets(*state, pair, sets, COUNT_OF(sets));
    assert_int_equal(load_good(*state, pair, WE "database=~")->stamps[0].component_count, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(components_fill_in_their_defaults),
        FIXTURE_TEST(what_lies_elsewhere_is_not_probed_unless_told),
        FIXTURE_TEST(a_store_is_probed_where_it_has_a_replica),
        FIXTURE_TEST(crews_that_stand_idle_are_warned_of),
        FIXTURE_TEST(zones_without_instances_are_warned_of),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
