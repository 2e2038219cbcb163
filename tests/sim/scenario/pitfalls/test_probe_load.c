/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "edge.probe.interval", "edge.probe.interval=1s"),
    QUIET("edge.probe.interval=2s"),
    QUIET("edge.probe.interval=1s", "clients.west.requests=0/s", "clients.north.requests=0/s"),
};

PITFALL_TEST(probe_load)
