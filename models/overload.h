/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of each class's requests, overload and repeats fed back (see models/traffic.h). */
#ifndef MODELS_OVERLOAD_H
#define MODELS_OVERLOAD_H

#include <stddef.h>

struct world;

/* Requests per second that a group offers now. */
double overload_rate(const struct world *w, size_t group);
/* Brings every class in use up to date. */
void overload_settle(struct world *w);

#endif
