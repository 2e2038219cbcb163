/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011; Random123) as a gsl_rng_type.
 *
 * Counter-based: the state is a key and a 128-bit counter, so a generator costs a few nanoseconds
 * to set up, any position can be sought, and no two streams share anything. One block of the cipher
 * gives four 32-bit words or two 53-bit uniforms; blocks are computed four at a time, side by side
 * where the processor can. sim/rng/stream.h says what the words of key and
 * counter mean to a stream. Random123's own GSL adapter is not used: its carry is wrong and its
 * doubles have 32 bits. */
#ifndef SIM_RNG_PHILOX_H
#define SIM_RNG_PHILOX_H

#include <gsl/gsl_rng.h>
#include <stdint.h>

enum { PHILOX_WORDS = 16 };

struct philox {
    uint32_t key[2];
    uint32_t counter[4]; /* of the next block, counter[0] the lowest word */
    uint32_t output[PHILOX_WORDS];
    uint32_t next;    /* index of the next unused word of output; PHILOX_WORDS: none */
    uint32_t bounded; /* not 0: a carry out of counter[0] is a BUG, for the words above it are an
                         address and not a position */
};

/* A gsl_rng_type over struct philox: get gives 32 bits, get_double 53 bits in [0, 1). A seed is the
 * 64-bit key; the counter starts at 0 and is not bounded. */
extern const gsl_rng_type *const philox_type;

/* Fills output with the four blocks from counter on, steps the counter by four and sets next to 0.
 */
void philox_refill(struct philox *p);

/* The same with one block, in the last words of output. */
void philox_refill_one(struct philox *p);

/* Two words as a number on [0, 1), a multiple of 2^-53. */
static inline double philox_fraction(const uint32_t *words)
{
    uint64_t high = words[0], low = words[1];
    return (double)(high << 21 | low >> 11) * 0x1p-53;
}

/* Uniform on [0, 1). Takes two words: a last single word of output that 32-bit draws left over is
 * dropped. */
static inline double philox_uniform(struct philox *p)
{
    if (p->next > PHILOX_WORDS - 2) {
        philox_refill(p);
    }
    p->next += 2;
    return philox_fraction(&p->output[p->next - 2]);
}

#endif
