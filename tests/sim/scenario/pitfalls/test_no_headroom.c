/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "stamps.ne.components.app.capacity", "stamps.ne.components.app.capacity=140/s",
          "edge.outage={every: {exponential: {mean: 1y}}, for: 1h}"),
    FIRES(ERROR, "stamps.ne.components.app.capacity", "stamps.ne.components.app.capacity=140/s",
          "edge.outage=~"),
    QUIET("stamps.ne.components.app.capacity=150/s"),
};

PITFALL_TEST(no_headroom)
