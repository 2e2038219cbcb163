/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims_front.h"

#include <stdbool.h>
#include <string.h>

#include "sim/schema/text.h"

/* The line at s without its end; behind it. */
static const char *line_of(const char *s, const char *end, size_t *ret_length)
{
    const char *c = s;
    while (c < end && text_break(c, (size_t)(end - c)) == 0) {
        c++;
    }
    *ret_length = (size_t)(c - s);
    return c < end ? c + text_break(c, (size_t)(end - c)) : c;
}

static bool is_fence(const char *line, size_t length)
{
    while (length > 3 && (line[length - 1] == ' ' || line[length - 1] == '\t')) {
        length--;
    }
    return length == 3 && memcmp(line, "---", 3) == 0;
}

const struct source *claims_front(struct arena *a, const struct source *page, struct diag *d,
                                  uint32_t *ret_body)
{
    const char *end = page->text + page->length, *line = page->text;
    size_t length;
    const char *next = line_of(line, end, &length);
    *ret_body = 1;
    if (!is_fence(line, length)) {
        diag_error(d, "A101", (struct mark){.source = page, .line = 1, .column = 1}, NULL,
                   "has no front matter: the first line is not ---");
        diag_hint(d, "claims stand in YAML between two lines --- at the top");
        return NULL;
    }
    do {
        line = next;
        next = line_of(line, end, &length);
        ++*ret_body;
    } while (line < end && !is_fence(line, length));
    if (line >= end) {
        diag_error(d, "A101", (struct mark){.source = page, .line = 1, .column = 1, .length = 3},
                   NULL, "the front matter that begins here does not end: there is no other ---");
        return NULL;
    }
    ++*ret_body;
    return text_source(a, page->name, page->text, (size_t)(line - page->text));
}
