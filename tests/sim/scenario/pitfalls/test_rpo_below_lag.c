/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(ERROR, "stores.orders.lag", "targets.rpo=2s"),
    FIRES(ERROR, "stores.orders.batch", "stores.orders.batch=30s"),
    QUIET("targets.rpo=4s"),
    QUIET("stores.orders.batch=10s"),
    QUIET("targets.rpo=2s", "stores.orders.failover={policy: none}", "operations=~"),
};

PITFALL_TEST(rpo_below_lag)
