/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/rng/stream.h"

#include "sim/base/hash.h"

/* No block of the cipher is computed before the first draw: most streams of a quiet replication are
 * opened and hardly used. */
void stream_open(struct stream *s, uint64_t seed, uint64_t name_hash, uint32_t replication)
{
    s->gsl.type = philox_type;
    s->gsl.state = &s->state;
    s->state.key[0] = (uint32_t)seed;
    s->state.key[1] = (uint32_t)(seed >> 32);
    s->state.counter[0] = 0;
    s->state.counter[1] = replication;
    s->state.counter[2] = (uint32_t)name_hash;
    s->state.counter[3] = (uint32_t)(name_hash >> 32);
    s->state.next = PHILOX_WORDS;
    s->state.bounded = 1;
    s->ahead_of = UINT64_MAX;
    s->ahead_log = 0;
}

void stream_open_name(struct stream *s, uint64_t seed, const char *name, uint32_t replication)
{
    stream_open(s, seed, hash_string(name), replication);
}

/* P(N >= k) = (1 - p)^k, so N = floor(log(1 - u) / log(1 - p)); log1p because 1 - p is rounded. */
int64_t stream_geometric(struct stream *s, double p)
{
    double u = stream_uniform(s);
    if (p >= 1) {
        return 0;
    }
    if (!(p > 0)) {
        return INT64_MAX;
    }
    double n = log(1.0 - u) / log1p(-p);
    return n <= 0x1p62 ? (int64_t)n : INT64_MAX;
}

int64_t stream_geometric_by(struct stream *s, double by)
{
    double n = log(1.0 - stream_uniform(s)) * by;
    return n <= 0x1p62 ? (int64_t)n : INT64_MAX;
}

void stream_seek(struct stream *s, uint64_t place)
{
    uint32_t counter = (uint32_t)(place >> 32), next = (uint32_t)place;
    s->ahead_of = UINT64_MAX;
    if (next >= PHILOX_WORDS) {
        s->state.counter[0] = counter;
        s->state.next = PHILOX_WORDS;
        return;
    }
    s->state.counter[0] = counter - PHILOX_WORDS / 4;
    philox_refill(&s->state);
    s->state.next = next;
}
