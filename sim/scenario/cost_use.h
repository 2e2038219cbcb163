/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what is said about cost has something to act on, and what counts nothing for want of a
 * word about it. Warnings only. */
#ifndef SIM_SCENARIO_COST_USE_H
#define SIM_SCENARIO_COST_USE_H

#include "sim/scenario/sections.h"

/* Without prices, sizes do nothing. */
void cost_use_unpriced(struct build *b);
/* With prices: sizes and working hours that are not given count nothing, and what is not of the
 * price book's platform is taken for its counterpart there; faults scripted within less than a
 * year are projected to one. */
void cost_use_priced(struct build *b);

#endif
