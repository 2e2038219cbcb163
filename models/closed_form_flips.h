/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flips to unhealthy under nothing but random probe loss, in closed form. */
#ifndef MODELS_CLOSED_FORM_FLIPS_H
#define MODELS_CLOSED_FORM_FLIPS_H

#include <stdbool.h>

struct world;

/* Expected number over the horizon, all POPs and origins, asked of a world without faults; false
 * where the chain is too large, probes overlap or fail for another reason, or requests could. */
bool closed_form_flips(const struct world *quiet, double *ret_mean);

#endif
