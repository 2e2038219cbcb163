/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "sim/rng/philox.h"
#include "tests/sim/rng/goodness.h"

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
        struct philox p = {.next = 4};
        memcpy(p.key, vectors[i].key, sizeof p.key);
        memcpy(p.counter, vectors[i].counter, sizeof p.counter);
        philox_refill(&p);
        assert_memory_equal(p.output, vectors[i].output, sizeof p.output);
        assert_int_equal(p.next, 0);
    }
}

/* The adapter that comes with Random123 counts {b, 0, b, 0}. */
static void counter_counts_and_carries(void **state)
{
    (void)state;
    struct philox p = {.counter = {0, 7, 8, 9}, .next = 4};
    philox_refill(&p);
    philox_refill(&p);
    assert_memory_equal(p.counter, ((uint32_t[]){2, 7, 8, 9}), sizeof p.counter);

    p.counter[0] = UINT32_MAX;
    philox_refill(&p);
    assert_memory_equal(p.counter, ((uint32_t[]){0, 8, 8, 9}), sizeof p.counter);

    memcpy(p.counter, (uint32_t[]){UINT32_MAX, UINT32_MAX, UINT32_MAX, 9}, sizeof p.counter);
    philox_refill(&p);
    assert_memory_equal(p.counter, ((uint32_t[]){0, 0, 0, 10}), sizeof p.counter);

    memset(p.counter, 0xff, sizeof p.counter);
    philox_refill(&p);
    assert_memory_equal(p.counter, ((uint32_t[]){0, 0, 0, 0}), sizeof p.counter);
}

static void refill(void *p)
{
    philox_refill(p);
}

static void bounded_counter_is_a_bug_beyond_word_0(void **state)
{
    (void)state;
    struct philox p = {.counter = {UINT32_MAX - 1, 1, 2, 3}, .next = 4, .bounded = 1};
    philox_refill(&p);
    assert_memory_equal(p.counter, ((uint32_t[]){UINT32_MAX, 1, 2, 3}), sizeof p.counter);
    assert_true(goodness_aborts(refill, &p));
    p.bounded = 0;
    assert_false(goodness_aborts(refill, &p));
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
    unsigned long fifth = gsl_rng_get(r);

    gsl_rng *copy = gsl_rng_clone(r);
    for (size_t i = 0; i < 1000; i++) {
        assert_int_equal(gsl_rng_get(r), gsl_rng_get(copy));
    }
    gsl_rng_free(copy);

    gsl_rng_set(r, 0);
    gsl_rng_uniform(r);
    gsl_rng_uniform(r);
    assert_int_equal(gsl_rng_get(r), fifth);

    gsl_rng_set(r, UINT64_C(0x299f31d0a4093822));
    const struct philox *p = gsl_rng_state(r);
    assert_int_equal(p->key[0], 0xa4093822);
    assert_int_equal(p->key[1], 0x299f31d0);
    gsl_rng_free(r);
}

static void uniform_has_53_bits(void **state)
{
    (void)state;
    struct philox p = {.next = 0};
    memcpy(p.output, (uint32_t[]){0xffffffff, 0xffffffff, 0, 0x7ff}, sizeof p.output);
    assert_true(philox_uniform(&p) == 1 - 0x1p-53);
    assert_true(philox_uniform(&p) == 0);

    p = (struct philox){.output = {0x80000000, 0, 0, 0x800}};
    assert_true(philox_uniform(&p) == 0.5);
    assert_true(philox_uniform(&p) == 0x1p-53);
}

/* After 1 or 3 words a double starts at the next word but never spans two blocks. */
static void uniform_after_single_words(void **state)
{
    (void)state;
    struct philox p = {.next = 4}, q = p;
    philox_refill(&q);
    struct philox second = q;
    philox_refill(&second);

    philox_refill(&p);
    p.next = 1;
    assert_true(philox_uniform(&p) ==
                (double)((uint64_t)q.output[1] << 21 | q.output[2] >> 11) * 0x1p-53);
    assert_true(philox_uniform(&p) == philox_uniform(&second));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_answers),
        cmocka_unit_test(counter_counts_and_carries),
        cmocka_unit_test(bounded_counter_is_a_bug_beyond_word_0),
        cmocka_unit_test(gsl_interface),
        cmocka_unit_test(uniform_has_53_bits),
        cmocka_unit_test(uniform_after_single_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
