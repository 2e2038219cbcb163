/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which input moves an answer most: Sobol's indices with their intervals, the largest first. */
#include <math.h>

#include "reports/figure_columns.h"
#include "reports/figures.h"
#include "reports/sensitivity.h"
#include "reports/stored_report.h"

enum { FIGURES = 4, ROWS = 16, ROW = 40, AROUND = 170 };

static void write_index(struct plot *p, const char *series, const char *input, double row, double x,
                        double lo, double hi)
{
    plot_text(p, series);
    plot_text(p, input);
    plot_number(p, row);
    plot_number(p, x);
    plot_number(p, isnan(lo) ? x : lo);
    plot_number(p, isnan(hi) ? x : hi);
    plot_newline(p);
}

static void write_inputs(const struct sweep_report *report, const struct sensitivity *s,
                         size_t rows, struct plot *p)
{
    buf_add(&p->data, "series\tinput\trow\tindex\tlow\thigh\n");
    plot_add(p, "set ytics (");
    for (size_t i = 0; i < rows; i++) {
        const struct sobol_index *x = &s->inputs[i].index;
        const char *path = report->factors->items[s->inputs[i].factor].path;
        struct buf label = BUF_INIT;
        bool assumed = sensitivity_is_assumption(report, s->inputs[i].factor);
        buf_printf(&label, "%s%s", path, assumed ? " (assumption)" : "");
        write_index(p, "total", path, (double)i - 0.14, x->total, x->total_lo, x->total_hi);
        write_index(p, "first", path, (double)i + 0.14, x->first, x->first_lo, x->first_hi);
        plot_add(p, i == 0 ? "" : ", ");
        plot_string(p, buf_text(&label));
        plot_add(p, " %zu", i);
        buf_release(&label);
    }
    plot_add(p, ")\nset yrange [%zu.6:-0.6]\n", rows - 1);
}

static void draw(struct dossier *d, const struct stored_run *run, const struct sweep_report *report,
                 const struct sensitivity *s, size_t number, struct arena *a)
{
    size_t rows = report->factors->count < ROWS ? report->factors->count : ROWS;
    struct plot p;
    struct buf name = BUF_INIT;
    column_name(&s->column, report->results[0], &name);
    plot_begin(&p, a, run, arena_printf(a, "sensitivity-%zu", number));
    p.height = AROUND + ROW * (int)rows > 200 ? AROUND + ROW * (int)rows : 200;
    buf_printf(&p.title, "What moves %s", buf_text(&name));
    buf_add(&p.caption,
            "Share of the variance of the answer that each input accounts for: with all "
            "interactions it has a part in, and alone. Whiskers are 95 % intervals.");
    sensitivity_sentence(report, s, &p.alt);
    plot_add(&p, "set key maxcols 1\n");
    plot_label(&p, "x", "share of the variance", "");
    plot_add(
        &p,
        "set xrange [-0.05:1.05]\nset xtics ('0 %%%%' 0, '25 %%%%' 0.25, '50 %%%%' 0.5, '75 %%%%' "
        "0.75, '100 %%%%' 1)\nunset grid\nset grid x "
        "lc rgb '" PLOT_GRID "' lw 0.6 dt solid\n");
    write_inputs(report, s, rows, &p);
    plot_add(&p, "plot ");
    plot_series(&p, "total", "$4 : NaN):3:5:6");
    plot_add(&p,
             " with xerrorbars pt 7 ps 0.9 lw 1.8 lc rgb '%s' title 'with interactions (total)', ",
             plot_colours[0]);
    plot_series(&p, "first", "$4 : NaN):3:5:6");
    plot_add(&p, " with xerrorbars pt 9 ps 0.9 lw 1.8 lc rgb '%s' title 'alone (first)'\n",
             plot_colours[1]);
    plot_end(&p, d);
    buf_release(&name);
}

bool figure_sensitivity(struct dossier *d, const struct stored_run *run, struct arena *a)
{
    if (run->kind != STORED_SWEEP || run->factors.rows == 0 || !run->inputs) {
        return true;
    }
    struct columns columns = figure_columns(run);
    const struct sweep_report report = stored_sweep_report(run, &columns);
    size_t number = 0;
    for (size_t i = 0; i < columns.count && number < FIGURES; i++) {
        struct sensitivity s = sensitivity_of(&report, &columns.items[i], a);
        if (!s.reason) {
            draw(d, run, &report, &s, ++number, a);
        }
    }
    return true;
}
