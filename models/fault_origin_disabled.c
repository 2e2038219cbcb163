/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An operator disables an origin by configuration, and enables it again at the end. Each change has
 * to spread over the edge first (AFD-26), so the fault acts late and is over late; the stamp itself
 * stays alive all the time. */
#include "models/fault_kinds.h"
#include "models/world.h"

static void start(struct world *w, size_t fault)
{
    edge_configure(w, fault, false);
}

static void end(struct world *w, size_t fault)
{
    edge_configure(w, fault, true);
}

const struct fault_effect fault_origin_disabled = {FAULT_ORIGIN_DISABLED, start, end, true};
