/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a command line as a shell reads them, of those that this program writes: quoted by
 * '...', \' and $'\ooo' (sim/cli/reproduce.h); and a word for one. */
#ifndef REPORTS_SHELL_WORDS_H
#define REPORTS_SHELL_WORDS_H

#include <stddef.h>

#include "sim/base/arena.h"
#include "sim/base/buf.h"

struct shell_words {
    const char **items;
    size_t count;
};

/* Blanks and line breaks part words. Lives in the arena. */
struct shell_words shell_words_read(struct arena *a, const char *text);
/* A word that a shell reads as it stands, in quotes if it has to be; what a terminal must not see
 * is a '?'. */
void shell_words_add(const char *word, struct buf *out);

#endif
