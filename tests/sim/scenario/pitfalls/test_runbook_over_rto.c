/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(ERROR, "operations.failover", "operations.failover.approval=10m", "edge.outage=~"),
    FIRES(WARNING, "operations.failover", "operations.failover.approval=10m",
          "edge.outage={every: {exponential: {mean: 7d}}, for: 1m}"),
    QUIET("operations.failover.approval=60s", "edge.outage=~"),
};

PITFALL_TEST(runbook_over_rto)
