/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#include "sim/scenario/store_regions.h"

static void regions_and_writers_are_found(void **state)
{
    const struct scenario *sc = load_good(*state, stores, NULL);

    assert_int_equal(sc->stores[ASYNC].region_count, 2);
    assert_int_equal(sc->stores[ASYNC].writer, 0);
    assert_int_equal(sc->stores[SYNC].writer, 1);
    assert_int_equal(sc->stores[MULTI].regions[0], 1);
    assert_int_equal(sc->stores[MULTI].regions[1], 0);
    assert_int_equal(sc->stores[ZONES].region_count, 1);
    assert_int_equal(store_regions_find(&sc->stores[MULTI], 0), 1);
    assert_int_equal(store_regions_find(&sc->stores[MULTI], 2), SCENARIO_NONE);
    assert_int_equal(store_of(state, ZONES, "stores.z.writer=x")->writer, 0);
}

static void bad_regions_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"stores.a.regions=[x, mars]", "S301", "stores.a.regions[1]"},
        {"stores.a.regions=[x, y, x]", "S212", "stores.a.regions[2]"},
        {"stores.a.regions=[x]", "S212", "stores.a.regions"},
        {"stores.s={model: sync, regions: [x]}", "S212", "stores.s.regions"},
        {"stores.m.regions=[x]", "S212", "stores.m.regions"},
        {"stores.z.regions=[x, y]", "S212", "stores.z.regions"},
        {"stores.a.regions=[]", "S203", "stores.a.regions"},
        {"stores.a.regions=x", "S203", "stores.a.regions"},
        {"stores.a.writer=mars", "S301", "stores.a.writer"},
        {"stores.a.writer=z", "S302", "stores.a.writer"},
        {"stores.z.writer=y", "S302", "stores.z.writer"},
        {"stores.m.writer=x", "S212", "stores.m.writer"},
    };
    struct fixture *f = *state;

    load_bad_sets(f, stores, sets, COUNT_OF(sets));
    load_bad(f, stores, "stores.a.writer=z", "S302", "stores.a.writer");
    assert_string_equal(f->diag.first->message,
                        "the writer region is not one of the store's regions");
    assert_string_equal(f->diag.first->second_message, "its regions");
}

static void too_many_replicas_are_refused(void **state)
{
    struct buf regions = BUF_INIT, list = BUF_INIT;
    struct fixture *f = *state;

    for (int i = 0; i <= SCENARIO_MAX_REPLICAS; i++) {
        buf_printf(&regions, "%s r%d: {}", i == 0 ? "regions={x: {}, y: {}, z: {}," : ",", i);
        buf_printf(&list, "%s r%d", i == 0 ? "stores.m.regions=[" : ",", i);
    }
    buf_add(&regions, "}");
    buf_add(&list, "]");
    assert_null(load_with(f, stores, buf_text(&regions), buf_text(&list), NULL));
    assert_int_equal(f->diag.errors, 1);
    assert_string_equal(f->diag.first->code, "S210");
    buf_release(&regions);
    buf_release(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(regions_and_writers_are_found),
        FIXTURE_TEST(bad_regions_are_refused),
        FIXTURE_TEST(too_many_replicas_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
