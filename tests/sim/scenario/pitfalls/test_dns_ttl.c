/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(ERROR, "edge.ttl", "edge.preset=azure-traffic-manager", "edge.connect_timeout=~",
          "edge.ttl=5m"),
    FIRES(ERROR, "edge.ttl_overrun", "edge.preset=azure-traffic-manager", "edge.connect_timeout=~",
          "edge.ttl_overrun={share: 5%, extra: 20m}"),
    QUIET("edge.preset=azure-traffic-manager", "edge.connect_timeout=~", "edge.ttl=60s"),
};

PITFALL_TEST(dns_ttl)
