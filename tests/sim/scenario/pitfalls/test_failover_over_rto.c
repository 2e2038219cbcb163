/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(ERROR, "stores.orders.failover",
          "stores.orders.failover={policy: automatic, grace_period: 1h}", "operations=~",
          "edge.outage=~"),
    FIRES(WARNING, "stores.orders.failover",
          "stores.orders.failover={policy: automatic, grace_period: 1h}", "operations=~",
          "edge.outage={every: {exponential: {mean: 7d}}, for: 1m}"),
    QUIET("stores.orders.failover={policy: automatic, grace_period: 1m}", "operations=~",
          "edge.outage=~"),
    QUIET("stores.orders.failover={policy: automatic, grace_period: 1h}", "operations=~",
          "clients.west.write_share=1%", "clients.north.write_share=1%"),
};

PITFALL_TEST(failover_over_rto)
