/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#define M "stores.m.entities"

static void ownership_is_even_unless_told(void **state)
{
    const struct entities *e = &store_of(state, MULTI, NULL)->entities;

    assert_int_equal(e->count, 1000000);
    assert_false(e->zipf);
    assert_true(e->home_share == 0.5);
    e = &store_of(state, MULTI, M "={count: 200000, popularity: {zipf: 0.9}, home_share: 80%}")
             ->entities;
    assert_int_equal(e->count, 200000);
    assert_true(e->zipf && e->exponent == 0.9 && e->home_share == 0.8);
    e = &store_of(state, MULTI, "stores.m.regions=[x, y, z]")->entities;
    assert_true(fabs(e->home_share - 1.0 / 3) < 1e-15);
}

static void ownership_needs_several_writers(void **state)
{
    load_odd(state, "stores.a.entities={home_share: 80%}", "S215", "stores.a.entities.home_share");
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {M ".count=0", "S206", M ".count"},
        {M "={count: 20000001, popularity: {zipf: 1}}", "S212", M ".count"},
        {M ".count=1000000000001", "S206", M ".count"},
        {M ".popularity={zipf: 0}", "S206", M ".popularity.zipf"},
        {M ".popularity={zipf: 11}", "S206", M ".popularity.zipf"},
        {M ".popularity=zipf", "S207", M ".popularity"},
        {M ".popularity={}", "S202", M ".popularity.zipf"},
        {M ".home_share=2", "S206", M ".home_share"},
    };

    load_bad_sets(*state, stores, sets, COUNT_OF(sets));
    load_good(*state, stores, M ".count=1000000000000");
    load_good(*state, stores, M "={count: 20000000, popularity: {zipf: 10}}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(ownership_is_even_unless_told),
        FIXTURE_TEST(ownership_needs_several_writers),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
