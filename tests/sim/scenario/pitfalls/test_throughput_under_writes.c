/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(ERROR, "stores.orders.throughput", "stores.orders.throughput=200/s"),
    FIRES(WARNING, "stores.orders.throughput", "stores.orders.throughput=200/s", "targets.rpo=~"),
    QUIET("stores.orders.throughput=301/s"),
};

PITFALL_TEST(throughput_under_writes)
