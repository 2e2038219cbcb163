/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A growing string, always terminated by a zero byte. `struct buf b = BUF_INIT;` is empty and owns
 * nothing; buf_release frees and makes it so again. */
#ifndef SIM_BASE_BUF_H
#define SIM_BASE_BUF_H

#include <stddef.h>

struct buf {
    char *text; /* never NULL after the first append; buf_text is safe before */
    size_t len, room;
};

#define BUF_INIT                                                                                   \
    {                                                                                              \
        0                                                                                          \
    }

void buf_release(struct buf *b);
void buf_clear(struct buf *b); /* empties, keeps the memory */
const char *buf_text(const struct buf *b);
void buf_add(struct buf *b, const char *s);
void buf_add_n(struct buf *b, const char *s, size_t n);
void buf_add_char(struct buf *b, char c);
void buf_pad(struct buf *b, char c, size_t count);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Appends the shortest decimal that reads back as exactly x (up to 17 digits); "null" for NaN or
 * infinity. */
void buf_add_number(struct buf *b, double x);

#endif
