/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the runs of a report are called, so that each can be told from the others. */
#ifndef REPORTS_RUN_LABEL_H
#define REPORTS_RUN_LABEL_H

#include "reports/dossier.h"

enum { RUN_LABELS = 6, RUN_LABEL_COLUMNS = 60 };

/* The name of its scenario, or of all designs of a comparison. Where several runs have it, with
 * what is set in that run and not in all of those: "pair (edge.probe.interval=10s)"; or its file;
 * or its number where nothing else tells them apart. Lives in the arena; never empty. */
const char *run_label(const struct dossier *d, size_t run, struct arena *a);

#endif
