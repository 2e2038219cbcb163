/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Client groups' demand over time: rate(t) = requests x daily[hour] x weekly[day] x surge, in steps
 * of an hour UTC; a replication starts on Monday 00:00. Factors are not normalised. */
#ifndef MODELS_CLIENTS_H
#define MODELS_CLIENTS_H

#include "sim/base/simtime.h"
#include "sim/scenario/scenario.h"

enum { WEEK_HOURS = 168 };

/* The profile's factor at t. */
double clients_factor(const struct profile *p, simtime t);
/* Its integral over [from, to) in seconds, rounded once in extended precision. O(1) in the length.
 */
long double clients_integral(const struct profile *p, simtime from, simtime to);
double clients_weekly_mean(const struct profile *p);
/* The next full hour after t. */
simtime clients_next_step(simtime t);

#endif
