/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help with misspelt names. */
#ifndef SIM_BASE_NAMES_H
#define SIM_BASE_NAMES_H

#include <stddef.h>

/* The known name nearest to word by edit distance (insert, delete, substitute, swap of neighbours;
 * case counts half), or NULL if none is within max(1, length / 3). The first of equals wins. */
const char *names_closest(const char *word, const char *const *known, size_t count);

#endif
