/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the lines of a text begin and end, found in one pass, so that any number of marks can be
 * shown in time that grows with the text and not with its square. */
#ifndef SIM_BASE_LINES_H
#define SIM_BASE_LINES_H

#include <stddef.h>

#include "sim/base/diag.h"

struct line {
    const char *text; /* without its break */
    size_t length;    /* bytes */
    size_t width;     /* characters, once measured; ask lines_width */
    size_t *steps;    /* byte of every LINES_STEP-th character, once measured */
};

enum { LINES_STEP = 1024 };

struct lines {
    const struct source *source;
    struct line *line;
    size_t count;
};

/* The breaks are those of YAML 1.1, whose parser counts the lines that marks name; a byte order
 * mark is not part of the first line. source->text must not be NULL. */
void lines_init(struct lines *l, const struct source *source);
void lines_release(struct lines *l); /* accepts a zeroed index */

/* Line number `number` from 1; NULL if there is none. */
struct line *lines_get(const struct lines *l, size_t number);
size_t lines_width(struct line *line);
/* The byte at which a character of the line begins, columns from 0; the length beyond its end.
 * Takes at most LINES_STEP characters to find. */
size_t lines_byte(struct line *line, size_t column);

#endif
