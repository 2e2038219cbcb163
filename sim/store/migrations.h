/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a store, step by step: `PRAGMA user_version` says how many of the steps a file has
 * taken, and an older one takes those it lacks, all or none. A step, once released, never changes.
 */
#ifndef SIM_STORE_MIGRATIONS_H
#define SIM_STORE_MIGRATIONS_H

#include "sim/store/archive.h"

extern const char *const migrations[]; /* SQL, oldest first */
extern const int migration_count;

/* Whether the file is empty or a store that this version of the program can read. */
bool migrations_check(struct archive *s);
/* Whether it is a store that lacks steps. */
bool migrations_pending(struct archive *s);
bool migrations_apply(struct archive *s, const char *const *steps, int count);

#endif
