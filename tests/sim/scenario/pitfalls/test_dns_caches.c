/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "edge.ttl_overrun", "edge.preset=azure-traffic-manager",
          "edge.connect_timeout=~"),
    QUIET("edge.preset=azure-traffic-manager", "edge.connect_timeout=~",
          "edge.ttl_overrun={share: 0.5%, extra: 20m}"),
    QUIET("edge.preset=azure-traffic-manager", "edge.connect_timeout=~", "targets={rpo: 10s}"),
};

PITFALL_TEST(dns_caches)
