/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "sim/base/arena.h"
#include "tests/sim/base/death.h"

static void memory_is_zeroed_and_aligned(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a, 0);
    for (int round = 0; round < 3; round++) {
        for (size_t size = 0; size < 300; size++) {
            unsigned char *p = arena_alloc(&a, size);

            assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
            for (size_t i = 0; i < size; i++) {
                assert_int_equal(p[i], 0);
            }
            memset(p, 0xa5, size); /* the next round must not see it */
        }
        arena_reset(&a);
    }
    arena_release(&a);
}

/* Objects of many sizes, some larger than any block, keep what was written to them. */
static void objects_do_not_overlap(void **state)
{
    enum { COUNT = 20000 };
    static unsigned char *objects[COUNT];
    static size_t sizes[COUNT];
    struct arena a;

    (void)state;
    arena_init(&a, 0);
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < COUNT; i++) {
            sizes[i] = i % 1000 == 999 ? 100000 + i : i * 7919 % 300;
            objects[i] = arena_array(&a, sizes[i], 1);
            memset(objects[i], (int)(i % 251), sizes[i]);
        }
        for (size_t i = 0; i < COUNT; i++) {
            for (size_t k = 0; k < sizes[i]; k++) {
                assert_int_equal(objects[i][k], i % 251);
            }
        }
        arena_reset(&a);
    }
    arena_release(&a);
}

static size_t fill(struct arena *a, size_t count, void **ret_first)
{
    for (size_t i = 0; i < count; i++) {
        void *p = arena_alloc(a, 1 + i * 31 % 5000);

        if (i == 0) {
            *ret_first = p;
        }
    }
    return a->used;
}

/* A replication repeated uses the same memory: no block is added after the first round. */
static void reset_reuses_the_blocks(void **state)
{
    struct arena a;
    void *first, *again;
    size_t used;

    (void)state;
    arena_init(&a, 0);
    used = fill(&a, 10000, &first);
    assert_true(used > 10000 * 2000);
    for (int round = 0; round < 5; round++) {
        arena_reset(&a);
        assert_int_equal(a.used, 0);
        assert_int_equal(fill(&a, 10000, &again), used);
        assert_ptr_equal(first, again);
    }
    arena_release(&a);
}

static void large_blocks_are_found_again(void **state)
{
    struct arena a;
    void *large, *again;

    (void)state;
    arena_init(&a, 0);
    arena_alloc(&a, 60000);
    arena_alloc(&a, 60000);
    large = arena_alloc(&a, 1000000);
    arena_reset(&a);
    arena_alloc(&a, 60000);
    again = arena_alloc(&a, 900000); /* passes over a small block */
    assert_ptr_equal(large, again);
    memset(arena_alloc(&a, 60000), 1, 60000);
    memset(arena_alloc(&a, 60000), 1, 60000);
    arena_release(&a);
}

static void budget_is_soft(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a, 1000);
    assert_non_null(arena_alloc(&a, 992));
    assert_false(arena_over_budget(&a));
    assert_non_null(arena_alloc(&a, 16));
    assert_true(arena_over_budget(&a));
    assert_non_null(arena_alloc(&a, 100000));
    arena_reset(&a);
    assert_false(arena_over_budget(&a));
    arena_release(&a);
    arena_init(&a, 0);
    arena_alloc(&a, 10000000);
    assert_false(arena_over_budget(&a));
    arena_release(&a);
}

static void strings_are_copied(void **state)
{
    struct arena a;
    char text[] = "hello";
    char *copy, *part, *printed, *longer;

    (void)state;
    arena_init(&a, 0);
    copy = arena_strdup(&a, text);
    part = arena_strndup(&a, text, 2);
    longer = arena_strndup(&a, text, 100);
    printed = arena_printf(&a, "%s/%d", text, 42);
    memset(text, 'x', sizeof text - 1);
    assert_string_equal(copy, "hello");
    assert_string_equal(part, "he");
    assert_string_equal(longer, "hello");
    assert_string_equal(printed, "hello/42");
    printed = arena_printf(&a, "%*s", 100000, "");
    assert_int_equal(strlen(printed), 100000);
    assert_string_equal(arena_strdup(&a, ""), "");
    arena_release(&a);
}

static void zeroed_arena_is_empty(void **state)
{
    struct arena a = {0};

    (void)state;
    arena_release(&a);
    arena_reset(&a);
    assert_non_null(arena_alloc(&a, 1));
    arena_release(&a);
    assert_null(a.first);
    arena_release(&a);
}

static void read_after_reset(void *subject)
{
    struct arena *a = subject;
    volatile char *p = arena_strdup(a, "stale");

    arena_reset(a);
    _exit(p[0]);
}

static void read_over_the_end(void *subject)
{
    volatile char *p = arena_alloc(subject, 16);

    arena_alloc(subject, 16);
    _exit(p[16]);
}

/* AddressSanitizer, where the build has it, catches both kinds of stray pointer. */
static void stray_pointers_are_caught(void **state)
{
    struct arena a = {0};
    bool caught, watched = false;

    (void)state;
#if defined(__SANITIZE_ADDRESS__)
    watched = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
    watched = true;
#endif
#endif
    caught = strstr(death_of(read_after_reset, &a).message, "use-after-poison") != NULL;
    assert_int_equal(caught, watched);
    caught = strstr(death_of(read_over_the_end, &a).message, "use-after-poison") != NULL;
    assert_int_equal(caught, watched);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(objects_do_not_overlap),
        cmocka_unit_test(reset_reuses_the_blocks),
        cmocka_unit_test(large_blocks_are_found_again),
        cmocka_unit_test(budget_is_soft),
        cmocka_unit_test(strings_are_copied),
        cmocka_unit_test(zeroed_arena_is_empty),
        cmocka_unit_test(stray_pointers_are_caught),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
