/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "stamps.we.components.identity",
          "stamps.we.components.identity={located_in: far, probed: true}",
          "stamps.ne.components.identity={located_in: far, probed: true}"),
    FIRES(WARNING, "stamps.we.components.ledger",
          "stores.ledger={model: zone-redundant, regions: [westeurope]}",
          "stamps.we.components.ledger={store: ledger, probed: true}",
          "stamps.ne.components.ledger={store: ledger, probed: true}"),
    QUIET("stamps.we.components.identity={located_in: far, probed: true}",
          "stamps.ne.components.identity={located_in: far, probed: false}"),
    QUIET("stamps.we.components.identity={probed: true}",
          "stamps.ne.components.identity={probed: true}"),
};

PITFALL_TEST(shared_probe)
