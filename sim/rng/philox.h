/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011; Random123) as a gsl_rng_type.
 *
 * Counter-based: the state is a key and a 128-bit counter, so a stream costs a few nanoseconds to
 * open, any position can be sought, and no two streams share anything. One block of the cipher
 * gives two 53-bit uniforms. The key is the study seed; the counter words are (block low, block
 * high is shared with the replication, stream hash low, stream hash high): see stream.h for the
 * layout. Random123's own GSL adapter is not used: its carry is wrong and its doubles have 32 bits.
 */
#ifndef SIM_RNG_PHILOX_H
#define SIM_RNG_PHILOX_H

#include <gsl/gsl_rng.h>
#include <stdint.h>

struct philox {
    uint32_t key[2];
    uint32_t counter[4];
    uint32_t output[4];
    uint32_t next; /* index of the next unused 32-bit word of output; 4: none */
};

/* A gsl_rng_type over struct philox: get gives 32 bits, get_double 53 bits in [0, 1). */
extern const gsl_rng_type *const philox_type;

#endif
