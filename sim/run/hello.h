/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ranks tell each other first: which program they are and how they reckon.
 *
 * Rows go as they lie in memory, and the result must have the bytes that one machine gives. So all
 * must be one version with the same metrics, number formats and GSL, and their arithmetic must
 * agree to the last bit: the C library computes exp, pow and others along different paths on
 * processors with and without fused multiply-add, and about one value in a thousand comes out
 * different. */
#ifndef SIM_RUN_HELLO_H
#define SIM_RUN_HELLO_H

#include <stdint.h>

#include "sim/base/buf.h"
#include "sim/stats/metric.h"

/* Of a size that no version changes, so that any two versions can read each other's. */
enum { HELLO_BYTES = 256 };

struct hello {
    char magic[8];
    uint32_t byte_order, sizes;
    uint64_t metrics;    /* hash of their names, in order */
    uint64_t arithmetic; /* hash of some thousand values of the functions that the models use */
    char version[64], gsl[64];
    char spare[HELLO_BYTES - 8 - 2 * 4 - 2 * 8 - 2 * 64];
};

/* Takes some tenths of a millisecond. */
void hello_make(struct hello *h, const char *version, const struct metric_table *metrics);

/* Adds what keeps the two from working together, as the end of a sentence about `other`: "is
 * version 0.2.0 and not 0.1.0"; nothing if they can. */
void hello_compare(const struct hello *first, const struct hello *other, struct buf *out);

#endif
