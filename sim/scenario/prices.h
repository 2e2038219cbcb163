/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a design is paid by which price. */
#ifndef SIM_SCENARIO_PRICES_H
#define SIM_SCENARIO_PRICES_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/scenario/scenario.h"

/* A store is paid by provisioned throughput (request units) if it is multi-write or of an
 * azure-cosmos preset, and otherwise by the vCores of its replicas. */
bool prices_by_throughput(const struct store *s);

/* Some component is the way to the store: one that nobody uses costs nothing. */
bool prices_used(const struct scenario *sc, size_t store);

/* A component of a stamp is paid where it stands. One that stands in another region is paid once
 * for all stamps that call it, and not at all if a stamp there has it as its own. One that is the
 * way to a store is not paid: the store is. */
bool prices_pays(const struct scenario *sc, size_t stamp, size_t component);

/* The price of an hour of one of its instances, or of a month without any. */
enum price prices_of_component(const struct component *c);

/* The design has something that costs this: never true of entries that are no money. */
bool prices_needed(const struct scenario *sc, enum price id);

/* The entry enters into what the design costs, were all sizes given; of entries that are no money
 * too. */
bool prices_acts(const struct scenario *sc, enum price id);

#endif
