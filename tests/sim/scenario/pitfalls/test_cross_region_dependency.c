/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "stamps.ne.components.pricing.located_in",
          "stamps.ne.components.pricing={located_in: far}"),
    QUIET("stamps.ne.components.pricing={located_in: far, required: false}"),
    QUIET("stamps.ne.components.pricing={located_in: northeurope}"),
};

PITFALL_TEST(cross_region_dependency)
