/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Costs count in halves: 1 for a change of case, 2 for anything else. */
#include "sim/base/names.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t substitution(char a, char b)
{
    return a == b ? 0 : lower(a) == lower(b) ? 1 : 2;
}

/* One row of the distance matrix from the two before it; row[j] is the cost of turning the first i
 * characters of a into the first j of b. */
static void fill_row(const char *a, size_t i, const char *b, size_t b_length, const size_t *before,
                     const size_t *above, size_t *row)
{
    row[0] = 2 * i;
    for (size_t j = 1; j <= b_length; j++) {
        size_t best = smaller(above[j], row[j - 1]) + 2;

        best = smaller(best, above[j - 1] + substitution(a[i - 1], b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
            best = smaller(best, before[j - 2] + 2);
        }
        row[j] = best;
    }
}

/* rows: room for three rows of b_length + 1. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length, size_t *rows)
{
    size_t width = b_length + 1;

    for (size_t j = 0; j < width; j++) {
        rows[j] = 2 * j;
    }
    for (size_t i = 1; i <= a_length; i++) {
        fill_row(a, i, b, b_length, rows + (i + 1) % 3 * width, rows + (i - 1) % 3 * width,
                 rows + i % 3 * width);
    }
    return rows[a_length % 3 * width + b_length];
}

static const char parting[] = "-_";
enum { SHORTEST_WORD = 3 }; /* less tells too little */

/* Whether the words of `word` begin words of `known`, in their order. */
static bool has_words(const char *known, const char *word)
{
    while (*word != '\0') {
        size_t length = strcspn(word, parting);

        if (length < SHORTEST_WORD) {
            return false;
        }
        while (strncmp(known, word, length) != 0) {
            known += strcspn(known, parting);
            if (*known == '\0') {
                return false;
            }
            known++;
        }
        known += strcspn(known, parting);
        known += *known != '\0';
        word += length;
        word += *word != '\0';
    }
    return true;
}

static const char *only_with_words(const char *word, const char *const *known, size_t count)
{
    const char *found = NULL;

    for (size_t k = 0; k < count; k++) {
        if (*word != '\0' && has_words(known[k], word)) {
            if (found != NULL) {
                return NULL;
            }
            found = known[k];
        }
    }
    return found;
}

const char *names_closest(const char *word, const char *const *known, size_t count)
{
    size_t length = strlen(word);
    size_t limit = 2 * (length / 3 > 1 ? length / 3 : 1); /* best so far once there is one */
    size_t *rows = xcalloc(3 * (length + limit + 1), sizeof *rows);
    const char *best = NULL;

    for (size_t k = 0; k < count; k++) {
        size_t known_length = strlen(known[k]);
        size_t apart = known_length > length ? known_length - length : length - known_length;
        size_t d;

        if (2 * apart > limit) { /* so many insertions alone are too many, and rows is enough */
            continue;
        }
        d = distance(word, length, known[k], known_length, rows);
        if (d < limit || (d == limit && !best)) {
            best = known[k];
            limit = d;
        }
    }
    free(rows);
    return best ? best : only_with_words(word, known, count);
}
