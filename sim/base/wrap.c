/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/wrap.h"

#include <stdbool.h>
#include <string.h>

#include "sim/base/utf8.h"

/* Bytes that stand on one line: a word, with the sign that belongs to a number beside it. */
static size_t unbroken(const char *text)
{
    size_t n = strcspn(text, " ");

    while (text[n] == ' ' &&
           (text[n + 1] == '%' || (n >= 3 && strncmp(text + n - 3, "≥", 3) == 0))) {
        n += 1 + strcspn(text + n + 1, " ");
    }
    return n;
}

void wrap_write(const char *text, size_t indent, size_t width, struct buf *out)
{
    size_t column = indent;

    buf_pad(out, ' ', indent);
    while (*text != '\0') {
        size_t length = unbroken(text), word = utf8_width(text, length);

        if (column > indent && column + 1 + word <= width) {
            buf_add_char(out, ' ');
            column++;
        } else if (column > indent) {
            buf_add_char(out, '\n');
            buf_pad(out, ' ', indent);
            column = indent;
        }
        buf_add_n(out, text, length);
        column += word;
        text += length + (text[length] == ' ');
    }
    buf_add_char(out, '\n');
}
