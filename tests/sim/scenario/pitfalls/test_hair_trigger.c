/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "edge.probe.successful_samples_required",
          "edge.probe.successful_samples_required=4"),
    FIRES(WARNING, "edge.probe.down_after", "edge.probe={rule: consecutive, down_after: 1}"),
    QUIET("edge.probe={rule: consecutive, down_after: 2}"),
};

PITFALL_TEST(hair_trigger)
