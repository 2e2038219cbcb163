/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"
#include "tests/models/writes.h"

/* Directly indexed, or hashed and grown. */
static void find_all(int64_t count, int64_t step)
{
    struct writes w;
    uint32_t slot;
    writes_init(&w, 2, POLICY_LWW);
    w.store.entities.count = count;
    writes_open(&w);
    assert_int_equal(w.m->hashed, count > 1 << 22);
    for (int round = 0; round < 2; round++) {
        for (int64_t i = 0; i < 3000; i++) {
            assert_false(multi_write_entity_find(w.m, i * step, &slot));
            assert_int_equal(multi_write_entity_slot(w.m, i * step), i);
        }
        for (int64_t i = 0; i < 3000; i++) {
            assert_true(multi_write_entity_find(w.m, i * step, &slot));
            assert_int_equal(slot, i);
            assert_int_equal(multi_write_slot(w.m, slot)->number, i * step);
        }
        assert_int_equal(w.m->touched_count, 3000);
        multi_write_reset(w.m, 1, 2);
    }
    writes_close(&w);
}

static void test_direct(void **state)
{
    (void)state;
    find_all(3000, 1);
}

static void test_hashed(void **state)
{
    (void)state;
    find_all(INT64_C(1) << 40, 98765432);
}

/* After a closing an entity is as never written, but keeps its slot and that it met a conflict. */
static void test_forget(void **state)
{
    (void)state;
    struct writes w;
    uint32_t slot;
    writes_init(&w, 2, POLICY_LWW);
    writes_open(&w);
    assert_int_equal(multi_write_entity_slot(w.m, 9), 0);
    struct entity *e = multi_write_slot(w.m, 0);
    e->flags = ENTITY_MET | ENTITY_LOST;
    e->serial = 5;
    multi_write_version(w.m, 0, 1)->counter = 3;
    multi_write_entity_forget(w.m);
    assert_false(multi_write_entity_find(w.m, 9, &slot));
    assert_int_equal(multi_write_entity_slot(w.m, 9), 0);
    assert_int_equal(e->flags, ENTITY_MET);
    assert_int_equal(e->serial, 0);
    assert_int_equal(multi_write_version(w.m, 0, 1)->counter, 0);
    writes_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_direct),
        cmocka_unit_test(test_hashed),
        cmocka_unit_test(test_forget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
