/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report is about: the stored runs that were asked for, and the figures of them. The page
 * (page.h) and the decision record (adr.h) are functions of it alone. */
#ifndef REPORTS_DOSSIER_H
#define REPORTS_DOSSIER_H

#include "reports/figure.h"
#include "sim/store/stored_run.h"

struct dossier {
    struct archive *store; /* open for reading, at one moment: for what is too large to be held */
    const char *store_path;
    const struct stored_run *runs; /* at least one, all of them done */
    size_t count;
    const char *title;      /* the author's; NULL: made of what the runs are */
    struct figures figures; /* in the order in which one reads them */
};

#endif
