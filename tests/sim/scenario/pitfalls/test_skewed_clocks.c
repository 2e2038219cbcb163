/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "stores.orders.conflicts.clock_skew",
          "stores.orders={model: multi-write, regions: [westeurope, northeurope], lag: 100ms, "
          "entities: {count: 100}, conflicts: {clock_skew: {westeurope: 0ms, northeurope: 300ms}}}",
          "operations=~"),
    QUIET("stores.orders={model: multi-write, regions: [westeurope, northeurope], lag: 100ms, "
          "entities: {count: 100}, conflicts: {clock_skew: {westeurope: 0ms, northeurope: 3ms}}}",
          "operations=~"),
};

PITFALL_TEST(skewed_clocks)
