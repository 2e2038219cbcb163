/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "stores.orders.on_partition",
          "stores.orders={model: sync, regions: [westeurope, northeurope], failover: {policy: "
          "runbook, promote: 10s}}"),
    QUIET("stores.orders={model: sync, regions: [westeurope, northeurope], failover: {policy: "
          "runbook, promote: 10s}, on_partition: degrade-to-async}"),
};

PITFALL_TEST(blocking_sync)
