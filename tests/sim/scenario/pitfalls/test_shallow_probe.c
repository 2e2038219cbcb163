/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "edge.probe.path", "edge.probe.path=shallow"),
    FIRES(WARNING, "stamps.we.components.secrets.probed",
          "stamps.we.components.secrets={required: true, probed: false}"),
    FIRES(ERROR, "edge.probe.path", "edge.probe.path=shallow", "stamps.we.components.cart={}",
          "regions.westeurope.outage=~", "regions.northeurope.outage=~", "common_cause=~",
          "edge.outage=~", "faults=[{at: 10m, fault: component-down, target: we.cart, for: 45m}]"),
    QUIET("edge.probe.path=[app, database]"),
    QUIET("edge.probe.path=shallow", "stamps.we.components.database.required=false",
          "stamps.ne.components.database.required=false"),
};

PITFALL_TEST(shallow_probe)
