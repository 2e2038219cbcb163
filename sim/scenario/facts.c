/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/facts.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "sim/base/buf.h"

enum { ID_MAX = 16 };

/* In the words of docs/facts.md. */
static const struct {
    char letter;
    const char *meaning;
} grades[] = {
    {'A', "the vendor's reference says so"},
    {'B', "the vendor says it loosely, or its staff do in an issue or a blog"},
    {'C', "a third party or an observation"},
    {'D', "derived, by the arithmetic shown in docs/facts.md"},
    {'U', "not found: an assumption that you should look at"},
};

const struct fact *facts_find(const char *id)
{
    size_t low = 0, high = fact_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(id, facts[middle].id);
        if (order == 0) {
            return &facts[middle];
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return NULL;
}

static bool is_part(char c)
{
    return isalnum((unsigned char)c) || c == '-';
}

const struct fact *facts_next(const char *text, size_t *at)
{
    char id[ID_MAX];
    while (text[*at]) {
        size_t length = 0;
        while (is_part(text[*at + length])) {
            length++;
        }
        const char *word = text + *at;
        *at += length > 0 ? length : 1;
        if (length > 0 && length < ID_MAX) {
            memcpy(id, word, length);
            id[length] = '\0';
            const struct fact *found = facts_find(id);
            if (found) {
                return found;
            }
        }
    }
    return NULL;
}

/* A capital of its own: the A of "A (that)" and not of "And". */
static bool has_letter(const char *grade, char letter)
{
    for (const char *at = strchr(grade, letter); at; at = strchr(at + 1, letter)) {
        if ((at == grade || !is_part(at[-1])) && !is_part(at[1])) {
            return true;
        }
    }
    return false;
}

void facts_explain_grade(const char *grade, struct buf *out)
{
    bool any = false;
    for (size_t i = 0; i < sizeof grades / sizeof *grades; i++) {
        if (has_letter(grade, grades[i].letter)) {
            buf_printf(out, "%s%c: %s", any ? "; " : "", grades[i].letter, grades[i].meaning);
            any = true;
        }
    }
    buf_add(out, any ? "" : grade);
}
