/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client's request: a first attempt and its repeats.
 *
 * A repeat is made at once, routed afresh and independently. The request succeeds iff a good answer
 * is there within the client's timeout of its first attempt; a client that has given up repeats
 * nothing. So what matters of the past is the time spent, a sum of the times of failed attempts:
 * clients still trying are kept by that sum, and in one heap once no way of going on could bring
 * them to their timeout. */
#ifndef MODELS_REQUEST_H
#define MODELS_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "models/attempt.h"
#include "sim/base/simtime.h"
#include "sim/scenario/scenario.h"

/* Failure is what is added up, so that it is exactly 0 where nothing can fail and exactly 1 where
 * nothing can succeed. */
struct request {
    double failure;
    double attempts;                    /* expected, first and repeats */
    uint64_t serves;                    /* bits of the stamps at which some request succeeds */
    double load[SCENARIO_MAX_STAMPS];   /* expected attempts that reach a stamp's components */
    double served[SCENARIO_MAX_STAMPS]; /* share of requests that succeed at a stamp */
    double latency; /* sum over them of share x seconds that the attempt which succeeded took */
};

/* Clients still trying, by the time they have spent. */
struct trying {
    simtime spent;
    double p;
};

/* Different sums of times kept at once; beyond, the request is not to be trusted. Only dozens of
 * origins failing after times of their own, near the timeout, through many repeats get there. */
enum { REQUEST_SUMS_MAX = 1 << 20 };

/* Memory that grows with use. Zeroed is empty. */
struct request_scratch {
    struct trying *list[2];
    size_t room[2];
    bool overflow; /* REQUEST_SUMS_MAX was reached; set here, cleared by the owner */
};

void request_scratch_release(struct request_scratch *scratch);

/* The request of a client of `g` made of such attempts; a wanted repeat is allowed with probability
 * `allowed`. */
void request_make(const struct client_group *g, const struct attempt *attempt, double allowed,
                  struct request_scratch *scratch, struct request *ret);

#endif
