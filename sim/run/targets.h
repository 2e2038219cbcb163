/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verdicts: does the design meet what was asked of it?
 *
 * A verdict is met or missed only if the whole 95 % interval of the estimate lies on one side of
 * the limit (a limit equal to the end next to it is kept), and undecided otherwise: more
 * replications would tell. An end that the data cannot support is no end: the upper one of a
 * percentile is missing where the sample is too small for the level, or where it rests on values
 * that were still growing when the horizon cut them off. */
#ifndef SIM_RUN_TARGETS_H
#define SIM_RUN_TARGETS_H

#include "sim/run/collect.h"
#include "sim/run/result.h"
#include "sim/scenario/scenario.h"

/* lo or hi may be NaN: unbounded on that side. */
enum verdict target_verdict_at_least(double limit, double lo, double hi);
enum verdict target_verdict_at_most(double limit, double lo, double hi);

bool targets_any(const struct targets *t);

/* Fills ret->targets from the scenario's targets: availability against the mean of
 * availability.requests, rto and rpo against the percentile of rto.service and rpo.seconds over all
 * incidents. */
void targets_judge(const struct targets *t, struct collector *c, struct result *ret);

/* The 95 % interval of the percentile 100 p, 0 < p < 1, of values in clusters, as targets have it;
 * an end that the values do not support is NaN. */
struct interval targets_percentile_interval(struct sample *s, double p);

#endif
