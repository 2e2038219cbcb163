/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/shell_words.h"

#include <stdbool.h>
#include <string.h>

#include "sim/base/utf8.h"

/* Up to the closing quote; behind it. */
static const char *read_quoted(const char *s, struct buf *word)
{
    size_t length = strcspn(s, "'");
    buf_add_n(word, s, length);
    return s + length + (s[length] == '\'');
}

static bool is_octal(char c)
{
    return c >= '0' && c <= '7';
}

static const char *read_escaped(const char *s, struct buf *word)
{
    while (*s && *s != '\'') {
        if (s[0] == '\\' && is_octal(s[1]) && is_octal(s[2]) && is_octal(s[3])) {
            buf_add_char(word, (char)((s[1] - '0') * 64 + (s[2] - '0') * 8 + (s[3] - '0')));
            s += 4;
        } else {
            buf_add_char(word, *s++);
        }
    }
    return s + (*s == '\'');
}

static const char *read_word(const char *s, struct buf *word)
{
    while (*s && !strchr(" \n", *s)) {
        if (*s == '\'') {
            s = read_quoted(s + 1, word);
        } else if (s[0] == '$' && s[1] == '\'') {
            s = read_escaped(s + 2, word);
        } else {
            s += s[0] == '\\' && s[1];
            buf_add_char(word, *s++);
        }
    }
    return s;
}

struct shell_words shell_words_read(struct arena *a, const char *text)
{
    struct shell_words words = {.items = arena_array(a, strlen(text) + 1, sizeof *words.items)};
    struct buf word = BUF_INIT;
    for (const char *s = text + strspn(text, " \n"); *s; s += strspn(s, " \n")) {
        buf_clear(&word);
        s = read_word(s, &word);
        words.items[words.count++] = arena_strdup(a, buf_text(&word));
    }
    buf_release(&word);
    return words;
}

static bool is_printable(const char *word)
{
    struct buf shown = BUF_INIT;
    utf8_show(&shown, word);
    bool same = strcmp(buf_text(&shown), word) == 0;
    buf_release(&shown);
    return same;
}

/* $'...' with what a terminal must not see in octal. */
static void add_escaped(const char *word, struct buf *out)
{
    buf_add(out, "$'");
    for (; *word; word++) {
        unsigned char c = (unsigned char)*word;
        if (c < 0x20 || c >= 0x7f || c == '\'' || c == '\\') {
            buf_printf(out, "\\%03o", c);
        } else {
            buf_add_char(out, *word);
        }
    }
    buf_add_char(out, '\'');
}

void shell_words_add(const char *word, struct buf *out)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789@%+=:,./_-";
    if (*word && word[strspn(word, plain)] == '\0') {
        buf_add(out, word);
        return;
    }
    if (!is_printable(word)) {
        add_escaped(word, out);
        return;
    }
    buf_add_char(out, '\'');
    for (; *word; word++) {
        if (*word == '\'') {
            buf_add(out, "'\\''");
        } else {
            buf_add_char(out, *word);
        }
    }
    buf_add_char(out, '\'');
}
