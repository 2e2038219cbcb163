/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "stamps.we.components.app.zones", "stamps.we.components.app.zones=1"),
    QUIET("stamps.we.components.app.zones=2"),
    QUIET("stamps.we.components.app.zones=1", "stamps.we.components.app.instances=1",
          "stamps.we.components.app.capacity=9000/s"),
};

PITFALL_TEST(one_zone)
