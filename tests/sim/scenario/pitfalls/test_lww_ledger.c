/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(ERROR, "stores.orders.conflicts.policy",
          "stores.orders={model: multi-write, regions: [westeurope, northeurope], entities: "
          "{count: 100}, operations: {update: 50%, debit: 50%}}",
          "operations=~"),
    QUIET("stores.orders={model: multi-write, regions: [westeurope, northeurope], entities: "
          "{count: 100}, operations: {update: 50%, debit: 50%}, conflicts: {policy: append}}",
          "operations=~"),
    QUIET("stores.orders={model: multi-write, regions: [westeurope, northeurope], entities: "
          "{count: 100}}",
          "operations=~"),
};

PITFALL_TEST(lww_ledger)
