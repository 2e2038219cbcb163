/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a command line as a shell reads them, written and read again: as they stand, or quoted
 * by
 * '...', \' and $'\ooo'. */
#ifndef SIM_BASE_SHELL_WORDS_H
#define SIM_BASE_SHELL_WORDS_H

#include <stddef.h>

#include "sim/base/arena.h"
#include "sim/base/buf.h"

struct shell_words {
    const char **items;
    size_t count;
};

/* Blanks and line breaks part words. Lives in the arena. */
struct shell_words shell_words_read(struct arena *a, const char *text);
/* A word that a shell reads as just that: quoted if a shell might see more in it, with what a
 * terminal must not see in octal. */
void shell_words_add(const char *word, struct buf *out);

#endif
