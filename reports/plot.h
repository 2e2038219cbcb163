/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure while it is made: its data as lines of tab-separated values, its gnuplot commands, and
 * what is said of it.
 *
 * Data is long: a column tells the series of each line, and a plot takes those of its own by
 * plot_series. All figures have the same look: ink for what is written, a palette that eyes of all
 * sorts tell apart (after Okabe and Ito 2008, those of its colours that keep 3:1 against white and
 * against black), and beside each colour a dash or a point of its own. */
#ifndef REPORTS_PLOT_H
#define REPORTS_PLOT_H

#include <stdbool.h>

#include "reports/cell.h"
#include "reports/dossier.h"

#define PLOT_INK "#1b1b1f"
#define PLOT_GRID "#c9c9cf"
enum { PLOT_COLOURS = 6 };
extern const char *const plot_colours[PLOT_COLOURS];

struct plot {
    struct arena *arena;
    const char *name;
    struct buf title, caption, alt, data, script;
    int width, height;
};

/* name: "rto"; the files of run 3 are called run-3-rto. Writes what all scripts begin with. */
void plot_begin(struct plot *p, struct arena *a, const struct stored_run *run, const char *name);
/* Adds the figure, whose texts live in the arena, to those of the dossier. */
void plot_end(struct plot *p, struct dossier *d);
/* Nothing was to be seen: forgets it. */
void plot_drop(struct plot *p);

/* gnuplot commands, or part of one. */
void plot_add(struct plot *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A text that may come from a user, as a string of gnuplot's. */
void plot_string(struct plot *p, const char *text);
/* "set xlabel 'rto.service, s'"; axis is "x", "y", "cb". */
void plot_label(struct plot *p, const char *axis, const char *text, const char *unit);
/* The lines of the data whose first column is this, as the source of a plot: what gnuplot takes for
 * `using` is given with the numbers of columns from 2 on. */
void plot_series(struct plot *p, const char *series, const char *use);

/* A line of data: texts without what would end a field, and numbers to the last digit. */
void plot_text(struct plot *p, const char *text);
void plot_number(struct plot *p, double x);
void plot_newline(struct plot *p);

#endif
