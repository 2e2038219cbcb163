/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "edge.session_affinity", "edge.session_affinity=true"),
    QUIET("edge.session_affinity=false"),
};

PITFALL_TEST(session_affinity)
