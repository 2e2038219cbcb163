/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(ERROR, "stores.orders.durable_after", "stores.orders.durable_after=1s"),
    QUIET("stores.orders.durable_after=0s"),
};

PITFALL_TEST(early_acknowledgement)
