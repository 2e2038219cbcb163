/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that something is read from, in the order in which they are read: noted while it is
 * read, and given instead of the files to whoever reads the same again where they are not. */
#ifndef SIM_SCHEMA_TEXTS_H
#define SIM_SCHEMA_TEXTS_H

#include "sim/base/diag.h"

struct text_link {
    const struct source *source;
    const struct text_link *next;
};

/* Zeroed: none. */
struct texts {
    const struct text_link *first;
    struct text_link *last;
};

struct reader;

void texts_add(struct texts *s, struct arena *a, const struct source *source);

/* As text_read, with r->arena and r->diag: reads the file and notes it in r->texts, or takes the
 * next of r->instead, which is an error if that has another name or does not exist. */
const struct source *texts_read(struct reader *r, const char *name, struct mark from,
                                const char *path);

#endif
