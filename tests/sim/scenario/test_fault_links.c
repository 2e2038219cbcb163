/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#define AT(fields) "faults=[{at: 10m, " fields "}]"

static const struct fault *one(void **state, const char *set)
{
    return &load_good(*state, stores, set)->faults[0];
}

static void both_directions_are_cut_by_a_target(void **state)
{
    const struct fault *f = one(state, AT("fault: link-partition, target: [y, x], for: 5m"));

    assert_int_equal(f->kind, FAULT_LINK_PARTITION);
    assert_int_equal(f->region, 1);
    assert_int_equal(f->region_b, 0);
    assert_false(f->one_way);
    assert_string_equal(f->id, "link-partition/x-y@600s");
    one(state, AT("fault: link-partition, target: [x, z]")); /* no link is declared */
}

static void one_direction_has_ends(void **state)
{
    const struct fault *f = one(state, AT("fault: link-slow, from: y, to: x, added_latency: 5ms"));

    assert_int_equal(f->kind, FAULT_LINK_SLOW);
    assert_int_equal(f->region, 1);
    assert_int_equal(f->region_b, 0);
    assert_true(f->one_way);
    assert_int_equal(f->added_latency, 5 * SIMTIME_SECOND / 1000);
    assert_string_equal(f->id, "link-slow/y>x@600s");
}

static void bad_links_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {AT("fault: link-partition"), "S202", "faults[0].target"},
        {AT("fault: link-partition, target: x"), "S302", "faults[0].target"},
        {AT("fault: link-partition, target: [x]"), "S302", "faults[0].target"},
        {AT("fault: link-partition, target: [x, y, z]"), "S302", "faults[0].target"},
        {AT("fault: link-partition, target: [x, x]"), "S302", "faults[0].target"},
        {AT("fault: link-partition, target: [x, mars]"), "S301", "faults[0].target[1]"},
        {AT("fault: link-partition, from: x"), "S202", "faults[0].to"},
        {AT("fault: link-partition, to: x"), "S202", "faults[0].from"},
        {AT("fault: link-partition, from: x, to: x"), "S302", "faults[0].to"},
        {AT("fault: link-partition, from: mars, to: x"), "S301", "faults[0].from"},
        {AT("fault: link-partition, from: x, to: y, target: [x, y]"), "S212", "faults[0].target"},
        {AT("fault: link-slow, target: [x, y]"), "S202", "faults[0].added_latency"},
        {AT("fault: link-slow, target: [x, y], added_latency: 0s"), "S202",
         "faults[0].added_latency"},
        {AT("fault: region-outage, target: x, from: y"), "S213", "faults[0].from"},
    };

    load_bad_sets(*state, stores, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(both_directions_are_cut_by_a_target),
        FIXTURE_TEST(one_direction_has_ends),
        FIXTURE_TEST(bad_links_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
