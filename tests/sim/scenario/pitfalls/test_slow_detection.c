/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(ERROR, "edge.probe.interval", "edge.probe.interval=240s", "edge.connect_timeout=5s",
          "edge.outage=~"),
    FIRES(WARNING, "edge.probe.interval", "edge.probe.interval=240s", "edge.connect_timeout=5s",
          "edge.outage={every: {exponential: {mean: 1y}}, for: 1h}"),
    FIRES(ERROR, "edge.probe.interval", "edge.probe.interval=90s", "edge.connect_timeout=5s",
          "edge.outage=~"),
    QUIET("edge.probe.interval=50s", "edge.connect_timeout=5s", "edge.outage=~"),
    QUIET("edge.probe.interval=240s", "edge.connect_timeout=1s"),
    QUIET("edge.probe.interval=240s", "edge.connect_timeout=5s", "targets.rto=~"),
};

PITFALL_TEST(slow_detection)
