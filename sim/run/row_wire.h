/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row as bytes and back, the same to the last bit.
 *
 * Most values of most incidents are none, so a set of values goes as two bitmaps, which metrics
 * have a value and which are censored, and the values that there are: some hundred bytes an
 * incident instead of 9 a metric. */
#ifndef SIM_RUN_ROW_WIRE_H
#define SIM_RUN_ROW_WIRE_H

#include <stdbool.h>

#include "sim/base/arena.h"
#include "sim/base/wire.h"
#include "sim/stats/metric.h"

/* metrics: how many the table has that the row's values are of. */
void row_wire_put(const struct row *row, size_t metrics, struct buf *out);

/* Fills the arrays that the row has, and allocates its incidents in the arena. False if the bytes
 * are no row; what stands in it then is of no use. */
bool row_wire_get(struct wire *w, size_t metrics, struct arena *rows, struct row *ret);

#endif
