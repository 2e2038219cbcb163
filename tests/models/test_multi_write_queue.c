/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/multi_write_queue.h"

#include <stdlib.h>

#include "tests/models/check.h"

static void test_list(void **state)
{
    (void)state;
    struct multi_write_blocks b = {0};
    struct multi_write_list l = {0};
    for (uint32_t round = 0; round < 3; round++) {
        for (uint32_t i = 0; i < 200; i++) {
            multi_write_list_put(&b, &l, (struct multi_write_key){.message = i});
        }
        assert_int_equal(multi_write_list_first(&b, &l)->message, 0);
        for (uint32_t i = 0; i < 200; i++) {
            assert_int_equal(l.count, 200 - i);
            assert_int_equal(multi_write_list_take(&b, &l).message, i);
        }
    }
    assert_true(b.count <= 6); /* blocks come back */
    multi_write_blocks_release(&b);
}

/* Against a plain search, with equal times among them and puts between takes. */
static void test_order(void **state)
{
    (void)state;
    enum { KEYS = 3000 };
    struct multi_write_blocks b = {0};
    struct multi_write_queue q = {0};
    static struct multi_write_key kept[KEYS];
    size_t count = 0;
    simtime now = 0;
    uint64_t x = 1;
    for (uint32_t put = 0; put < KEYS || count > 0;) {
        x = x * UINT64_C(6364136223846793005) + 1442695040888963407;
        if (put < KEYS && (count == 0 || x >> 62)) {
            simtime later = (simtime)(x >> 40) % (put % 3 ? 50 : 1000000000);
            kept[count] = (struct multi_write_key){.at = now + later, .message = put++};
            multi_write_queue_put(&b, &q, kept[count++]);
            continue;
        }
        size_t first = 0;
        for (size_t i = 1; i < count; i++) {
            bool before = kept[i].at < kept[first].at ||
                          (kept[i].at == kept[first].at && kept[i].message < kept[first].message);
            first = before ? i : first;
        }
        assert_int_equal(multi_write_queue_next(&q), kept[first].at);
        struct multi_write_key key = multi_write_queue_take(&b, &q, NULL, NULL);
        assert_int_equal(key.message, kept[first].message);
        now = key.at;
        kept[first] = kept[--count];
    }
    assert_true(multi_write_queue_next(&q) == SIMTIME_NEVER);
    multi_write_blocks_release(&b);
}

static void test_extremes_and_empty(void **state)
{
    (void)state;
    struct multi_write_blocks b = {0};
    struct multi_write_queue q = {0};
    struct multi_write_list all = {0};
    multi_write_queue_put(&b, &q, (struct multi_write_key){.at = SIMTIME_NEVER, .message = 1});
    multi_write_queue_put(&b, &q, (struct multi_write_key){.at = 0, .message = 2});
    multi_write_queue_put(&b, &q, (struct multi_write_key){.at = SIMTIME_NEVER, .message = 3});
    assert_int_equal(multi_write_queue_take(&b, &q, NULL, NULL).message, 2);
    multi_write_queue_empty(&b, &q, &all);
    assert_int_equal(q.count, 0);
    assert_int_equal(all.count, 2);
    assert_int_equal(multi_write_list_take(&b, &all).message, 1);
    assert_int_equal(multi_write_list_take(&b, &all).message, 3);
    multi_write_blocks_release(&b);
}

static void count_keys(const void *subject, const struct multi_write_key *key)
{
    int *const *seen = subject;
    (*seen)[key->message]++;
}

static void test_soon(void **state)
{
    (void)state;
    struct multi_write_blocks b = {0};
    struct multi_write_queue q = {0};
    int counts[8] = {0}, *seen = counts;
    for (uint32_t i = 0; i < 8; i++) {
        multi_write_queue_put(&b, &q, (struct multi_write_key){.at = 1000 + 2 * i, .message = i});
    }
    multi_write_queue_take(&b, &q, count_keys, &seen);
    for (size_t i = 0; i < 8; i++) {
        assert_true(counts[i] > 0);
    }
    multi_write_blocks_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_extremes_and_empty),
        cmocka_unit_test(test_soon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
