/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help with misspelt names. */
#ifndef SIM_BASE_NAMES_H
#define SIM_BASE_NAMES_H

#include <stddef.h>

/* The known name nearest to word by edit distance (insert, delete, substitute, swap of neighbours;
 * case counts half), within max(1, length / 3); the first of equals wins. Else the only one that
 * has the words of `word`, parted by - or _, in their order as its own words or how they begin:
 * azure-sql-failover-group for azure-sql. Else NULL. */
const char *names_closest(const char *word, const char *const *known, size_t count);

#endif
