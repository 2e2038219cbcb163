/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "tests/models/check.h"
#include "tests/models/writes.h"

static void test_records_are_reused(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 2, POLICY_LWW);
    writes_open(&w);
    uint32_t a = multi_write_message_new(w.m), b = multi_write_message_new(w.m);
    assert_true(a != b && a != 0 && b != 0);
    multi_write_message_free(w.m, a);
    assert_int_equal(multi_write_message_new(w.m), a);
    for (int64_t i = 0; i < 1000; i++) {
        writes_put(&w, 2 * (double)i, 1, i % WRITES_ENTITIES, OPERATION_UPDATE, 1);
    }
    assert_true(w.m->message_count <= 8);
    assert_true(w.m->blocks.count <= 8);
    writes_close(&w);
}

/* What grows keeps its contents, and begins a line of the cache. */
static void test_growing(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 2, POLICY_LWW);
    writes_open(&w);
    size_t capacity = 0;
    uint32_t *array = NULL;
    for (uint32_t i = 0; i < 300000; i++) {
        array = multi_write_grow(w.m, array, i, &capacity, sizeof *array);
        array[i] = i;
        assert_int_equal((uintptr_t)array % 64, 0);
    }
    for (uint32_t i = 0; i < 300000; i++) {
        assert_int_equal(array[i], i);
    }
    multi_write_grown_free(array);
    multi_write_grown_free(NULL);
    writes_close(&w);
}

/* A store that needs more than its budget ends as a finding. */
static void test_budget(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 2, POLICY_LWW);
    writes_open(&w);
    size_t capacity = 0;
    assert_false(multi_write_exhausted(w.m));
    w.m->ends_capacity = (size_t)1 << 28;
    void *array = multi_write_grow(w.m, NULL, 0, &capacity, 8);
    assert_int_equal(capacity, 64);
    assert_true(multi_write_exhausted(w.m));
    writes_put(&w, 1, 1, 1, OPERATION_UPDATE, 1);
    multi_write_finish(w.m, seconds(3));
    assert_int_equal(multi_write_account(w.m)->writes, 0);
    assert_int_equal((uintptr_t)array % 64, 0);
    multi_write_grown_free(array);
    writes_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records_are_reused),
        cmocka_unit_test(test_growing),
        cmocka_unit_test(test_budget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
