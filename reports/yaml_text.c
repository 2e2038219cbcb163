/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/yaml_text.h"

#include <math.h>
#include <string.h>

#include "sim/base/utf8.h"

/* What YAML does not take as it stands, or what a terminal must not see when it is shown. */
static void add_character(const char *s, size_t length, uint32_t point, struct buf *out)
{
    if (point == '"' || point == '\\') {
        buf_printf(out, "\\%c", (char)point);
    } else if (utf8_is_control(point) || point == 0xfeff || (point & 0xfffe) == 0xfffe) {
        buf_printf(out, point > 0xffff ? "\\U%08x" : "\\u%04x", (unsigned)point);
    } else {
        buf_add_n(out, s, length);
    }
}

void yaml_text(const char *s, struct buf *out)
{
    size_t left = strlen(s);
    buf_add_char(out, '"');
    while (left > 0) {
        uint32_t point;
        bool valid;
        size_t length = utf8_decode(s, left, &point, &valid);
        if (valid) {
            add_character(s, length, point, out);
        } else {
            buf_add(out, "\\ufffd");
        }
        s += length;
        left -= length;
    }
    buf_add_char(out, '"');
}

void yaml_number(double x, struct buf *out)
{
    if (isnan(x)) {
        buf_add_char(out, '~');
    } else {
        buf_add_number(out, x);
    }
}

void yaml_interval(double lo, double hi, struct buf *out)
{
    buf_add_char(out, '[');
    yaml_number(lo, out);
    buf_add(out, ", ");
    yaml_number(hi, out);
    buf_add_char(out, ']');
}
