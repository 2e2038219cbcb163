/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A design with one of everything, and a drill of any fault in it. */
#ifndef TESTS_REPORTS_CHAOS_FIXTURE_H
#define TESTS_REPORTS_CHAOS_FIXTURE_H

#include "reports/chaos.h"
#include "tests/reports/fixture.h"

static struct region regions[] = {{.name = "x"}, {.name = "y"}};
static struct component app = {.name = "app"};
static struct stamp stamps[] = {{.name = "we", .components = &app, .component_count = 1}};
static struct store stores[] = {{.name = "ledger"}};
static struct client_group groups[] = {{.name = "all", .timeout = 5 * SIMTIME_SECOND}};
static const struct scenario sc = {.name = "pair",
                                   .regions = regions,
                                   .region_count = 2,
                                   .stamps = stamps,
                                   .stamp_count = 1,
                                   .stores = stores,
                                   .store_count = 1,
                                   .groups = groups,
                                   .group_count = 1};

static struct drill drill_of(enum fault_kind kind)
{
    return (struct drill){.name = "a drill",
                          .tier = 1,
                          .targets = {.rto = 90 * SIMTIME_SECOND, .rpo = SIMTIME_NEVER},
                          .fault = {.kind = kind,
                                    .duration = 600 * SIMTIME_SECOND,
                                    .region = SCENARIO_NONE,
                                    .region_b = SCENARIO_NONE,
                                    .stamp = SCENARIO_NONE,
                                    .component = SCENARIO_NONE,
                                    .store = SCENARIO_NONE,
                                    .group = SCENARIO_NONE}};
}

#endif
