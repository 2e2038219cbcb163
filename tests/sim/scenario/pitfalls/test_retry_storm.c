/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "clients.west.retries", "clients.west.retries={attempts: 3}"),
    QUIET("clients.west.retries={attempts: 3, budget: 20%}"),
};

PITFALL_TEST(retry_storm)
