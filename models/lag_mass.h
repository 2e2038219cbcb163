/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Integrals of rate times weight over the history of a replica: expected numbers of writes. */
#ifndef MODELS_LAG_MASS_H
#define MODELS_LAG_MASS_H

#include "models/lag_history.h"
#include "models/lag_position.h"
#include "sim/rng/dist.h"

/* What a write of age a counts: P(delay > a) of `delay`, or P(position is more than a behind) of
 * `position`, or 1 if both are NULL. One that has not left counts 1. */
struct lag_weight {
    const struct dist *delay;
    const struct lag_position *position;
    double mean, reach; /* of `delay`: beyond reach nothing is left of its tail, to the last bit; 0
                           where that is not known */
};

/* Of all writes before h->now, with ages as they will be `later` seconds on (and then batches as
 * foreseen, if later is not below 0; below 0 stands for now). */
double lag_mass(struct lag_history *h, const struct lag_weight *w, double later);
/* The same of the present, to a relative 1e-10 and as cheap as that allows. */
double lag_mass_expected(const struct lag_history *h, const struct lag_weight *w);
/* Acknowledgement of the write before which `mass` lies, counted from the oldest. After a lag_mass
 * of the present with the same weight, and 0 <= mass <= what that gave. */
simtime lag_mass_place(const struct lag_history *h, const struct lag_weight *w, double mass);
/* Of the first piece no more than 1e-15 writes are left. */
bool lag_mass_is_gone(const struct lag_history *h, const struct lag_weight *w);

/* Of one cell; and whether its ages are all alike, so that its mass lies evenly along it. */
double lag_mass_of_cell(const struct lag_cell *c, const struct lag_weight *w);
bool lag_cell_is_flat(const struct lag_cell *c);

/* The same with weight 1, of the writes acknowledged in [since, h->now) only. */
double lag_mass_since(const struct lag_history *h, simtime since);
simtime lag_mass_place_since(const struct lag_history *h, simtime since, double mass);

#endif
