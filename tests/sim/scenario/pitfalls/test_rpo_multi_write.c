/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "stores.orders.model",
          "stores.orders={model: multi-write, regions: [westeurope, northeurope]}", "operations=~"),
    FIRES(ERROR, "stores.orders.model",
          "stores.orders={model: multi-write, regions: [westeurope, northeurope]}", "operations=~",
          "targets.rpo=0s",
          "faults=[{at: 1h, fault: region-outage, target: westeurope, for: 1h, data: lost}]"),
    QUIET("stores.orders={model: multi-write, regions: [westeurope, northeurope]}", "operations=~",
          "targets.rpo=15m"),
};

PITFALL_TEST(rpo_multi_write)
