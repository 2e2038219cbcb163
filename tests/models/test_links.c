/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links under faults: cut in both directions or one, slowed down, and ending in an isolated region.
 */
#include "models/links.h"
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static void at(struct fixture *f, double t)
{
    fixture_until(f, 1, seconds(t));
}

static void a_partition_cuts_both_directions(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(100), seconds(50), 0);
    fixture_plan(&f, false);
    at(&f, 99);
    assert_false(links_cut(f.world, WE, NE));
    assert_true(links_answer(f.world, WE, NE));
    at(&f, 120);
    assert_true(links_cut(f.world, WE, NE));
    assert_true(links_cut(f.world, NE, WE));
    assert_false(links_answer(f.world, WE, NE));
    assert_false(links_cut(f.world, WE, WE));
    assert_true(links_answer(f.world, NE, NE));
    at(&f, 151);
    assert_false(links_cut(f.world, NE, WE));
    fixture_release(&f);
}

/* A call needs its answer, so that neither side gets one. */
static void a_direction_may_be_cut_alone(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(100), seconds(50), 1);
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(200), seconds(50), -1);
    fixture_plan(&f, false);
    at(&f, 120);
    assert_true(links_cut(f.world, WE, NE));
    assert_false(links_cut(f.world, NE, WE));
    assert_false(links_answer(f.world, WE, NE));
    assert_false(links_answer(f.world, NE, WE));
    at(&f, 220);
    assert_false(links_cut(f.world, WE, NE));
    assert_true(links_cut(f.world, NE, WE));
    fixture_release(&f);
}

static void overlapping_cuts_end_each_on_its_own(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(100), seconds(100), 1);
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(150), seconds(100), 0);
    fixture_plan(&f, false);
    at(&f, 199);
    assert_true(links_cut(f.world, NE, WE));
    at(&f, 249);
    assert_true(links_cut(f.world, WE, NE));
    at(&f, 251);
    assert_false(links_cut(f.world, WE, NE));
    fixture_release(&f);
}

/* Nothing gets in; calls from within are answered. */
static void an_isolated_region_lets_nothing_in(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_region(&f, FAULT_REGION_ISOLATION, seconds(100), seconds(50), MODE_DROP, WE);
    fixture_plan(&f, false);
    at(&f, 120);
    assert_true(links_cut(f.world, NE, WE));
    assert_false(links_cut(f.world, WE, NE));
    assert_false(links_answer(f.world, NE, WE));
    assert_true(links_answer(f.world, WE, NE));
    fixture_release(&f);
}

/* 20 ms; each direction that is slowed down adds its part once to a call there and back. */
static void slow_links_add_to_the_round_trip(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_linked(&f, FAULT_LINK_SLOW, seconds(100), seconds(100), 0)->added_latency = ms(30);
    fixture_linked(&f, FAULT_LINK_SLOW, seconds(150), seconds(100), 1)->added_latency = ms(7);
    fixture_plan(&f, false);
    at(&f, 99);
    assert_int_equal(links_round_trip(f.world, WE, NE), ms(20));
    assert_int_equal(links_round_trip(f.world, WE, WE), 0);
    at(&f, 120);
    assert_int_equal(links_round_trip(f.world, WE, NE), ms(80));
    at(&f, 160);
    assert_int_equal(links_round_trip(f.world, WE, NE), ms(87));
    assert_int_equal(links_round_trip(f.world, NE, WE), ms(87));
    at(&f, 220);
    assert_int_equal(links_round_trip(f.world, NE, WE), ms(27));
    assert_false(links_cut(f.world, WE, NE));
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_partition_cuts_both_directions),
        cmocka_unit_test(a_direction_may_be_cut_alone),
        cmocka_unit_test(overlapping_cuts_end_each_on_its_own),
        cmocka_unit_test(an_isolated_region_lets_nothing_in),
        cmocka_unit_test(slow_links_add_to_the_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
