/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Large arrays that are read here and there: on huge pages, where the kernel grants them, an access
 * misses one cache instead of two. */
#ifndef SIM_BASE_HUGE_H
#define SIM_BASE_HUGE_H

#include <stddef.h>

/* Zeroed memory for so many bytes, of which each page is taken only once it is written to; so one
 * may reserve more than one needs. NULL: there are no addresses left. O(1). */
void *huge_reserve(size_t size);
void huge_release(void *memory, size_t size); /* the same size; accepts NULL */

#endif
