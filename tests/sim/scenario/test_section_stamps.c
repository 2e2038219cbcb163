/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void defaults_of_a_stamp(void **state)
{
    const struct stamp *s = &load_good(*state, minimal, NULL)->stamps[0];

    assert_string_equal(s->name, "one");
    assert_int_equal(s->region, 0);
    assert_int_equal(s->priority, 1);
    assert_int_equal(s->weight, 50);
    assert_int_equal(s->component_count, 0);
    assert_int_equal(s->app, SCENARIO_NONE);
}

static void a_merged_stamp_is_a_copy_of_its_own(void **state)
{
    const struct scenario *sc = load_good(*state, pair, "stamps.ne.components.app.instances=4");

    assert_int_equal(sc->stamps[0].region, 0);
    assert_int_equal(sc->stamps[1].region, 1);
    assert_int_equal(sc->stamps[0].app, 0);
    assert_int_equal(sc->stamps[0].components[0].instances, 6);
    assert_int_equal(sc->stamps[1].components[0].instances, 4);
    assert_int_equal(sc->stamps[1].component_count, 4);
}

static void sixty_four_stamps_and_no_more(void **state)
{
    struct fixture *f = *state;
    struct buf b = BUF_INIT;

    buf_add(&b, "ninefold: 1\nclients: {web: {requests: 1/s}}\nedge: {}\nregions: {here: {}}\n"
                "stamps:\n");
    for (int i = 0; i < SCENARIO_MAX_STAMPS; i++) {
        buf_printf(&b, "  s%d: {region: here}\n", i);
    }
    assert_int_equal(load_good(f, b.text, NULL)->stamp_count, 64);
    buf_add(&b, "  more: {region: here}\n");
    load_bad(f, b.text, NULL, "S210", "stamps");
    buf_release(&b);
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"stamps.we.region=~", "S202", "stamps.we.region"},
        {"stamps.we.region=xx", "S301", "stamps.we.region"},
        {"stamps.we.priority=0", "S206", "stamps.we.priority"},
        {"stamps.we.weight=0", "S206", "stamps.we.weight"},
        {"stamps.we.weight=1001", "S206", "stamps.we.weight"},
        {"stamps.we.sessions=inside", "S207", "stamps.we.sessions"},
        {"stamps={}", "S210", "stamps"},
        {"stamps=[]", "S203", "stamps"},
        {"stamps.ew.weight=5", "S214", "stamps.ew"},
    };

    load_bad_sets(*state, pair, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(defaults_of_a_stamp),
        FIXTURE_TEST(a_merged_stamp_is_a_copy_of_its_own),
        FIXTURE_TEST(sixty_four_stamps_and_no_more),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
