/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/escaped_path.h"

#include <stdbool.h>
#include <string.h>

#include "sim/base/buf.h"
#include "sim/base/utf8.h"

static const char *kept(struct arena *a, struct buf *text)
{
    const char *copy = arena_strdup(a, buf_text(text));
    buf_release(text);
    return copy;
}

const char *escaped_path(struct arena *a, const char *path)
{
    struct buf text = BUF_INIT;
    size_t left = strlen(path), offset;
    if (utf8_valid(path, left, &offset)) {
        return path;
    }
    while (left > 0) {
        uint32_t point;
        bool valid;
        size_t length = utf8_decode(path, left, &point, &valid);
        if (valid && point != '%') {
            buf_add_n(&text, path, length);
        } else {
            buf_printf(&text, "%%%02x", (unsigned)(unsigned char)*path);
        }
        path += length;
        left -= length;
    }
    return kept(a, &text);
}

static int digit(char c)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    const char *at = c ? strchr(digits, c) : NULL;
    int value = at ? (int)(at - digits) : -1;
    return value > 15 ? value - 6 : value;
}

const char *escaped_path_read(struct arena *a, const char *text)
{
    struct buf path = BUF_INIT;
    bool any = false;
    for (const char *s = text; *s; s++) {
        int high = *s == '%' ? digit(s[1]) : -1, low = high >= 0 ? digit(s[2]) : -1;
        if (low >= 0 && high + low > 0) {
            buf_add_char(&path, (char)(unsigned char)(16 * high + low));
            s += 2;
            any = true;
        } else {
            buf_add_char(&path, *s);
        }
    }
    const char *copy = kept(a, &path);
    return any ? copy : text;
}
