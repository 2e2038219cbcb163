/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A node as one would write it on a line, in flow style: "30s", "[10s, 30s]", "{n: 4, x: 3}". */
#ifndef SIM_SCHEMA_FLOW_H
#define SIM_SCHEMA_FLOW_H

#include "sim/base/buf.h"
#include "sim/schema/node.h"

/* Reads back as the same value. */
void flow_write(const struct node *n, struct buf *out);

#endif
