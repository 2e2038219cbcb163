/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scenario together with the tree it was read from, for those who describe it. */
#ifndef SIM_SCENARIO_TREE_H
#define SIM_SCENARIO_TREE_H

#include "sim/scenario/load.h"
#include "sim/scenario/sections.h"

/* As scenario_load; *ret_tree is the tree with preset and defaults filled in, each node with its
 * origin. */
const struct scenario *tree_load(struct arena *a, const char *path,
                                 const struct override *overrides, size_t override_count,
                                 struct diag *d, const struct node **ret_tree);

#endif
