/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(ERROR, "stores.orders.failover.policy", "stores.orders.failover={policy: none}",
          "operations=~", "edge.outage=~"),
    FIRES(WARNING, "stores.orders.failover.policy", "stores.orders.failover={policy: none}",
          "operations=~", "edge.outage={every: {exponential: {mean: 7d}}, for: 1m}"),
    QUIET("stores.orders.failover={policy: none}", "operations=~", "targets.rto=~"),
};

PITFALL_TEST(no_failover)
