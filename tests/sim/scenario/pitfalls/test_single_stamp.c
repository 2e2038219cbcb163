/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "stamps", "stamps.ne=~", "clients.west.latency={we: 12ms}",
          "clients.north.latency={we: 12ms}"),
    FIRES(ERROR, "stamps", "stamps.ne=~", "clients.west.latency={we: 12ms}",
          "clients.north.latency={we: 12ms}", "targets.availability=99.999%"),
    QUIET("stamps.ne=~", "clients.west.latency={we: 12ms}", "clients.north.latency={we: 12ms}",
          "targets={rpo: 10s}"),
};

PITFALL_TEST(single_stamp)
