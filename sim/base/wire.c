/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/wire.h"

#include <string.h>

void wire_put_bytes(struct buf *out, const void *bytes, size_t length)
{
    buf_add_n(out, bytes, length);
}

void wire_put_u32(struct buf *out, uint32_t x)
{
    wire_put_bytes(out, &x, sizeof x);
}

void wire_put_u64(struct buf *out, uint64_t x)
{
    wire_put_bytes(out, &x, sizeof x);
}

void wire_put_text(struct buf *out, const char *text, size_t length)
{
    wire_put_u64(out, length);
    wire_put_bytes(out, text, length);
    buf_add_char(out, '\0');
}

const char *wire_bytes(struct wire *w, size_t length)
{
    if (w->spoilt || length > w->left) {
        w->spoilt = true;
        return NULL;
    }
    const char *bytes = w->at;
    w->at += length;
    w->left -= length;
    return bytes;
}

void wire_copy(struct wire *w, void *to, size_t length)
{
    const char *bytes = wire_bytes(w, length);
    if (bytes && length > 0) {
        memcpy(to, bytes, length);
    } else if (length > 0) {
        memset(to, 0, length);
    }
}

uint32_t wire_u32(struct wire *w)
{
    uint32_t x;
    wire_copy(w, &x, sizeof x);
    return x;
}

uint64_t wire_u64(struct wire *w)
{
    uint64_t x;
    wire_copy(w, &x, sizeof x);
    return x;
}

const char *wire_text(struct wire *w, size_t *ret_length)
{
    uint64_t length = wire_u64(w);
    /* One byte more for the zero, which a length of UINT64_MAX must not wrap to none. */
    const char *text = length < w->left ? wire_bytes(w, (size_t)length + 1) : NULL;
    if (!text || text[length] != '\0') {
        w->spoilt = true;
        *ret_length = 0;
        return "";
    }
    *ret_length = (size_t)length;
    return text;
}

bool wire_done(const struct wire *w)
{
    return w->left == 0 && !w->spoilt;
}
