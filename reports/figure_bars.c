/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/figure_bars.h"

#include <math.h>

enum { BAR = 40, AROUND = 150, FEWEST = 220 }; /* points of height */

bool figure_of_designs(const struct stored_run *run)
{
    return run->done > 0 && (run->kind == STORED_RUN || run->kind == STORED_COMPARE);
}

double figure_mean(const struct stored_run *run, size_t design, const char *metric)
{
    const struct summary *s = result_summary(run->results[design], metric);
    return s && s->n > 0 && s->mean > 0 ? s->mean : 0;
}

void figure_bars_begin(struct plot *p, const struct stored_run *run)
{
    int height = AROUND + BAR * (int)run->done;
    p->height = height > FEWEST ? height : FEWEST;
    buf_add(&p->data, "series\tdesign\trow\tfrom\tto\tmean\n");
}

static void write_row(struct plot *p, const struct stored_run *run, const char *series, size_t row,
                      double from, double to, double mean)
{
    plot_text(p, series);
    plot_text(p, run->points[row].name);
    plot_number(p, (double)row);
    plot_number(p, from);
    plot_number(p, to);
    plot_number(p, mean);
    plot_newline(p);
}

void figure_bars_part(struct plot *p, const struct stored_run *run, const char *label, size_t row,
                      double from, double mean)
{
    write_row(p, run, label, row, from, from + mean, mean);
}

void figure_bars_whole(struct plot *p, const struct stored_run *run, size_t row,
                       const struct summary *whole, double unit)
{
    double mean = whole->mean / unit;
    double lo = isnan(whole->lo) ? mean : whole->lo / unit;
    double hi = isnan(whole->hi) ? mean : whole->hi / unit;
    write_row(p, run, "= whole", row, lo, hi, mean);
}

static void write_rows(struct plot *p, const struct stored_run *run)
{
    plot_add(p, "set xrange [0:*]\nunset grid\nset grid x lc rgb '" PLOT_GRID
                "' lw 0.6 dt solid\nset ytics (");
    for (size_t i = 0; i < run->done; i++) {
        plot_add(p, i == 0 ? "" : ", ");
        plot_string(p, run->points[i].name);
        plot_add(p, " %zu", i);
    }
    plot_add(p, ")\nset yrange [%zu.6:-0.6]\nset style fill solid 1 noborder\n", run->done - 1);
}

void figure_bars_draw(struct plot *p, const struct stored_run *run, const char *const *labels,
                      const size_t *colours, size_t count, const char *whole)
{
    write_rows(p, run);
    plot_add(p, "plot ");
    for (size_t i = 0; i < count; i++) {
        plot_series(p, labels[i], "$4 : NaN):3:4:5:($3-0.3):($3+0.3)");
        plot_add(p, " with boxxyerror lc rgb '%s' title ", plot_colours[colours[i]]);
        plot_string(p, labels[i]);
        plot_add(p, ", ");
    }
    plot_series(p, "= whole", "$6 : NaN):3:4:5");
    plot_add(p, " with xerrorbars pt 7 ps 0.6 lw 1.5 lc rgb '" PLOT_INK "' title ");
    plot_string(p, whole);
    plot_add(p, "\n");
}
