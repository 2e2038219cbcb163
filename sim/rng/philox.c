/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/rng/philox.h"

#include <Random123/philox.h>
#include <stddef.h>

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

/* Both counters before either block, so that nothing stands between the blocks: ten dependent
 * rounds leave most of the processor idle. */
void philox_refill(struct philox *p)
{
    philox4x32_key_t key = {{p->key[0], p->key[1]}};
    philox4x32_ctr_t first = take_counter(p), second = take_counter(p);
    first = philox4x32_R(10, first, key);
    second = philox4x32_R(10, second, key);
    for (size_t i = 0; i < 4; i++) {
        p->output[i] = first.v[i];
        p->output[4 + i] = second.v[i];
    }
    p->next = 0;
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
