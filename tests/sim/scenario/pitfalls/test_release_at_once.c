/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "deployments.stagger", "deployments.stagger=0s"),
    QUIET("deployments.stagger=10m"),
    FIRES(WARNING, "faults[0]",
          "faults=[{at: 10m, fault: bad-deployment, target: [we, ne], for: 20m}]"),
    QUIET("faults=[{at: 10m, fault: bad-deployment, target: [we, ne], for: 20m, stagger: 1m}]"),
};

PITFALL_TEST(release_at_once)
