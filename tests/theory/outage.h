/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hard failure of one of two origins, and the closed form of its detection and recovery (facts
 * AFD-08 to AFD-10, V-06).
 *
 * With f outcomes that turn the verdict down and u that turn it up, a POP with interval I detects
 * uniformly on [(f - 1) I, f I) + d and recovers, after an outage that filled its window, uniformly
 * on [(u - 1) I, u I) + the round trip; d is the round trip, or the timeout where nothing answers.
 * Of P independent POPs the first has mean (f - 1) I + I / (P + 1) + d, the last (f - 1) I + I P /
 * (P + 1) + d. */
#ifndef TESTS_THEORY_OUTAGE_H
#define TESTS_THEORY_OUTAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "tests/models/fixture.h"
#include "tests/theory/comparison.h"

struct outage {
    const char *rule; /* for labels: "4/3" */
    int64_t down, up; /* outcomes in a row that turn the verdict */
    int64_t fill;     /* failures after which nothing of before is left */
    simtime interval, timeout;
    int64_t pops;
    enum fault_mode mode;
};

#define OUTAGE_ROUND_TRIP (250 * SIMTIME_SECOND / 1000)

struct outage outage_of_window(const char *rule, int64_t sample, int64_t required, simtime interval,
                               int64_t pops, enum fault_mode mode);

simtime outage_begins(const struct outage *o);
simtime outage_lasts(const struct outage *o);
simtime outage_horizon(const struct outage *o);

/* Two stamps, the first of which fails as told, each mode by another kind of fault; the probe's
 * settings are those of the fixture. */
void outage_fixture(struct fixture *f, const struct outage *o);

/* Seconds. first: of the POPs, else the last. */
double outage_mean(const struct outage *o, bool recovery, bool first);

/* Plays the replications and compares the four means of detection and recovery. */
void outage_compare(struct comparisons *c, const struct outage *o, struct fixture *f,
                    uint32_t replications);

#endif
