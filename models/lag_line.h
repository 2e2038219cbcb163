/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of the waiting line of a replica if nothing changes: models/lag.h, at h->now. With
 * batches the line is what has reached its boundary and not left. */
#ifndef MODELS_LAG_LINE_H
#define MODELS_LAG_LINE_H

#include "models/lag_history.h"

simtime lag_line_drained(const struct lag_history *h);
simtime lag_line_reaches(struct lag_history *h, double writes, simtime age);

#endif
