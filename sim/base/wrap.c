/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/wrap.h"

#include <stdbool.h>
#include <string.h>

#include "sim/base/utf8.h"

static bool ends_in(const char *text, size_t n, const char *sign)
{
    size_t length = strlen(sign);

    return n >= length && strncmp(text + n - length, sign, length) == 0;
}

/* A unit of time, with the number before it. */
static bool is_unit(const char *before, size_t n, const char *word)
{
    static const char *const units[] = {"s", "ms", "min", "h", "d"};
    size_t length = strcspn(word, " .,;:)");
    bool number = n > 0 && before[n - 1] >= '0' && before[n - 1] <= '9';

    for (size_t i = 0; number && i < sizeof units / sizeof *units; i++) {
        if (strlen(units[i]) == length && strncmp(word, units[i], length) == 0) {
            return true;
        }
    }
    return false;
}

/* Bytes that stand on one line: a word, with the sign that belongs to a number beside it. */
static size_t unbroken(const char *text)
{
    size_t n = strcspn(text, " ");

    while (text[n] == ' ' &&
           (text[n + 1] == '%' || ends_in(text, n, "≥") || ends_in(text, n, "≤") ||
            ends_in(text, n, "±") || is_unit(text, n, text + n + 1))) {
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
