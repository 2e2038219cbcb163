/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "targets.availability", "regions.westeurope.outage=~",
          "regions.northeurope.outage=~", "common_cause=~", "edge.outage=~", "deployments=~"),
    QUIET("regions.westeurope.outage=~", "regions.northeurope.outage=~", "common_cause=~",
          "edge.outage=~", "deployments=~", "targets.availability=~"),
    QUIET("regions.westeurope.outage=~", "common_cause=~", "edge.outage=~", "deployments=~"),
};

PITFALL_TEST(nothing_fails)
