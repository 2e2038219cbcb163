/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "targets.availability", "targets.availability=99.995%"),
    QUIET("targets.availability=99.99%"),
    QUIET("targets.availability=99.995%", "edge.preset=aws-global-accelerator"),
};

PITFALL_TEST(edge_promise)
