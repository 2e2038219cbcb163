/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/command.h"

#include <stdbool.h>

#include "sim/base/utf8.h"

/* Bytes of the word of a shell command that begins at s. */
static size_t word_length(const char *s)
{
    size_t i = 0;
    for (bool quoted = false; s[i] && (quoted || s[i] != ' '); i++) {
        if (s[i] == '\'') {
            quoted = !quoted;
        } else if (s[i] == '\\' && !quoted && s[i + 1]) {
            i++;
        }
    }
    return i;
}

/* The same for a word and those after it up to the next option. */
static size_t part_length(const char *s)
{
    size_t i = word_length(s);
    while (s[i] == ' ' && s[i + 1] != '-') {
        i += 1 + word_length(s + i + 1);
    }
    return i;
}

void command_write(const char *command, size_t width, struct buf *out)
{
    size_t column = 1;
    buf_add_char(out, ' ');
    for (const char *word = command; *word;) {
        size_t n = part_length(word), columns = utf8_width(word, n), shown = 0;
        if (column > 4 && column + 1 + columns + 2 > width) {
            buf_add(out, " \\\n   ");
            column = 3;
        }
        buf_add_char(out, ' ');
        while (shown < n) {
            shown += utf8_show_one(out, word + shown, n - shown);
        }
        column += 1 + columns;
        word += n + (word[n] == ' ');
    }
    buf_add_char(out, '\n');
}

void command_write_block(const char *command, struct buf *out)
{
    buf_add(out, "\n```sh\n");
    utf8_show(out, command);
    buf_add(out, "\n```\n");
}

void command_write_heading(const char *version, struct buf *out)
{
    buf_add(out, "Reproduce with ninefold ");
    utf8_show(out, version);
    buf_add(out, ":\n");
}
