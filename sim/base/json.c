/* SPDX-License-Identifier: GPL-3.0-or-later */
/* level[depth] is the innermost container; level[0] stands for the document, which takes one value
 * as an array of length one would. */
#include "sim/base/json.h"

#include <inttypes.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/base/utf8.h"

void json_init(struct json *j, struct buf *out)
{
    *j = (struct json){.out = out, .compact_from = -1};
    j->level[0].array = true;
}

static void add_line_break(struct json *j)
{
    if (j->depth > 0 && (j->compact_from < 0 || j->depth <= j->compact_from)) {
        buf_add_char(j->out, '\n');
        buf_pad(j->out, ' ', 2 * (size_t)j->depth);
    }
}

/* Whatever stands between the previous item of the innermost container and the next. */
static void add_separator(struct json *j)
{
    bool one_line = j->compact_from >= 0 && j->depth > j->compact_from;

    if (j->level[j->depth].used) {
        VERIFY(j->depth > 0); /* a document holds one value */
        buf_add(j->out, one_line ? ", " : ",");
    }
    j->level[j->depth].used = true;
    add_line_break(j);
}

static void before_value(struct json *j)
{
    if (j->level[j->depth].array) {
        VERIFY(!j->after_key);
        add_separator(j);
    } else {
        VERIFY(j->after_key);
        j->after_key = false;
    }
}

static void open_container(struct json *j, bool array)
{
    before_value(j);
    VERIFY(j->depth + 1 < JSON_DEPTH);
    buf_add_char(j->out, array ? '[' : '{');
    j->depth++;
    j->level[j->depth].array = array;
    j->level[j->depth].used = false;
}

void json_object(struct json *j)
{
    open_container(j, false);
}

void json_array(struct json *j)
{
    open_container(j, true);
}

void json_compact(struct json *j)
{
    if (j->compact_from < 0) {
        j->compact_from = j->depth;
    }
}

void json_end(struct json *j)
{
    bool array = j->level[j->depth].array, used = j->level[j->depth].used;
    bool one_line = j->compact_from >= 0 && j->depth > j->compact_from;

    VERIFY(j->depth > 0 && !j->after_key);
    j->depth--;
    if (used && !one_line) {
        buf_add_char(j->out, '\n');
        buf_pad(j->out, ' ', 2 * (size_t)j->depth);
    }
    buf_add_char(j->out, array ? ']' : '}');
    if (j->depth == j->compact_from) {
        j->compact_from = -1;
    }
}

static void add_escaped(struct buf *out, const char *s, size_t length, uint32_t point)
{
    static const char plain[] = "\"\\\b\f\n\r\t", letter[] = "\"\\bfnrt";
    const char *found = point && point < 0x80 ? strchr(plain, (int)point) : NULL;

    if (found) {
        buf_add_char(out, '\\');
        buf_add_char(out, letter[found - plain]);
    } else if (point < 0x20 || point == 0x7f) {
        buf_printf(out, "\\u%04" PRIx32, point);
    } else {
        buf_add_n(out, s, length);
    }
}

static void add_quoted(struct buf *out, const char *s)
{
    size_t n = strlen(s);

    buf_add_char(out, '"');
    for (size_t i = 0; i < n;) {
        uint32_t point;
        bool valid;
        size_t length = utf8_decode(s + i, n - i, &point, &valid);

        if (valid) {
            add_escaped(out, s + i, length, point);
        } else {
            buf_add(out, "\xef\xbf\xbd"); /* U+FFFD */
        }
        i += length;
    }
    buf_add_char(out, '"');
}

void json_key(struct json *j, const char *key)
{
    VERIFY(!j->level[j->depth].array && !j->after_key);
    add_separator(j);
    add_quoted(j->out, key);
    buf_add(j->out, ": ");
    j->after_key = true;
}

void json_string(struct json *j, const char *s)
{
    before_value(j);
    if (s) {
        add_quoted(j->out, s);
    } else {
        buf_add(j->out, "null");
    }
}

void json_number(struct json *j, double x)
{
    before_value(j);
    buf_add_number(j->out, x);
}

void json_integer(struct json *j, int64_t x)
{
    before_value(j);
    buf_printf(j->out, "%" PRId64, x);
}

void json_unsigned(struct json *j, uint64_t x)
{
    before_value(j);
    buf_printf(j->out, "%" PRIu64, x);
}

void json_bool(struct json *j, bool x)
{
    before_value(j);
    buf_add(j->out, x ? "true" : "false");
}

void json_null(struct json *j)
{
    before_value(j);
    buf_add(j->out, "null");
}

void json_finish(struct json *j)
{
    VERIFY(j->depth == 0 && j->level[0].used);
    buf_add_char(j->out, '\n');
}
