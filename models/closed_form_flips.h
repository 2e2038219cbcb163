/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flips to unhealthy under nothing but random probe loss, in closed form. */
#ifndef MODELS_CLOSED_FORM_FLIPS_H
#define MODELS_CLOSED_FORM_FLIPS_H

#include <stdbool.h>

struct plan;

/* Expected number over the horizon, all POPs and origins; false where the chain is too large or
 * probes overlap. */
bool closed_form_flips(const struct plan *plan, double *ret_mean);

#endif
