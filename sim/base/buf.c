/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/buf.h"

#include <float.h>
#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"

/* Room for `more` bytes and the terminating zero. */
static void make_room(struct buf *b, size_t more)
{
    if (more > SIZE_MAX / 2 - b->len) {
        die_world("out of memory (a text of more than %zu bytes)", more);
    }
    if (b->len + more + 1 > b->room) {
        size_t room = b->room ? b->room : 64;

        while (room < b->len + more + 1) {
            room *= 2;
        }
        b->text = xrealloc(b->text, room, 1);
        b->room = room;
        b->text[b->len] = '\0';
    }
}

void buf_release(struct buf *b)
{
    free(b->text);
    *b = (struct buf)BUF_INIT;
}

void buf_clear(struct buf *b)
{
    b->len = 0;
    if (b->text) {
        b->text[0] = '\0';
    }
}

const char *buf_text(const struct buf *b)
{
    return b->text ? b->text : "";
}

void buf_add(struct buf *b, const char *s)
{
    buf_add_n(b, s, strlen(s));
}

void buf_add_n(struct buf *b, const char *s, size_t n)
{
    make_room(b, n);
    if (n) { /* memcpy must not be given a null pointer even for nothing */
        memcpy(b->text + b->len, s, n);
    }
    b->len += n;
    b->text[b->len] = '\0';
}

void buf_add_char(struct buf *b, char c)
{
    buf_add_n(b, &c, 1);
}

void buf_pad(struct buf *b, char c, size_t count)
{
    make_room(b, count);
    memset(b->text + b->len, c, count);
    b->len += count;
    b->text[b->len] = '\0';
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args;
    int n;

    make_room(b, 0);
    va_start(args, format);
    n = vsnprintf(b->text + b->len, b->room - b->len, format, args);
    va_end(args);
    VERIFY(n >= 0);
    if ((size_t)n >= b->room - b->len) {
        make_room(b, (size_t)n);
        va_start(args, format);
        n = vsnprintf(b->text + b->len, b->room - b->len, format, args);
        va_end(args);
        VERIFY(n >= 0);
    }
    b->len += (size_t)n;
}

/* Any decimal of up to 15 digits survives the way to a normal double and back, so printing 15
 * digits finds every shorter one too (%g drops zeros at the end); subnormal numbers hold fewer
 * digits and are searched from one. */
void buf_add_number(struct buf *b, double x)
{
    char text[64]; /* 24 are used; gcc reckons with 38 */
    int digits = fabs(x) < DBL_MIN ? 1 : DBL_DIG;

    if (!isfinite(x)) {
        buf_add(b, "null");
        return;
    }
    for (; digits <= DBL_DECIMAL_DIG; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, x);
        if (strtod(text, NULL) == x) {
            break;
        }
    }
    buf_add(b, text);
}
