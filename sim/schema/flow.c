/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/flow.h"

#include <string.h>

static bool is_plain(const struct node *n)
{
    return !n->quoted && n->text[strcspn(n->text, ",[]{}\"'#")] == '\0' &&
           strstr(n->text, ": ") == NULL;
}

static void write_quoted(const char *text, struct buf *out)
{
    buf_add_char(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') {
            buf_add_char(out, '\\');
        }
        if ((unsigned char)*text < 0x20) {
            buf_printf(out, "\\x%02x", (unsigned)*text);
        } else {
            buf_add_char(out, *text);
        }
    }
    buf_add_char(out, '"');
}

void flow_write(const struct node *n, struct buf *out)
{
    if (n->kind == NODE_SCALAR) {
        if (is_plain(n)) {
            buf_add(out, n->text);
        } else {
            write_quoted(n->text, out);
        }
        return;
    }
    buf_add_char(out, n->kind == NODE_SEQUENCE ? '[' : '{');
    for (size_t i = 0; i < n->count; i++) {
        buf_add(out, i == 0 ? "" : ", ");
        if (n->kind == NODE_MAPPING) {
            buf_printf(out, "%s: ", n->entries[i].key);
        }
        flow_write(n->entries[i].value, out);
    }
    buf_add_char(out, n->kind == NODE_SEQUENCE ? ']' : '}');
}
