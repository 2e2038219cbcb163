/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/html.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/base/utf8.h"

static const char replacement[] = "\xef\xbf\xbd";

/* The entity of a character that means something to HTML; NULL: it means nothing. */
static const char *entity(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void html_text_n(struct buf *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        uint32_t point;
        bool valid;
        size_t length = utf8_decode(s + i, n - i, &point, &valid);
        const char *escaped = length == 1 ? entity(s[i]) : NULL;
        if (escaped) {
            buf_add(out, escaped);
        } else if (s[i] == '\n' || s[i] == '\t') {
            buf_add_char(out, s[i] == '\n' ? '\n' : ' ');
        } else if (!valid || utf8_is_control(point)) {
            buf_add(out, replacement);
        } else {
            buf_add_n(out, s + i, length);
        }
        i += length;
    }
}

void html_text(struct buf *out, const char *s)
{
    html_text_n(out, s, strlen(s));
}

void html_textf(struct buf *out, const char *format, ...)
{
    char *text = NULL;
    va_list list;
    va_start(list, format);
    int length = vsnprintf(NULL, 0, format, list);
    va_end(list);
    VERIFY(length >= 0);
    text = xmalloc((size_t)length + 1);
    va_start(list, format);
    vsnprintf(text, (size_t)length + 1, format, list);
    va_end(list);
    html_text(out, text);
    free(text);
}

void html_name(struct buf *out, const char *s)
{
    while (*s) {
        size_t length = strcspn(s, "._");
        length += s[length] != '\0';
        html_text_n(out, s, length);
        s += length;
        buf_add(out, *s ? "<wbr>" : "");
    }
}

void html_value(struct buf *out, const char *s)
{
    char last = ' ';
    while (*s) {
        size_t length = strcspn(s, " ");
        html_text_n(out, s, length);
        last = length > 0 ? s[length - 1] : last;
        s += length;
        if (*s) {
            buf_add(out, last == ',' || s[1] == '[' ? " " : "&nbsp;");
            s++;
        }
    }
}

void html_id(struct buf *out, const char *s)
{
    for (; *s; s++) {
        bool plain = isalnum((unsigned char)*s) || *s == '-' || *s == '_';
        buf_add_char(out, plain ? *s : '-');
    }
}

static void add_element(struct buf *out, const char *tag, const char *text, size_t n)
{
    buf_printf(out, "<%s>", tag);
    html_text_n(out, text, n);
    buf_printf(out, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

void html_element(struct buf *out, const char *tag, const char *text)
{
    if (*text) {
        add_element(out, tag, text, strlen(text));
    }
}

void html_paragraphs(struct buf *out, const char *tag, struct buf *text)
{
    for (const char *s = buf_text(text) + strspn(buf_text(text), "\n"); *s;) {
        const char *end = strstr(s, "\n\n");
        size_t length = end ? (size_t)(end - s) : strlen(s);
        size_t shown = length;
        while (shown > 0 && s[shown - 1] == '\n') {
            shown--;
        }
        if (shown > 0) {
            add_element(out, tag, s, shown);
        }
        s += length;
        s += strspn(s, "\n");
    }
    buf_clear(text);
}
