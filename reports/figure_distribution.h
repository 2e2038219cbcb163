/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distributions of metrics of incidents as lines that rise from 0 to 100 %, several in one figure,
 * each with its band, and closed forms over them. */
#ifndef REPORTS_FIGURE_DISTRIBUTION_H
#define REPORTS_FIGURE_DISTRIBUTION_H

#include "reports/cumulative.h"
#include "reports/plot.h"

enum { FIGURE_LINES = 6 }; /* in one figure at most */

struct distribution_line {
    size_t point;
    const char *metric, *label;
    struct cumulative of;
    const double *curve_x, *curve_share; /* closed form; NULL: none */
    size_t curve_count;
};

struct distribution_figure {
    struct distribution_line lines[FIGURE_LINES];
    size_t count, left_out;
    bool positive;    /* only values above 0 */
    const char *axis; /* what is spread; NULL: the metric of the first line */
};

/* Reads the distribution of a line and its closed form; adds it if it has values. The label lives
 * as long as the arena. */
bool figure_distribution_add(struct distribution_figure *f, struct dossier *d,
                             const struct stored_run *run, size_t point, const char *metric,
                             const char *label, struct arena *a);
/* Writes data and script of what has been added; targets of the first line's metric are marked. */
void figure_distribution_write(struct distribution_figure *f, const struct stored_run *run,
                               struct plot *p);

#endif
