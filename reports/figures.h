/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a report, each kind in a file of its own. One adds what it has to say about a run
 * to the dossier, or nothing where the run has nothing of it. */
#ifndef REPORTS_FIGURES_H
#define REPORTS_FIGURES_H

#include "reports/plot.h"

enum { FIGURES_RUNS = 8 }; /* of more runs those of single designs are left out */

/* How many runs have none, because there are so many. */
size_t figures_left_out(const struct dossier *d);

/* All figures of all runs of the dossier, which live in the arena. False if the store cannot be
 * read. */
bool figures_make(struct dossier *d, struct arena *a);

typedef bool figure_maker(struct dossier *d, const struct stored_run *run, struct arena *a);

figure_maker figure_attribution; /* downtime by the faults that caused it */
figure_maker figure_conflicts;   /* conflicts and the feed over the time of one incident */
figure_maker figure_contenders;  /* what a sizing chose, and from what */
figure_maker figure_detection;   /* how long until POPs notice */
figure_maker figure_frontier;    /* of a sweep: what nobody need regret */
figure_maker figure_incident;    /* the share of requests that succeed in one incident */
figure_maker figure_maps;        /* of a grid: metrics over two fields */
figure_maker figure_nines;       /* nines against cost */
figure_maker figure_rpo;         /* how much data is gone */
figure_maker figure_rto;         /* how long until the service is back */
figure_maker figure_sensitivity; /* which input moves the answer most */
figure_maker figure_waterfall;   /* where the time of rto.service went */

#endif
