/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(ERROR, "stores.orders.conflicts.feed",
          "stores.orders={model: multi-write, regions: [westeurope, northeurope], entities: "
          "{count: 100}, conflicts: {policy: merge, fails: 2%, feed: unread}}",
          "operations=~"),
    QUIET(
        "stores.orders={model: multi-write, regions: [westeurope, northeurope], entities: {count: "
        "100}, conflicts: {policy: merge, fails: 2%, feed: {drained_every: 15m, rate: 50/m}}}",
        "operations=~"),
    QUIET("stores.orders={model: multi-write, regions: [westeurope, northeurope], entities: "
          "{count: 100}, conflicts: {policy: merge, fails: 0%, feed: unread}}",
          "operations=~"),
};

PITFALL_TEST(unread_feed)
