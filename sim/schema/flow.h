/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tree on one line, in the flow style of YAML: "{uniform: {min: 30s, max: 1m}}". */
#ifndef SIM_SCHEMA_FLOW_H
#define SIM_SCHEMA_FLOW_H

#include "sim/base/buf.h"
#include "sim/schema/node.h"

/* As one would write it after PATH=. */
void flow_write(const struct node *n, struct buf *out);

#endif
