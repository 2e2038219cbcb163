/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named random streams.
 *
 * A stream is addressed by name, not by order of creation: key = the 64-bit study seed, counter =
 * (block: 32 bits, replication: 32 bits, hash of the entity's stable name: 64 bits). So adding a
 * component, a fault or a metric shifts nobody else's numbers, and two designs under one seed see
 * the same outages (common random numbers). Names look like "stamps/we/app/2/failure"; one stream
 * serves one entity and one purpose. A stream is opened when a world is built or a replication
 * starts, never later. It gives 2^33 - 8 uniforms (2 a block) a replication; drawing more is a BUG.
 *
 * Holds a pointer into itself (GSL's), so it must not be copied or moved after opening. */
#ifndef SIM_RNG_STREAM_H
#define SIM_RNG_STREAM_H

#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdint.h>

#include "sim/rng/philox.h"

struct stream {
    gsl_rng gsl; /* pass &s->gsl to any gsl_ran_ function */
    struct philox state;
    uint64_t ahead_of; /* the place of the uniform u whose log(1 - u) stands in ahead_log */
    double ahead_log;
};

/* Replications count from 1 and are at most 2^32 - 1. A few nanoseconds. */
void stream_open(struct stream *s, uint64_t seed, uint64_t name_hash, uint32_t replication);
/* The same from a name: hash_string(name). */
void stream_open_name(struct stream *s, uint64_t seed, const char *name, uint32_t replication);

/* Uniform on [0, 1), a multiple of 2^-53. */
static inline double stream_uniform(struct stream *s)
{
    return philox_uniform(&s->state);
}

/* Where the next draw begins: no two of a stream are equal, and none has all bits set. */
static inline uint64_t stream_place(const struct stream *s)
{
    return (uint64_t)s->state.counter[0] << 32 | s->state.next;
}

/* Goes back, or forth, to a place that the stream has been at: the same draws come again. */
void stream_seek(struct stream *s, uint64_t place);

/* The draws of one thing out of many, whatever was drawn for the others, and in which order: to the
 * first of eight uniforms that belong to it. A kind of draw that takes more goes on with those of
 * the next one. Two things 2^30 - 8 apart share theirs. */
static inline void stream_of(struct stream *s, uint32_t thing)
{
    enum { THINGS = (1 << 30) - 8 }; /* so that the blocks' counter does not carry */
    s->state.counter[0] = thing % THINGS * (PHILOX_WORDS / 4);
    philox_refill_one(&s->state); /* mostly one or two are drawn */
    s->ahead_of = UINT64_MAX;
}

/* Exponential by inversion: -mean * log(1 - u). One uniform. (GSL's log1p costs three times as much
 * and changes nothing, since 1 - u is exact.)
 *
 * The logarithm takes the longest, and what a simulation does next waits for it: so a draw begins
 * that of the next one, if its uniform is in the block at hand, and leaves the processor to finish
 * it meanwhile. Another kind of draw in between moves the place, and the result is not used. */
static inline double stream_exponential(struct stream *s, double mean)
{
    struct philox *p = &s->state;
    double result = s->ahead_log;
    if (s->ahead_of == stream_place(s)) {
        p->next += 2;
    } else {
        result = log(1.0 - stream_uniform(s));
    }
    if (p->next <= PHILOX_WORDS - 2) {
        s->ahead_of = stream_place(s);
        s->ahead_log = log(1.0 - philox_fraction(&p->output[p->next]));
    }
    return -mean * result;
}

/* Number of successes before the first event of probability p, by inversion: 0, 1, 2, ...; p >= 1
 * gives 0, p <= 0 or a result beyond 2^62 gives INT64_MAX. One uniform, whatever p is. */
int64_t stream_geometric(struct stream *s, double p);
/* The same for 0 < p < 1, from 1 / log1p(-p): for many draws of one p. */
int64_t stream_geometric_by(struct stream *s, double by);

#endif
