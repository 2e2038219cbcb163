/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(ERROR, "edge.outage", "targets.availability=99.99%",
          "edge.outage={every: {exponential: {mean: 1y}}, for: 5h}"),
    QUIET("targets.availability=99.9%", "edge.outage={every: {exponential: {mean: 1y}}, for: 5h}"),
    QUIET("targets.availability=99.99%",
          "edge.outage={every: {exponential: {mean: 1y}}, for: 5h, share: 10%}"),
};

PITFALL_TEST(edge_outage_over_target)
