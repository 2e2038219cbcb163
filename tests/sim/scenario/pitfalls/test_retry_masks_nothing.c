/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "edge.connect_timeout", "edge.connect_timeout=5s"),
    QUIET("edge.connect_timeout=4s"),
    QUIET("edge.connect_timeout=5s", "edge.retry_on_connect_failure=false"),
};

PITFALL_TEST(retry_masks_nothing)
