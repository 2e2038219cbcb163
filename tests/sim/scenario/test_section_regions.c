/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void regions_pair_by_index(void **state)
{
    const struct scenario *sc = load_good(*state, pair, "regions.westeurope.pair=northeurope");

    assert_int_equal(sc->region_count, 3);
    assert_int_equal(sc->regions[0].pair, 1);
    assert_int_equal(sc->regions[2].pair, SCENARIO_NONE);
    assert_int_equal(sc->regions[1].zones, 2);
    assert_int_equal(sc->regions[2].zones, 3);
    assert_int_equal(sc->regions[1].mark.line, 10);
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"regions.far.pair=nearer", "S301", "regions.far.pair"},
        {"regions.far.pair=far", "S302", "regions.far.pair"},
        {"regions.far.zones=0", "S206", "regions.far.zones"},
        {"regions.far.zonse=1", "S201", "regions.far.zonse"},
        {"regions.fra.zones=1", "S214", "regions.fra"},
        {"regions.west.1={}", "S214", "regions.west"},
    };

    load_bad_sets(*state, pair, sets, COUNT_OF(sets));
}

static void without_regions_only_that_is_said(void **state)
{
    load_bad(*state, pair, "regions={}", "S210", "regions");
    load_bad(*state, pair, "regions=~", "S202", "regions");
}

static void ten_thousand_regions_load(void **state)
{
    struct buf b = BUF_INIT;

    buf_add(&b, "ninefold: 1\nclients: {web: {requests: 1/s}}\nedge: {}\n"
                "stamps: {one: {region: r9999}}\nregions:\n");
    for (int i = 0; i < 10000; i++) {
        buf_printf(&b, "  r%d: {pair: r%d}\n", i, 9999 - i);
    }
    const struct scenario *sc = load_good(*state, b.text, NULL);

    assert_int_equal(sc->regions[3].pair, 9996);
    assert_int_equal(sc->stamps[0].region, 9999);
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(regions_pair_by_index),
        FIXTURE_TEST(bad_values_are_refused),
        FIXTURE_TEST(without_regions_only_that_is_said),
        FIXTURE_TEST(ten_thousand_regions_load),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
