/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(ERROR, "stores.orders.model", "targets.rpo=0s"),
    FIRES(ERROR, "stores.orders.model", "targets.rpo=0s", "stores.orders.failover={policy: none}",
          "operations=~", "regions.westeurope.outage.data_lost=1%"),
    FIRES(ERROR, "stores.orders.model", "targets.rpo=0s", "stores.orders.failover={policy: none}",
          "operations=~", "faults=[{at: 1h, fault: forced-failover, target: orders}]"),
    QUIET("targets.rpo=0s", "stores.orders.failover={policy: none}", "operations=~"),
    QUIET("targets.rpo=1s"),
};

PITFALL_TEST(rpo_zero_async)
