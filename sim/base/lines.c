/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/lines.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/base/utf8.h"

/* Length of the line break at s, 0 if there is none. */
static size_t break_length(const char *s, size_t n)
{
    if (s[0] == '\r') {
        return n > 1 && s[1] == '\n' ? 2 : 1;
    }
    if (s[0] == '\n') {
        return 1;
    }
    if (n > 1 && memcmp(s, "\xc2\x85", 2) == 0) { /* next line */
        return 2;
    }
    if (n > 2 && (memcmp(s, "\xe2\x80\xa8", 3) == 0 || memcmp(s, "\xe2\x80\xa9", 3) == 0)) {
        return 3; /* line separator, paragraph separator */
    }
    return 0;
}

static void add_line(struct lines *l, size_t *room, const char *text, size_t length)
{
    if (l->count == *room) {
        *room = *room ? 2 * *room : 64;
        l->line = xrealloc(l->line, *room, sizeof *l->line);
    }
    l->line[l->count++] = (struct line){.text = text, .length = length};
}

void lines_init(struct lines *l, const struct source *source)
{
    const char *text = source->text;
    size_t length = source->length, room = 0;
    size_t start = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

    *l = (struct lines){.source = source};
    for (size_t i = start; i < length;) {
        size_t skip = break_length(text + i, length - i);

        if (skip) {
            add_line(l, &room, text + start, i - start);
            start = i + skip;
        }
        i += skip ? skip : 1;
    }
    add_line(l, &room, text + start, length - start);
}

void lines_release(struct lines *l)
{
    for (size_t i = 0; i < l->count; i++) {
        free(l->line[i].steps);
    }
    free(l->line);
    *l = (struct lines){0};
}

struct line *lines_get(const struct lines *l, size_t number)
{
    return number >= 1 && number <= l->count ? &l->line[number - 1] : NULL;
}

static size_t next_byte(const struct line *line, size_t byte)
{
    uint32_t point;
    bool valid;

    return byte + utf8_decode(line->text + byte, line->length - byte, &point, &valid);
}

static void measure(struct line *line)
{
    size_t column = 0;

    line->steps = xcalloc(line->length / LINES_STEP + 1, sizeof *line->steps);
    for (size_t byte = 0; byte < line->length; column++) {
        if (column % LINES_STEP == 0) {
            line->steps[column / LINES_STEP] = byte;
        }
        byte = next_byte(line, byte);
    }
    line->width = column;
}

size_t lines_width(struct line *line)
{
    if (!line->steps) {
        measure(line);
    }
    return line->width;
}

size_t lines_byte(struct line *line, size_t column)
{
    if (column >= lines_width(line)) {
        return line->length;
    }
    size_t byte = line->steps[column / LINES_STEP];
    for (size_t k = column % LINES_STEP; k > 0; k--) {
        byte = next_byte(line, byte);
    }
    return byte;
}
