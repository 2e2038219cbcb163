/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ranks say to each other: frames, one after another in a stream of bytes, each a kind, a
 * length and a body (sim/base/wire.h). The stream may come in pieces of any size. */
#ifndef SIM_RUN_FRAME_H
#define SIM_RUN_FRAME_H

#include <stdbool.h>

#include "sim/base/buf.h"
#include "sim/base/wire.h"

enum frame {
    /* From rank 0. */
    FRAME_BRIEF = 1, /* number of a task, and of the oldest that is not over; threads; the brief */
    FRAME_PLAY,      /* number of a task, first number and count of replications of it */
    FRAME_STOP,      /* play no more; send what is finished */
    FRAME_END,       /* the same, and go home */
    /* To rank 0. */
    FRAME_ROW,     /* replications to hand out from now on, those worth a brief, task, and a row */
    FRAME_STOPPED, /* nothing more will come; asked for or not */
    FRAME_BYE      /* the last there is */
};

/* Between the two the body is added; begin's value is end's `at`. */
size_t frame_begin(struct buf *out, enum frame kind);
void frame_end(struct buf *out, size_t at);
/* One without a body. */
void frame_put(struct buf *out, enum frame kind);

/* The frame that begins at *at, if it is there as a whole; *at moves behind it. The body stays
 * where it is. */
bool frame_next(const struct buf *in, size_t *at, enum frame *ret_kind, struct wire *ret_body);
/* Takes what was read from the front. */
void frame_drop(struct buf *in, size_t at);

#endif
