/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "edge", "edge.outage=~", "targets.availability=99.99%"),
    QUIET("edge.outage=~", "targets.availability=99.98%"),
    QUIET("targets.availability=99.99%"),
};

PITFALL_TEST(edge_never_fails)
