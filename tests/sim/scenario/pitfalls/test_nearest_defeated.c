/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "edge.additional_latency", "edge.additional_latency=50ms"),
    QUIET("edge.additional_latency=13ms"),
    QUIET("edge.additional_latency=50ms", "stamps.we.priority=2"),
};

PITFALL_TEST(nearest_defeated)
