/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(ERROR, "stamps.we.components.app.capacity", "stamps.we.components.app.capacity=80/s"),
    FIRES(WARNING, "stamps.we.components.app.capacity", "stamps.we.components.app.capacity=95/s",
          "clients.west.profile={daily: [1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, "
          "1.2, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8]}"),
    QUIET("stamps.we.components.app.capacity=90/s"),
};

PITFALL_TEST(overloaded)
