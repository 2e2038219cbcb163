/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "stores.orders.backup.every",
          "stores.orders={model: zone-redundant, regions: [westeurope], backup: {every: 4h, "
          "restore: 1h}}"),
    FIRES(ERROR, "stores.orders.backup.every",
          "stores.orders={model: zone-redundant, regions: [westeurope], backup: {every: 4h, "
          "restore: 1h}}",
          "regions.westeurope.outage.data_lost=1%"),
    QUIET("stores.orders={model: zone-redundant, regions: [westeurope], backup: {every: 4h, "
          "restore: 1h}}",
          "targets.rpo=4h"),
};

PITFALL_TEST(backup_over_rpo)
