/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/setting.h"

#include <string.h>

#include "reports/json_result.h"
#include "sim/base/utf8.h"

static const char *last_step(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot ? dot + 1 : path;
}

const char *setting_name(const struct factors *f, size_t factor)
{
    const char *own = last_step(f->items[factor].path);
    for (size_t k = 0; k < f->count; k++) {
        if (k != factor && strcmp(last_step(f->items[k].path), own) == 0) {
            return f->items[factor].path;
        }
    }
    return own;
}

void setting_name_within(const struct factors *f, size_t factor, size_t columns, struct buf *out)
{
    const char *name = setting_name(f, factor);
    size_t length = strlen(name), head = (columns - 1) / 2, tail = columns - 1 - head;
    if (length <= columns) {
        utf8_show(out, name);
        return;
    }
    while (head > 0 && ((unsigned char)name[head] & 0xc0) == 0x80) { /* never within a character */
        head--;
    }
    while (tail > 0 && ((unsigned char)name[length - tail] & 0xc0) == 0x80) {
        tail--;
    }
    buf_add_n(out, name, head);
    buf_add(out, "…");
    utf8_show(out, name + length - tail);
}

void setting_value(const struct factors *f, size_t point, size_t factor, struct buf *out)
{
    utf8_show(out, factors_value(f, point, factor));
}

void setting_write(const struct factors *f, size_t point, struct buf *out)
{
    for (size_t i = 0; i < f->count; i++) {
        buf_add(out, i == 0 ? "" : ", ");
        utf8_show(out, setting_name(f, i));
        buf_add_char(out, '=');
        setting_value(f, point, i, out);
    }
}

void setting_json(struct json *j, const struct factors *f, size_t point)
{
    json_key(j, "set");
    json_compact(j);
    json_object(j);
    for (size_t i = 0; i < f->count; i++) {
        json_text(j, f->items[i].path, factors_value(f, point, i));
    }
    json_end(j);
}
