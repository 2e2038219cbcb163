/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(ERROR, "stores.orders.operations.delete",
          "stores.orders={model: multi-write, regions: [westeurope, northeurope], entities: "
          "{count: 100}, operations: {debit: 95%, delete: 5%}}",
          "operations=~"),
    QUIET("stores.orders={model: multi-write, regions: [westeurope, northeurope], entities: "
          "{count: 100}, operations: {update: 95%, delete: 5%}}",
          "operations=~"),
    QUIET("stores.orders={model: multi-write, regions: [westeurope, northeurope], entities: "
          "{count: 100}, operations: {debit: 95%, delete: 5%}, conflicts: {policy: keep-live}}",
          "operations=~"),
};

PITFALL_TEST(lww_delete)
