/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What clients hold who find their stamp by an answer that ages: behind a DNS edge all of them,
 * behind an anycast one those whom the break-glass sends past it.
 *
 * A group's answers are shares: so much of it is told each stamp, so much none (no name server that
 * answers, nobody healthy), so much the anycast edge. At t the group holds the answers of the past,
 * weighted by the drain law (drain_law.h). Who was told none holds nothing and asks again at once:
 * when answers are given again, the past is rewritten, and those who had none have the new one. */
#ifndef MODELS_ANSWERS_H
#define MODELS_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/base/simtime.h"

struct world;

/* Answers given from an instant until the next span's. */
struct answer_span {
    simtime from;
    double *share; /* by stamp, then of none, then of the anycast edge; they add up to 1 */
};

struct answer_group {
    struct answer_span *spans; /* in order of time; the first holds for all time before, too */
    size_t count, room;
};

struct answers {
    bool used;    /* there is such an edge, or a break-glass */
    bool open;    /* the break-glass is: clients are sent to the stamps themselves */
    double *told; /* scratch: one set of shares */
    struct answer_group *groups;
};

void answers_init(struct world *w);
void answers_reset(struct world *w); /* POPs first */
/* Verdicts, enabled origins, POPs in service or the break-glass have changed. */
void answers_change(struct world *w);
/* Puts into each group's traffic what it holds at `from`, or in the mean over [from, to). */
void answers_hold(struct world *w, simtime from, simtime to);
/* When the next step of a drain in progress is due; SIMTIME_NEVER: none is in progress. Forgets
 * answers that nobody holds. */
simtime answers_next(struct world *w);
/* The stamp is among those that the group is told now. */
bool answers_tell(const struct world *w, size_t group, size_t stamp);

#endif
