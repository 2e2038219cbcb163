/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regenerative simulation: a cycle begins where the past is forgotten, and a long-run share is the
 * mean reward of a cycle over its mean length, each weighted where failures are biased. */
#ifndef TESTS_THEORY_CYCLES_H
#define TESTS_THEORY_CYCLES_H

#include <stddef.h>

#include "sim/stats/tally.h"

struct cycles {
    size_t count, room;
    double *reward, *length;
};

void cycles_add(struct cycles *c, double reward, double length);
void cycles_release(struct cycles *c);
/* The ratio with its error to first order: the tally of r + (reward - r length) / mean length. */
struct tally cycles_ratio(const struct cycles *c);

#endif
