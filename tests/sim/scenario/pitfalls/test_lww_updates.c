/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "stores.orders.conflicts.policy",
          "stores.orders={model: multi-write, regions: [westeurope, northeurope]}", "operations=~"),
    QUIET("stores.orders={model: multi-write, regions: [westeurope, northeurope], entities: "
          "{count: 100}, conflicts: {policy: append}}",
          "operations=~"),
    QUIET("stores.orders={model: multi-write, regions: [westeurope, northeurope], entities: "
          "{count: 100}, operations: {debit: 100%}}",
          "operations=~"),
};

PITFALL_TEST(lww_updates)
