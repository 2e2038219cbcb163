/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as bytes for another process of the same build on a machine of the same kind.
 *
 * Numbers go as they lie in memory, so that nothing is rounded and nothing turned round: whoever
 * exchanges bytes makes sure first that the other side is alike (sim/run/hello.h). What was put is
 * read back in the same order by the same types. A reader never goes beyond its bytes: asked for
 * more than are left it gives zeros from then on and is `spoilt`, so that a whole record is read
 * first and judged once. */
#ifndef SIM_BASE_WIRE_H
#define SIM_BASE_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/base/buf.h"

void wire_put_bytes(struct buf *out, const void *bytes, size_t length);
void wire_put_u32(struct buf *out, uint32_t x);
void wire_put_u64(struct buf *out, uint64_t x);
/* Its length, and its bytes with a zero after them. */
void wire_put_text(struct buf *out, const char *text, size_t length);

struct wire {
    const char *at; /* not owned */
    size_t left;
    bool spoilt;
};

/* The next `length` bytes where they lie, of no particular alignment; NULL if so many are not left.
 */
const char *wire_bytes(struct wire *w, size_t length);
/* The same, copied; zeros if so many are not left. */
void wire_copy(struct wire *w, void *to, size_t length);
uint32_t wire_u32(struct wire *w);
uint64_t wire_u64(struct wire *w);
/* Where it lies, terminated; "" if it is not whole. */
const char *wire_text(struct wire *w, size_t *ret_length);

/* Everything was read, and no more than there was. */
bool wire_done(const struct wire *w);

#endif
