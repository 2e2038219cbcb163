/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "stamps.ne.region", "stamps.ne.region=westeurope"),
    QUIET("stamps.ne.region=far"),
};

PITFALL_TEST(same_region)
