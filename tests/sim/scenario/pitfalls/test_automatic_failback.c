/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "operations.failback.mode", "operations.failback={mode: automatic}"),
    QUIET("operations.failback={mode: planned}"),
};

PITFALL_TEST(automatic_failback)
