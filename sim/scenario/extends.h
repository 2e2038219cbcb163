/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario file together with all that it extends, as one tree. */
#ifndef SIM_SCENARIO_EXTENDS_H
#define SIM_SCENARIO_EXTENDS_H

#include <stddef.h>

#include "sim/schema/node.h"
#include "sim/schema/report.h"

struct extends {
    struct reader *reader;
    const struct node *root;
    char sha256[65]; /* of the text of the file, then of the one it extends, and so on */
};

/* Reads the file and what it extends, which may be a scenario that comes with the program
 * (bundled.h); root NULL, reported, if a text among them cannot be read as a
 * tree. A chain that comes back to itself is an error that names it. */
void extends_read(struct extends *x, const char *path);
/* The same for a text from memory, which must not extend anything. */
void extends_read_text(struct extends *x, const char *name, const char *text, size_t length);

#endif
