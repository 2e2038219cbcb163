/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "stores.orders.regions",
          "stores.orders={model: sync, regions: [westeurope, northeurope], failover: {policy: "
          "runbook, promote: 10s}}"),
    QUIET("stores.orders={model: sync, regions: [westeurope, northeurope], failover: {policy: "
          "runbook, promote: 10s}}",
          "links[0].rtt=9ms"),
};

PITFALL_TEST(slow_commit)
