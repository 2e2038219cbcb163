/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "stamps.we.sessions", "stamps.we.sessions=in-process"),
    QUIET("stamps.we.sessions=external"),
};

PITFALL_TEST(in_process_sessions)
