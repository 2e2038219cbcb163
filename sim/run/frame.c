/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/frame.h"

#include <string.h>

enum { HEAD = sizeof(uint32_t) + sizeof(uint64_t) };

size_t frame_begin(struct buf *out, enum frame kind)
{
    size_t at = out->len;
    wire_put_u32(out, (uint32_t)kind);
    wire_put_u64(out, 0);
    return at;
}

void frame_end(struct buf *out, size_t at)
{
    uint64_t length = out->len - at - HEAD;
    memcpy(out->text + at + sizeof(uint32_t), &length, sizeof length);
}

void frame_put(struct buf *out, enum frame kind)
{
    frame_end(out, frame_begin(out, kind));
}

bool frame_next(const struct buf *in, size_t *at, enum frame *ret_kind, struct wire *ret_body)
{
    if (in->len - *at < HEAD) {
        return false;
    }
    struct wire w = {.at = in->text + *at, .left = in->len - *at};
    *ret_kind = (enum frame)wire_u32(&w);
    uint64_t length = wire_u64(&w);
    if (length > w.left) {
        return false;
    }
    *ret_body = (struct wire){.at = w.at, .left = (size_t)length};
    *at += HEAD + (size_t)length;
    return true;
}

void frame_drop(struct buf *in, size_t at)
{
    if (at > 0) {
        memmove(in->text, in->text + at, in->len - at);
        in->len -= at;
    }
}
