/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/rng/philox.h"

#include <Random123/philox.h>
#include <stdbool.h>
#include <stddef.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "sim/base/die.h"

/* Apart from the fast path, which meets it once in 2^32 blocks. */
static void carry(struct philox *p)
{
    if (p->bounded) {
        BUG("a random stream is exhausted after 2^32 blocks");
    }
    for (size_t i = 1; i < 4 && ++p->counter[i] == 0; i++) {
    }
}

static inline philox4x32_ctr_t take_counter(struct philox *p)
{
    philox4x32_ctr_t counter = {{p->counter[0], p->counter[1], p->counter[2], p->counter[3]}};
    if (++p->counter[0] == 0) {
        carry(p);
    }
    return counter;
}

enum { BLOCKS = PHILOX_WORDS / 4 };

/* All counters before the first block, so that nothing stands between the blocks: ten dependent
 * rounds leave most of the processor idle. */
static void one_by_one(struct philox *p)
{
    philox4x32_key_t key = {{p->key[0], p->key[1]}};
    philox4x32_ctr_t all[BLOCKS];
    for (size_t i = 0; i < BLOCKS; i++) {
        all[i] = take_counter(p);
    }
    for (size_t i = 0; i < BLOCKS; i++) {
        all[i] = philox4x32_R(10, all[i], key);
    }
    for (size_t i = 0; i < PHILOX_WORDS; i++) {
        p->output[i] = all[i / 4].v[i % 4];
    }
}

#if defined(__x86_64__)
/* The same, four blocks at once, where counters do not carry: a 64-bit lane holds a word of each,
 * of which only the lower half counts. Random123 has no such code for Philox. */
__attribute__((target("avx2"))) static void side_by_side(struct philox *p)
{
    const __m256i low = _mm256_set1_epi64x(UINT32_MAX);
    const __m256i m0 = _mm256_set1_epi64x(PHILOX_M4x32_0), m1 = _mm256_set1_epi64x(PHILOX_M4x32_1);
    uint32_t k0 = p->key[0], k1 = p->key[1];
    __m256i x0 = _mm256_add_epi64(_mm256_set1_epi64x(p->counter[0]), _mm256_set_epi64x(3, 2, 1, 0));
    __m256i x1 = _mm256_set1_epi64x(p->counter[1]), x2 = _mm256_set1_epi64x(p->counter[2]);
    __m256i x3 = _mm256_set1_epi64x(p->counter[3]);
    for (int round = 0; round < 10; round++) {
        __m256i p0 = _mm256_mul_epu32(x0, m0), p1 = _mm256_mul_epu32(x2, m1);
        x1 = _mm256_xor_si256(x1, _mm256_set1_epi64x(k0));
        x3 = _mm256_xor_si256(x3, _mm256_set1_epi64x(k1));
        x0 = _mm256_xor_si256(_mm256_srli_epi64(p1, 32), x1);
        x2 = _mm256_xor_si256(_mm256_srli_epi64(p0, 32), x3);
        x1 = p1;
        x3 = p0;
        k0 += PHILOX_W32_0;
        k1 += PHILOX_W32_1;
    }
    __m256i a = _mm256_or_si256(_mm256_and_si256(x0, low), _mm256_slli_epi64(x1, 32));
    __m256i b = _mm256_or_si256(_mm256_and_si256(x2, low), _mm256_slli_epi64(x3, 32));
    __m256i even = _mm256_unpacklo_epi64(a, b), odd = _mm256_unpackhi_epi64(a, b);
    __m256i *output = (__m256i *)(void *)p->output;
    _mm256_storeu_si256(output, _mm256_permute2x128_si256(even, odd, 0x20));
    _mm256_storeu_si256(output + 1, _mm256_permute2x128_si256(even, odd, 0x31));
    p->counter[0] += BLOCKS;
}

static bool has_side_by_side(void)
{
    return __builtin_cpu_supports("avx2");
}
#else
static void side_by_side(struct philox *p)
{
    one_by_one(p);
}

static bool has_side_by_side(void)
{
    return false;
}
#endif

void philox_refill(struct philox *p)
{
    if (p->counter[0] < UINT32_MAX - BLOCKS && has_side_by_side()) {
        side_by_side(p);
    } else {
        one_by_one(p);
    }
    p->next = 0;
}

void philox_refill_one(struct philox *p)
{
    philox4x32_key_t key = {{p->key[0], p->key[1]}};
    philox4x32_ctr_t block = philox4x32_R(10, take_counter(p), key);
    p->next = PHILOX_WORDS - 4;
    for (size_t i = 0; i < 4; i++) {
        p->output[p->next + i] = block.v[i];
    }
}

static void set(void *state, unsigned long seed)
{
    struct philox *p = state;
    uint64_t key = seed;
    *p = (struct philox){.key = {(uint32_t)key, (uint32_t)(key >> 32)}, .next = PHILOX_WORDS};
}

static unsigned long get(void *state)
{
    struct philox *p = state;
    if (p->next >= PHILOX_WORDS) {
        philox_refill(p);
    }
    return p->output[p->next++];
}

static double get_double(void *state)
{
    return philox_uniform(state);
}

static const gsl_rng_type type = {.name = "philox4x32-10",
                                  .max = UINT32_MAX,
                                  .min = 0,
                                  .size = sizeof(struct philox),
                                  .set = set,
                                  .get = get,
                                  .get_double = get_double};

const gsl_rng_type *const philox_type = &type;
