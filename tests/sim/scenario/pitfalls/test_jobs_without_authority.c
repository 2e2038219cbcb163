/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static const struct trial trials[] = {
    FIRES(WARNING, "jobs.settle.authority", "jobs={settle: {region: westeurope, period: 10m}}"),
    QUIET("jobs={settle: {region: westeurope, period: 10m, authority: lease}}"),
    QUIET("jobs={settle: {region: westeurope, period: 10m, idempotent: true}}"),
};

PITFALL_TEST(jobs_without_authority)
