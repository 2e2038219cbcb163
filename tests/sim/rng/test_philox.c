/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <Random123/philox.h>
#include <string.h>

#include "sim/rng/philox.h"
#include "tests/sim/base/death.h"

/* The published vectors for philox4x32-10: zeros, ones, and the digits of pi (Random123,
 * kat_vectors). */
static void known_answers(void **state)
{
    (void)state;
    static const struct {
        uint32_t counter[4], key[2], output[4];
    } vectors[] = {
        {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
        {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
         {0xffffffff, 0xffffffff},
         {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
        {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
         {0xa4093822, 0x299f31d0},
         {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
    };
    for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
        struct philox p = {.next = PHILOX_WORDS};
        memcpy(p.key, vectors[i].key, sizeof p.key);
        memcpy(p.counter, vectors[i].counter, sizeof p.counter);
        philox_refill(&p);
        assert_memory_equal(p.output, vectors[i].output, 16);
        assert_int_equal(p.next, 0);
    }
}

/* The second block of a refill is the first of the refill one step further on. */
static void blocks_follow_each_other(void **state)
{
    (void)state;
    static const uint32_t starts[][4] = {{0, 7, 8, 9},
                                         {41, 0, 0, 0},
                                         {UINT32_MAX, 7, 8, 9},
                                         {UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX}};
    static const uint32_t nexts[][4] = {{1, 7, 8, 9}, {42, 0, 0, 0}, {0, 8, 8, 9}, {0, 0, 0, 0}};
    for (size_t i = 0; i < 4; i++) {
        struct philox p = {.key = {1, 2}}, q = p;
        memcpy(p.counter, starts[i], sizeof p.counter);
        memcpy(q.counter, nexts[i], sizeof q.counter);
        philox_refill(&p);
        philox_refill(&q);
        assert_memory_equal(p.output + 4, q.output, 16);
        assert_memory_not_equal(p.output, q.output, 16);
    }
}

/* Blocks side by side, and one by one where the counter carries, are Random123's. */
static void blocks_are_random123s(void **state)
{
    (void)state;
    struct philox p = {.key = {0x9e3779b9, 0xdeadbeef}, .counter = {UINT32_MAX - 4000, 7, ~8U, 9}};
    uint32_t counter[4];
    for (size_t i = 0; i < 2000; i++) {
        memcpy(counter, p.counter, sizeof counter);
        philox_refill(&p);
        for (size_t word = 0; word < PHILOX_WORDS; word += 4) {
            philox4x32_ctr_t c = {{counter[0], counter[1], counter[2], counter[3]}};
            philox4x32_key_t key = {{p.key[0], p.key[1]}};
            c = philox4x32_R(10, c, key);
            assert_memory_equal(p.output + word, c.v, 16);
            counter[1] += ++counter[0] == 0;
        }
        p.key[0] += 77777;
        p.key[1] ^= p.output[3];
    }
}

/* The adapter that comes with Random123 counts {b, 0, b, 0}. */
static void counter_counts_and_carries(void **state)
{
    (void)state;
    struct philox p = {.counter = {0, 7, 8, 9}};
    philox_refill(&p);
    philox_refill(&p);
    assert_memory_equal(p.counter, ((uint32_t[]){8, 7, 8, 9}), sizeof p.counter);

    p.counter[0] = UINT32_MAX;
    philox_refill(&p);
    assert_memory_equal(p.counter, ((uint32_t[]){3, 8, 8, 9}), sizeof p.counter);

    memcpy(p.counter, (uint32_t[]){UINT32_MAX - 3, UINT32_MAX, UINT32_MAX, 9}, sizeof p.counter);
    philox_refill(&p);
    assert_memory_equal(p.counter, ((uint32_t[]){0, 0, 0, 10}), sizeof p.counter);

    memset(p.counter, 0xff, sizeof p.counter);
    philox_refill(&p);
    assert_memory_equal(p.counter, ((uint32_t[]){3, 0, 0, 0}), sizeof p.counter);
}

static void refill(void *p)
{
    philox_refill(p);
}

static void bounded_counter_is_a_bug_beyond_word_0(void **state)
{
    (void)state;
    struct philox p = {.counter = {UINT32_MAX - 7, 1, 2, 3}, .bounded = 1};
    philox_refill(&p);
    assert_memory_equal(p.counter, ((uint32_t[]){UINT32_MAX - 3, 1, 2, 3}), sizeof p.counter);
    assert_true(death_of(refill, &p).aborted);
    p.bounded = 0;
    assert_false(death_of(refill, &p).aborted);
}

static void gsl_interface(void **state)
{
    (void)state;
    gsl_rng *r = gsl_rng_alloc(philox_type);
    assert_non_null(r);
    assert_string_equal(gsl_rng_name(r), "philox4x32-10");
    assert_int_equal(gsl_rng_min(r), 0);
    assert_int_equal(gsl_rng_max(r), UINT32_MAX);
    static const unsigned long first[] = {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
    gsl_rng_set(r, 0);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(gsl_rng_get(r), first[i]);
    }
    for (size_t i = 4; i < PHILOX_WORDS; i++) {
        gsl_rng_get(r);
    }
    unsigned long next = gsl_rng_get(r);

    gsl_rng *copy = gsl_rng_clone(r);
    for (size_t i = 0; i < 1000; i++) {
        assert_int_equal(gsl_rng_get(r), gsl_rng_get(copy));
    }
    gsl_rng_free(copy);

    gsl_rng_set(r, 0);
    for (size_t i = 0; i < PHILOX_WORDS / 2; i++) {
        gsl_rng_uniform(r);
    }
    assert_int_equal(gsl_rng_get(r), next);

    gsl_rng_set(r, UINT64_C(0x299f31d0a4093822));
    const struct philox *p = gsl_rng_state(r);
    assert_int_equal(p->key[0], 0xa4093822);
    assert_int_equal(p->key[1], 0x299f31d0);
    gsl_rng_free(r);
}

static void uniform_has_53_bits(void **state)
{
    (void)state;
    struct philox p = {.output = {0xffffffff, 0xffffffff, 0, 0x7ff}};
    assert_true(philox_uniform(&p) == 1 - 0x1p-53);
    assert_true(philox_uniform(&p) == 0);

    p = (struct philox){.output = {0x80000000, 0, 0, 0x800}};
    assert_true(philox_uniform(&p) == 0.5);
    assert_true(philox_uniform(&p) == 0x1p-53);
}

/* After a single word a double starts at the next one; the last word alone is dropped. */
static void uniform_after_single_words(void **state)
{
    (void)state;
    struct philox p = {.next = PHILOX_WORDS}, q = p;
    philox_refill(&p);
    q = p;
    p.next = 1;
    for (size_t i = 1; i + 1 < PHILOX_WORDS; i += 2) {
        assert_true(philox_uniform(&p) ==
                    (double)((uint64_t)q.output[i] << 21 | q.output[i + 1] >> 11) * 0x1p-53);
    }
    assert_int_equal(p.next, PHILOX_WORDS - 1);
    philox_refill(&q);
    assert_true(philox_uniform(&p) == philox_uniform(&q));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_answers),
        cmocka_unit_test(blocks_follow_each_other),
        cmocka_unit_test(blocks_are_random123s),
        cmocka_unit_test(counter_counts_and_carries),
        cmocka_unit_test(bounded_counter_is_a_bug_beyond_word_0),
        cmocka_unit_test(gsl_interface),
        cmocka_unit_test(uniform_has_53_bits),
        cmocka_unit_test(uniform_after_single_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
