/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lying bars, a row a design, of parts that add up: what the waterfall and the attribution of
 * downtime share. */
#ifndef REPORTS_FIGURE_BARS_H
#define REPORTS_FIGURE_BARS_H

#include "reports/plot.h"

/* Whether the run is of designs, a row each, and not of a grid. */
bool figure_of_designs(const struct stored_run *run);
/* The mean of a metric in a design, 0 where there is none. */
double figure_mean(const struct stored_run *run, size_t design, const char *metric);

/* Begins the data. */
void figure_bars_begin(struct plot *p, const struct stored_run *run);
/* A part of a row, from where the one before it ended. */
void figure_bars_part(struct plot *p, const struct stored_run *run, const char *label, size_t row,
                      double from, double mean);
/* The whole row, with its interval, in a unit of so much. */
void figure_bars_whole(struct plot *p, const struct stored_run *run, size_t row,
                       const struct summary *whole, double unit);
/* Writes what stands around the bars, and draws those parts. */
void figure_bars_draw(struct plot *p, const struct stored_run *run, const char *const *labels,
                      const size_t *colours, size_t count, const char *whole);

#endif
