/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the stores of a finished replication report. */
#ifndef MODELS_COLLECT_STORES_H
#define MODELS_COLLECT_STORES_H

#include "sim/stats/metric.h"

struct world;

/* Fills the metrics that the scenario's stores give a value to; the others stay as they are. */
void collect_stores(const struct world *w, struct row *row);

#endif
