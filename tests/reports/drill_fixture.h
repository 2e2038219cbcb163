/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A game day of two drills, and what a writer makes of it. */
#ifndef TESTS_REPORTS_DRILL_FIXTURE_H
#define TESTS_REPORTS_DRILL_FIXTURE_H

#include "reports/drill.h"
#include "tests/reports/fixture.h"

static struct result met, missed;

/* A region that misses its targets, and below it a pod that meets them. */
static const struct drill_step ladder[] = {{"region", 4, &missed}, {"pod", 1, &met}};

static struct buf write(drill_writer *writer, bool schedule)
{
    const struct drill_report report = {.steps = ladder,
                                        .count = 2,
                                        .version = "1.0.0",
                                        .command = "ninefold drill pair.yaml",
                                        .schedule = schedule,
                                        .width = 100};
    struct buf b = BUF_INIT;
    missed = met = fixture_result();
    met.target_count = 1;
    missed.target_count = 2;
    writer(&report, &b);
    return b;
}

#endif
