/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/utf8.h"

#include <string.h>

/* Length by first byte; 0 for bytes that cannot begin a character. */
static size_t sequence_length(unsigned char first)
{
    if (first < 0x80) {
        return 1;
    }
    if (first < 0xc2) {
        return 0; /* a continuation, or an overlong form of ASCII */
    }
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
}

size_t utf8_decode(const char *s, size_t n, uint32_t *ret_point, bool *ret_valid)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char first = (unsigned char)s[0];
    size_t length = sequence_length(first);
    uint32_t point = length < 2 ? first : first & (0x7fu >> length);
    bool valid = length > 0 && length <= n;

    for (size_t i = 1; valid && i < length; i++) {
        unsigned char next = (unsigned char)s[i];

        valid = (next & 0xc0) == 0x80;
        point = point << 6 | (next & 0x3f);
    }
    if (valid) {
        valid =
            point >= least[length] && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    }
    *ret_valid = valid;
    *ret_point = valid ? point : UTF8_REPLACEMENT;
    return valid ? length : 1;
}

bool utf8_valid(const char *s, size_t n, size_t *ret_offset)
{
    uint32_t point;
    bool valid;

    for (size_t i = 0; i < n;) {
        size_t length = utf8_decode(s + i, n - i, &point, &valid);

        if (!valid) {
            *ret_offset = i;
            return false;
        }
        i += length;
    }
    return true;
}

size_t utf8_width(const char *s, size_t n)
{
    size_t width = 0;
    uint32_t point;
    bool valid;

    for (size_t i = 0; i < n; width++) {
        i += utf8_decode(s + i, n - i, &point, &valid);
    }
    return width;
}

bool utf8_is_control(uint32_t point)
{
    return point < 0x20 || (point >= 0x7f && point < 0xa0) ||
           (point >= 0x2028 && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069) ||
           point == 0x200e || point == 0x200f || point == 0x061c;
}

size_t utf8_show_one(struct buf *out, const char *s, size_t n)
{
    uint32_t point;
    bool valid;
    size_t length = utf8_decode(s, n, &point, &valid);

    if (point == '\t') {
        buf_add_char(out, ' ');
    } else if (!valid || utf8_is_control(point)) {
        buf_add_char(out, '?');
    } else {
        buf_add_n(out, s, length);
    }
    return length;
}

void utf8_show(struct buf *out, const char *s)
{
    size_t n = strlen(s);

    for (size_t i = 0; i < n;) {
        i += utf8_show_one(out, s + i, n - i);
    }
}

void utf8_show_within(struct buf *out, const char *s, size_t columns)
{
    size_t n = strlen(s), width = 0;
    bool fits = utf8_width(s, n) <= columns;

    for (size_t i = 0; i < n && (fits || width + 1 < columns); width++) {
        i += utf8_show_one(out, s + i, n - i);
    }
    buf_add(out, fits ? "" : "…");
}
