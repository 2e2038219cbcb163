/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tree as YAML that reads back as the same tree, with the origin of every value. */
#ifndef SIM_SCHEMA_EFFECTIVE_H
#define SIM_SCHEMA_EFFECTIVE_H

#include "sim/base/buf.h"
#include "sim/schema/node.h"

/* One line a key, each ending in a comment: default, preset NAME (that of the nearest mapping
 * around it with a key `preset`), FILE:LINE, or the name of the override. root is a mapping. */
void effective_write(const struct node *root, struct buf *out);

#endif
