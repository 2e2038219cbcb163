/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of fault that have a file of their own. */
#ifndef MODELS_FAULT_KINDS_H
#define MODELS_FAULT_KINDS_H

#include "models/fault.h"
#include "models/plan.h"

extern const struct fault_effect fault_bad_deployment;
extern const struct fault_effect fault_control_plane;
extern const struct fault_effect fault_edge_outage;
extern const struct fault_effect fault_instance_crash;
extern const struct fault_effect fault_load_surge;
extern const struct fault_effect fault_origin_disabled;
extern const struct fault_effect fault_pop_outage;

/* How many POPs an outage of the edge hits; it may round to none. */
size_t fault_edge_outage_pops(const struct plan *plan, const struct fault *fault);
/* A control plane is back: what origin-disabled waited for goes on, if it waits for it. */
void fault_origin_resume(struct world *w, size_t fault);

#endif
