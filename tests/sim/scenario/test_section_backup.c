/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

static void backups_are_of_stores_without_a_replica(void **state)
{
    const struct scenario *sc = load_good(*state, stores, NULL);

    assert_true(sc->stores[ZONES].has_backup);
    assert_int_equal(sc->stores[ZONES].backup_every, 12 * SIMTIME_HOUR);
    assert_true(sc->stores[ZONES].restore.a == 6 * 3600);
    assert_false(sc->stores[ASYNC].has_backup);
    assert_true(store_of(state, ZONES, "stores.z.backup={every: 1h}")->restore.a == 12 * 3600);
    assert_false(
        store_of(state, ZONES, "stores.z={model: zone-redundant, regions: [x]}")->has_backup);
}

static void elsewhere_they_have_no_effect(void **state)
{
    assert_false(load_odd(state, "stores.a.backup={every: 4h}", "S215", "stores.a.backup")
                     ->stores[ASYNC]
                     .has_backup);
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"stores.z.backup={restore: 6h}", "S202", "stores.z.backup.every"},
        {"stores.z.backup.every=0s", "S206", "stores.z.backup.every"},
        {"stores.z.backup.restore=6", "S205", "stores.z.backup.restore"},
        {"stores.z.backup=4h", "S203", "stores.z.backup"},
    };

    load_bad_sets(*state, stores, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(backups_are_of_stores_without_a_replica),
        FIXTURE_TEST(elsewhere_they_have_no_effect),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
