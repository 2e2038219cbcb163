/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of a plan that stores need. */
#ifndef MODELS_PLAN_STORES_H
#define MODELS_PLAN_STORES_H

#include "models/plan.h"
#include "sim/base/arena.h"

void plan_stores(struct arena *a, struct plan *plan);

#endif
