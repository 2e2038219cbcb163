/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

#include "sim/scenario/fault_ids.h"

static void ids_name_kind_target_and_time(void **state)
{
    const struct scenario *sc =
        load_good(*state, pair,
                  "faults=[{at: 10m, fault: region-outage, target: westeurope}, "
                  "{at: 1500ms, fault: edge-outage}, {at: 0s, fault: instance-crash, target: "
                  "we.app}, {at: 0s, fault: zone-outage, target: far.2}]");

    assert_string_equal(sc->faults[0].id, "region-outage/westeurope@600s");
    assert_string_equal(sc->faults[1].id, "edge-outage@1.5s");
    assert_string_equal(sc->faults[2].id, "instance-crash/we.app@0s");
    assert_string_equal(sc->faults[3].id, "zone-outage/far.2@0s");
}

static void equals_are_numbered_in_order_of_the_list(void **state)
{
    struct fixture *f = *state;
    const char *targets[] = {"", "a", "", "a", ""};
    struct fault faults[5];

    for (size_t i = 0; i < 5; i++) {
        faults[i] = (struct fault){.kind = FAULT_EDGE_OUTAGE};
    }
    fault_ids(&f->arena, faults, targets, 5);
    assert_string_equal(faults[0].id, "edge-outage@0s");
    assert_string_equal(faults[1].id, "edge-outage/a@0s");
    assert_string_equal(faults[2].id, "edge-outage@0s#2");
    assert_string_equal(faults[3].id, "edge-outage/a@0s#2");
    assert_string_equal(faults[4].id, "edge-outage@0s#3");
    fault_ids(&f->arena, faults, targets, 0);
}

static void an_added_fault_renames_nobody(void **state)
{
    const struct scenario *before = load_good(*state, pair, NULL);
    const struct scenario *after =
        load_good(*state, pair,
                  "faults=[{at: 5m, fault: edge-outage}, {at: 10m, fault: region-outage, target: "
                  "westeurope}]");

    assert_string_equal(before->faults[0].id, after->faults[1].id);
}

static void every_kind_has_its_name(void **state)
{
    (void)state;
    assert_string_equal(fault_kind_name(FAULT_COMPONENT_DEGRADED), "component-degraded");
    assert_string_equal(fault_kind_name(FAULT_ZONE_OUTAGE), "zone-outage");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(ids_name_kind_target_and_time),
        FIXTURE_TEST(equals_are_numbered_in_order_of_the_list),
        FIXTURE_TEST(an_added_fault_renames_nobody),
        cmocka_unit_test(every_kind_has_its_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
