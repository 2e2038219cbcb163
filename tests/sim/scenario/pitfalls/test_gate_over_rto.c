/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(ERROR, "operations.failover.gate",
          "operations.failover.gate={checks: 10, every: 15s, timeout: 5s}"),
    QUIET("operations.failover.gate={checks: 5, every: 15s, timeout: 5s}"),
};

PITFALL_TEST(gate_over_rto)
