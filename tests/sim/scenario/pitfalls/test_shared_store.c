/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "stamps.ne.components.ledger.store",
          "stores.ledger={model: zone-redundant, regions: [westeurope]}",
          "stamps.ne.components.ledger={store: ledger}"),
    QUIET("stores.ledger={model: zone-redundant, regions: [westeurope]}",
          "stamps.we.components.ledger={store: ledger}"),
    QUIET("stores.ledger={model: zone-redundant, regions: [westeurope]}",
          "stamps.ne.components.ledger={store: ledger, required: false}"),
};

PITFALL_TEST(shared_store)
