/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(ERROR, "stores.orders.failover.fencing", "stores.orders.failover.fencing=false"),
    QUIET("stores.orders.failover={policy: none, fencing: false}", "operations=~"),
};

PITFALL_TEST(split_brain)
