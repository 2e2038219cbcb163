/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "edge.when_all_unhealthy", "edge.when_all_unhealthy=fail"),
    QUIET("edge.when_all_unhealthy=fail", "edge.probe.path=shallow"),
    QUIET("edge.when_all_unhealthy=route-to-all"),
};

PITFALL_TEST(fail_closed)
