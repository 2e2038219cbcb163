/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "regions", "common_cause=~"),
    QUIET("common_cause=~", "regions.northeurope.outage=~"),
    QUIET("common_cause=[{targets: [westeurope, northeurope], every: {exponential: {mean: 10y}}, "
          "for: 3h}]"),
};

PITFALL_TEST(no_common_cause)
