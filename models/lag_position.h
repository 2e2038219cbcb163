/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The position of a replica that applies a stream: the largest v - X(v) so far on its clock v, X
 * redrawn at exponential epochs of mean c.
 *
 * The position lags by more than r iff X does and at every epoch at an age t < r the X that ended
 * there was above r - t, so with F and S of X in the stationary state
 *
 *   P(lag > r) = S(r) exp(-(1 / c) integral of F from 0 to r)
 *
 * Drawn backwards from the present: the epochs have no memory, and those from whose end even the
 * smallest X would not have got beyond the position need not be known. Successive draws are
 * consistent: the way back ends at the state of the one before. */
#ifndef MODELS_LAG_POSITION_H
#define MODELS_LAG_POSITION_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/simtime.h"
#include "sim/rng/dist.h"
#include "sim/rng/stream.h"

struct lag_node;

struct lag_position {
    const struct dist *law;
    double coherence, least; /* seconds; the smallest X */
    bool known;              /* drawn at clock `at`: X as it was then, and the lag */
    simtime at;
    double x, lag;
    double to_epoch;        /* forwards only: seconds from `at` to the next epoch */
    struct lag_node *nodes; /* of the integral of P(lag > r) from r on */
    size_t count;
};

/* The law must outlive it. */
void lag_position_init(struct lag_position *p, const struct dist *law, simtime coherence);
void lag_position_release(struct lag_position *p);
/* Stationary, whenever it is asked for first. */
void lag_position_reset(struct lag_position *p);

/* Seconds that the position is behind the clock, which never falls. */
double lag_position_draw(struct lag_position *p, simtime clock, struct stream *s);
/* The same epoch by epoch as time goes on; not to be mixed with it. */
double lag_position_play(struct lag_position *p, simtime clock, struct stream *s);
/* Seconds from the last draw until the position has passed clock + ahead, if the epochs to come are
 * as drawn here; they are not kept. */
double lag_position_passes(const struct lag_position *p, double ahead, struct stream *s);

/* P(lag > r), stationary, and its integral from r to q >= r (relative error below 1e-6 of the mean
 * lag for laws with a density). */
double lag_position_survival(const struct lag_position *p, double r);
double lag_position_between(const struct lag_position *p, double r, double q);

#endif
