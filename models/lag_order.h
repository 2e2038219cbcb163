/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expected numbers where writes are applied in order, each no sooner than all before it. */
#ifndef MODELS_LAG_ORDER_H
#define MODELS_LAG_ORDER_H

#include "models/lag_mass.h"

/* Of the unapplied, after lag_mass(h, w, -1), to a relative 1e-6. A write is unapplied if it or any
 * before it is by its own delay: with m(s) the lag_mass before s and m all of it, the integral of
 * rate (1 - exp(-m(s))), and 1 - exp(-m) for the oldest itself. */
double lag_order_missing(const struct lag_history *h, const struct lag_weight *w);

#endif
