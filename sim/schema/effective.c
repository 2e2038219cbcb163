/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/effective.h"

#include <stdbool.h>
#include <string.h>

#include "sim/base/utf8.h"

enum { EFFECTIVE_COLUMN = 48, EFFECTIVE_INDENT = 2 };

struct effective {
    const char *preset; /* that gave the value at hand, or one around it */
    struct buf *out, line;
};

static void write_block(struct effective *w, const struct node *n, size_t indent);

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

/* Text that no reader takes for anything else, wherever it stands. */
static bool is_plain(const char *s)
{
    size_t n = strlen(s);

    if (n == 0 || strspn(s, LETTERS DIGITS "_.%/+-") != n) {
        return false;
    }
    return strchr(LETTERS DIGITS, s[0]) != NULL ||
           (strchr("+-.", s[0]) != NULL && n > 1 && strchr(DIGITS, s[1]) != NULL);
}

static void write_quoted(struct buf *out, const char *s)
{
    size_t left = strlen(s);

    buf_add_char(out, '"');
    while (left > 0) {
        uint32_t c;
        bool valid;
        size_t n = utf8_decode(s, left, &c, &valid);

        if (c == '"' || c == '\\') {
            buf_printf(out, "\\%c", (int)c);
        } else if (c == '\n') {
            buf_add(out, "\\n");
        } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
                   c == 0xFEFF || c == 0xFFFE || c == 0xFFFF) {
            buf_printf(out, "\\u%04X", c);
        } else if (!valid) { /* of the name of a file, which nobody has to write in UTF-8 */
            buf_add(out, "\\uFFFD");
        } else {
            buf_add_n(out, s, n);
        }
        s += n;
        left -= n;
    }
    buf_add_char(out, '"');
}

static void write_text(struct buf *out, const char *s, bool quoted)
{
    if (!quoted && is_plain(s)) {
        buf_add(out, s);
    } else {
        write_quoted(out, s);
    }
}

static void write_origin(struct effective *w, const struct node *n)
{
    const struct source *s = n->mark.source;
    struct buf *out = w->out;
    size_t width = utf8_width(buf_text(&w->line), w->line.len);

    buf_add(out, buf_text(&w->line));
    buf_pad(out, ' ', width < EFFECTIVE_COLUMN ? EFFECTIVE_COLUMN - width : 1);
    buf_add(out, "# ");
    switch (n->origin) {
    case ORIGIN_DEFAULT:
        buf_add(out, "default");
        break;
    case ORIGIN_PRESET:
        buf_printf(out, "preset%s%s", w->preset == NULL ? "" : " ",
                   w->preset == NULL ? "" : w->preset);
        break;
    case ORIGIN_FILE:
        utf8_show(out, s->name); /* a line break would end the comment */
        buf_printf(out, ":%u", n->mark.line);
        break;
    case ORIGIN_OVERRIDE:
        buf_add(out, s->name);
        break;
    }
    buf_add_char(out, '\n');
    buf_clear(&w->line);
}

static bool is_flat_list(const struct node *n)
{
    for (size_t i = 0; i < n->count; i++) {
        if (n->entries[i].value->kind != NODE_SCALAR) {
            return false;
        }
    }
    return n->kind == NODE_SEQUENCE;
}

/* The rest of a line that has its key or dash already, and what is below it. */
static void write_value(struct effective *w, const struct node *n, size_t indent)
{
    if (n->kind == NODE_SCALAR) {
        buf_add_char(&w->line, ' ');
        write_text(&w->line, n->text, n->quoted);
    } else if (n->count == 0) {
        buf_add(&w->line, n->kind == NODE_MAPPING ? " {}" : " []");
    } else if (is_flat_list(n)) {
        buf_add(&w->line, " [");
        for (size_t i = 0; i < n->count; i++) {
            buf_add(&w->line, i == 0 ? "" : ", ");
            write_text(&w->line, n->entries[i].value->text, n->entries[i].value->quoted);
        }
        buf_add_char(&w->line, ']');
    } else {
        write_origin(w, n);
        write_block(w, n, indent + EFFECTIVE_INDENT);
        return;
    }
    write_origin(w, n);
}

/* A preset that gave a mapping gave what stands in it, but for what another one gave. */
static void write_entry(struct effective *w, const struct node *n, size_t indent)
{
    const char *outer = w->preset;

    w->preset = n->preset == NULL ? outer : n->preset;
    write_value(w, n, indent);
    w->preset = outer;
}

static void write_block(struct effective *w, const struct node *n, size_t indent)
{
    for (size_t i = 0; i < n->count; i++) {
        const struct entry *e = &n->entries[i];

        buf_pad(&w->line, ' ', indent);
        if (n->kind == NODE_MAPPING) {
            write_text(&w->line, e->key, false);
            buf_add_char(&w->line, ':');
        } else {
            buf_add_char(&w->line, '-');
        }
        write_entry(w, e->value, indent);
    }
}

void effective_write(const struct node *root, struct buf *out)
{
    struct effective w = {.out = out, .line = BUF_INIT};

    write_block(&w, root, 0);
    buf_release(&w.line);
}
