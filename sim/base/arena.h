/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bump allocator: many small objects with one common end of life.
 *
 * Memory comes back zeroed and aligned for any type. Nothing is freed singly: arena_reset makes the
 * whole arena empty again and keeps its blocks for reuse (poisoned under AddressSanitizer, so that
 * a pointer kept across a reset is caught). The budget is soft: an allocation never fails for want
 * of budget, arena_over_budget tells, and the run loop then ends the replication as a finding.
 * Running out of the machine's memory ends the program with one sentence and EXIT_WORLD. */
#ifndef SIM_BASE_ARENA_H
#define SIM_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *first, *current;
    size_t used;   /* bytes handed out since the last reset */
    size_t budget; /* 0: none */
};

void arena_init(struct arena *a, size_t budget);
void arena_release(struct arena *a); /* accepts a zeroed arena */
void arena_reset(struct arena *a);
void *arena_alloc(struct arena *a, size_t size);
/* count * size with overflow checked. */
void *arena_array(struct arena *a, size_t count, size_t size);
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool arena_over_budget(const struct arena *a);

#endif
