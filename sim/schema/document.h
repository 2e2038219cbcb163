/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YAML 1.1 as libyaml reads it, into a tree of nodes: one document, anchors and aliases resolved,
 * merge keys (`<<`) expanded.
 *
 * Own keys win over merged ones, earlier merges over later. Bounded: 64 levels of nesting, and
 * DOCUMENT_MAX_NODES nodes with every alias counted as what it stands for; an alias to a node that
 * encloses it is refused. Tags, keys that are no plain text and further documents are errors. */
#ifndef SIM_SCHEMA_DOCUMENT_H
#define SIM_SCHEMA_DOCUMENT_H

#include <stddef.h>

#include "sim/base/arena.h"
#include "sim/base/diag.h"
#include "sim/schema/node.h"

enum { DOCUMENT_MAX_DEPTH = 64, DOCUMENT_MAX_NODES = 1000000 };

/* Reads the source from byte `start` (0 but for the value of an override). *nodes counts over
 * several texts. NULL if the text cannot be read as a tree; then exactly one error is reported.
 * Duplicate keys and bad merge keys are reported and the tree still returned. */
const struct node *document_read(struct arena *a, const struct source *s, size_t start,
                                 enum origin origin, size_t *nodes, struct diag *d);

/* A value of ours, such as a default, as a user would write it; that it is well-formed is our
 * business and tested. */
const struct node *document_value(struct arena *a, const char *text, enum origin origin);

#endif
