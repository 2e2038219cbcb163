/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#define AT(fields) "faults=[{at: 10m, " fields "}]"

static void zones_wrap_around(void **state)
{
    static const struct {
        const char *set;
        int region;
        int64_t zone;
    } cases[] = {
        {AT("fault: zone-outage, target: westeurope.0"), 0, 0},
        {AT("fault: zone-outage, target: westeurope.1"), 0, 1},
        {AT("fault: zone-outage, target: westeurope.3"), 0, 0},
        {AT("fault: zone-outage, target: northeurope.2"), 1, 0},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct fault *f = &load_good(*state, pair, cases[i].set)->faults[0];

        assert_int_equal(f->region, cases[i].region);
        assert_int_equal(f->zone, cases[i].zone);
    }
}

static void groups_and_stamps_are_found(void **state)
{
    assert_int_equal(
        load_good(*state, pair, AT("fault: pop-outage, target: north, count: 4"))->faults[0].group,
        1);
    assert_int_equal(
        load_good(*state, pair, AT("fault: origin-disabled, target: ne"))->faults[0].stamp, 1);
}

static void stores_are_found(void **state)
{
    static const struct {
        const char *set;
        int store;
    } cases[] = {
        {AT("fault: forced-failover, target: a"), ASYNC},
        {AT("fault: forced-failover, target: s"), SYNC},
        {AT("fault: planned-failover, target: s"), SYNC},
        {AT("fault: replication-stall, target: m, for: 5m"), MULTI},
        {AT("fault: replication-stall, target: a, for: 5m"), ASYNC},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct fault *f = &load_good(*state, stores, cases[i].set)->faults[0];

        assert_int_equal(f->store, cases[i].store);
        assert_int_equal(f->region, SCENARIO_NONE);
    }
}

static void stores_that_cannot_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {AT("fault: forced-failover, target: m"), "S302", "faults[0].target"},
        {AT("fault: planned-failover, target: z"), "S302", "faults[0].target"},
        {AT("fault: replication-stall, target: s"), "S302", "faults[0].target"},
        {AT("fault: replication-stall, target: z"), "S302", "faults[0].target"},
        {AT("fault: replication-stall, target: x"), "S301", "faults[0].target"},
        {AT("fault: replication-stall, target: [a]"), "S302", "faults[0].target"},
        {AT("fault: replication-stall"), "S202", "faults[0].target"},
    };

    load_bad_sets(*state, stores, sets, COUNT_OF(sets));
    load_bad(*state, pair, AT("fault: forced-failover, target: a"), "S301", "faults[0].target");
}

static void bad_targets_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {AT("fault: region-outage"), "S202", "faults[0].target"},
        {AT("fault: region-outage, target: we"), "S301", "faults[0].target"},
        {AT("fault: region-outage, target: [far, westeurope]"), "S302", "faults[0].target"},
        {AT("fault: region-outage, target: {a: b}"), "S207", "faults[0].target"},
        {AT("fault: region-outage, target: ~"), "S204", "faults[0].target"},
        {AT("fault: edge-outage, target: we"), "S213", "faults[0].target"},
        {AT("fault: zone-outage, target: westeurope"), "S302", "faults[0].target"},
        {AT("fault: zone-outage, target: westeurope.x"), "S302", "faults[0].target"},
        {AT("fault: zone-outage, target: westeurope.4"), "S303", "faults[0].target"},
        {AT("fault: zone-outage, target: westeurope.-1"), "S303", "faults[0].target"},
        {AT("fault: zone-outage, target: mars.1"), "S301", "faults[0].target"},
        {AT("fault: component-down, target: we"), "S302", "faults[0].target"},
        {AT("fault: component-down, target: xx.app"), "S301", "faults[0].target"},
        {AT("fault: component-down, target: we.apps"), "S301", "faults[0].target"},
        {AT("fault: component-down, target: we."), "S301", "faults[0].target"},
        {AT("fault: instance-crash, target: we.database"), "S302", "faults[0].target"},
        {AT("fault: instance-crash, target: we.app, count: 7"), "S303", "faults[0].count"},
        {AT("fault: pop-outage, target: west, count: 5"), "S303", "faults[0].count"},
        {AT("fault: pop-outage, target: we"), "S301", "faults[0].target"},
        {AT("fault: load-surge, target: east, factor: 2"), "S301", "faults[0].target"},
        {AT("fault: origin-disabled, target: westeurope"), "S301", "faults[0].target"},
    };

    load_bad_sets(*state, pair, sets, COUNT_OF(sets));
    load_bad(*state, minimal, AT("fault: component-down, target: one.app"), "S301",
             "faults[0].target");
}

static void an_error_elsewhere_is_not_repeated(void **state)
{
    struct fixture *f = *state;

    load_with(f, pair, "regions.westeurope.zones=x", AT("fault: zone-outage, target: westeurope.9"),
              NULL);
    assert_int_equal(f->diag.errors, 1);
    load_with(f, pair, "stamps.we.components.app.instances=x",
              AT("fault: instance-crash, target: we.app, count: 99"), NULL);
    assert_int_equal(f->diag.errors, 1);
    load_with(f, pair, "clients.west.pops=x", AT("fault: pop-outage, target: west, count: 99"),
              NULL);
    assert_int_equal(f->diag.errors, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(zones_wrap_around),       FIXTURE_TEST(groups_and_stamps_are_found),
        FIXTURE_TEST(stores_are_found),        FIXTURE_TEST(stores_that_cannot_are_refused),
        FIXTURE_TEST(bad_targets_are_refused), FIXTURE_TEST(an_error_elsewhere_is_not_repeated),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
