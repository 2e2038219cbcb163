/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A metric of a full grid as maps over the two fields with the most values, one for each
 * combination of the others. Each cell has its value, so that it reads without colours too. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "reports/figure_columns.h"
#include "reports/figures.h"
#include "reports/grid.h"
#include "reports/human.h"
#include "reports/setting.h"

enum {
    MAPS = 6,
    PANELS = 12,
    ACROSS = 2,
    NAME = 24,
    LETTER = 9, /* at most so wide, in the mean */
    CELL_WIDTH = 62,
    CELL_HEIGHT = 22,
    CELL_HEIGHT_INTERVAL = 34, /* with a second line */
    MARGIN_WIDTH = 100,
    MARGIN_HEIGHT = 96,
    TITLE = 26,
    LEGEND = 96
};

/* From here on what lies between is told apart by its order of magnitude. */
static const double LOGARITHMIC = 10;

struct map {
    const struct stored_run *run;
    const struct column *column;
    struct grid grid;
    struct cell_unit unit;
    double least, most;
    bool logarithmic, marks;
    size_t panels, intervals; /* points that have one */
    double half;              /* the median of how far they reach */
};

static const struct factor *factor_of(const struct map *m, size_t factor)
{
    return &m->run->factors.items[factor];
}

static void find_scale(struct map *m)
{
    m->least = INFINITY;
    m->most = -INFINITY;
    for (size_t i = 0; i < m->run->done; i++) {
        double x = column_value(m->column, m->run->results[i]);
        m->least = isfinite(x) ? fmin(m->least, x) : m->least;
        m->most = isfinite(x) ? fmax(m->most, x) : m->most;
        m->marks |= m->run->results[i]->target_count > 0;
        m->panels += grid_begins(&m->run->factors, &m->grid, i);
    }
    m->logarithmic = m->least > 0 && m->most >= LOGARITHMIC * m->least;
}

/* How far the interval of a value reaches from it, to the farther side, as tables have it; NaN: not
 * known, or it has none. */
static double half_of(const struct map *m, size_t point)
{
    const struct result *r = m->run->results[point];
    double lo, hi, value = column_value(m->column, r);
    bool known = column_interval(m->column, r, &lo, &hi) && lo < hi;
    return known && !r->summaries[m->column->metric].nothing_failed ? fmax(hi - value, value - lo)
                                                                    : (double)NAN;
}

static int by_size(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void find_intervals(struct map *m, struct arena *a)
{
    double *halves = arena_array(a, m->run->done, sizeof *halves);
    for (size_t i = 0; i < m->run->done; i++) {
        double half = half_of(m, i);
        if (!isnan(half)) {
            halves[m->intervals++] = half;
        }
    }
    qsort(halves, m->intervals, sizeof *halves, by_size);
    m->half = m->intervals > 0 ? halves[m->intervals / 2] : (double)NAN;
}

/* Where a value lies between the least and the most. */
static double place_of(const struct map *m, double x)
{
    return m->logarithmic ? log(x / m->least) / log(m->most / m->least)
                          : (x - m->least) / (m->most - m->least);
}

static double value_at(const struct map *m, double place)
{
    return m->logarithmic ? m->least * pow(m->most / m->least, place)
                          : m->least + place * (m->most - m->least);
}

static const char *mark_of(const struct map *m, size_t point)
{
    static const char *const marks[] = {
        [VERDICT_MET] = "", [VERDICT_MISSED] = " ✗", [VERDICT_UNDECIDED] = " ?"};
    return m->marks ? marks[result_verdict(m->run->results[point])] : "";
}

static void write_cell(const struct map *m, size_t panel, size_t point, struct plot *p)
{
    const struct factors *f = &m->run->factors;
    double x = column_value(m->column, m->run->results[point]);
    struct buf text = BUF_INIT;
    cell_write(&m->unit, m->column, m->run->results[point], &text);
    buf_add(&text, mark_of(m, point));
    buf_printf(&p->data, "%zu %s\t", panel,
               !isfinite(x)            ? "none"
               : place_of(m, x) < 0.42 ? "dark"
                                       : "bright");
    plot_text(p, factors_value(f, point, m->grid.across));
    plot_text(p, factors_value(f, point, m->grid.down));
    plot_number(p, (double)grid_place(f, point, m->grid.across));
    plot_number(p, (double)grid_place(f, point, m->grid.down));
    plot_number(p, isfinite(x) ? place_of(m, x) : NAN);
    plot_text(p, buf_text(&text));
    buf_clear(&text);
    buf_add(&text, isnan(half_of(m, point)) ? "-" : "±");
    if (!isnan(half_of(m, point))) {
        cell_half(&m->unit, half_of(m, point), &text);
    }
    plot_text(p, buf_text(&text));
    plot_newline(p);
    buf_release(&text);
}

static void write_tics(const struct map *m, size_t factor, const char *axis, struct plot *p)
{
    const struct factor *f = factor_of(m, factor);
    plot_add(p, "set %stics scale 0 (", axis);
    for (size_t i = 0; i < f->count; i++) {
        plot_add(p, i == 0 ? "" : ", ");
        plot_string(p, f->values[i]);
        plot_add(p, " %zu", i);
    }
    plot_add(p, ")\n");
}

/* Column 7 or 8 of cells whose interval, column 8, equals "-" or does not. */
static void plot_texts(const struct map *m, size_t panel, bool bright, const char *wanted,
                       int column, const char *style, struct plot *p)
{
    if (m->intervals > 0 || *wanted == 'e') {
        plot_add(
            p,
            "'%s.tsv' skip 1 using (strcol(1) eq '%zu %s' && strcol(8) %s '-' ? $4 : NaN):5:%d "
            "with labels %s textcolor rgb '%s' notitle, ",
            p->name, panel, bright ? "bright" : "dark", wanted, column, style,
            bright ? "#000000" : "#ffffff");
    }
}

static void plot_panel(const struct map *m, size_t panel, size_t base, struct plot *p)
{
    struct buf others = BUF_INIT;
    grid_others_write(&m->run->factors, &m->grid, base, &others);
    plot_add(p, "set title ");
    plot_string(p, buf_text(&others));
    plot_add(p, " offset 0,-0.6 textcolor rgb '" PLOT_INK "'\nplot ");
    for (int bright = 0; bright < 2; bright++) {
        plot_add(p,
                 "'%s.tsv' skip 1 using (strcol(1) eq '%zu %s' ? $4 : NaN):5:($4-0.5):($4+0.5):"
                 "($5-0.5):($5+0.5):6 with boxxyerror fc palette notitle, ",
                 p->name, panel, bright ? "bright" : "dark");
    }
    for (int bright = 0; bright < 2; bright++) {
        plot_texts(m, panel, bright, "eq", 7, "font ',11'", p);
        plot_texts(m, panel, bright, "ne", 7, "font ',11' offset 0,0.35", p);
        plot_texts(m, panel, bright, "ne", 8, "font ',9' offset 0,-0.45", p);
    }
    plot_add(p,
             "'%s.tsv' skip 1 using (strcol(1) eq '%zu none' ? $4 : NaN):5:7 with labels "
             "textcolor rgb '" PLOT_INK "' notitle\n",
             p->name, panel);
    buf_release(&others);
}

static void write_scale(const struct map *m, const char *name, struct plot *p)
{
    const struct metric *metric = &m->run->results[0]->metrics->metrics[m->column->metric];
    plot_add(p, "set palette defined (0 '#440154', 0.17 '#443a83', 0.33 '#31688e', 0.5 '#21918c', "
                "0.67 '#35b779', 0.83 '#90d743', 1 '#fde725')\nset cbrange [0:1]\nset cbtics scale "
                "0.5 (");
    for (int i = 0; i <= 2; i++) {
        struct buf text = BUF_INIT;
        cell_value(&m->unit, metric, value_at(m, i / 2.0), &text);
        plot_add(p, i == 0 ? "" : ", ");
        plot_string(p, buf_text(&text));
        plot_add(p, " %g", i / 2.0);
        buf_release(&text);
    }
    plot_add(p, ") textcolor rgb '" PLOT_INK "'\nunset colorbox\n");
    plot_label(p, "cb", name, "");
    plot_add(p, "set cblabel offset 0,0.3\n");
}

/* In the room that so many cells have. */
static void label_axis(const struct map *m, const char *axis, size_t factor, struct plot *p)
{
    bool across = *axis == 'x';
    size_t room = factor_of(m, factor)->count * (across ? CELL_WIDTH : CELL_HEIGHT) / LETTER + 16;
    struct buf name = BUF_INIT;
    setting_name_within(&m->run->factors, factor, room, &name);
    plot_label(p, axis, buf_text(&name), "");
    if (name.len > NAME / 2) {
        plot_add(p, "set %slabel font ',10'\n", axis);
    }
    buf_release(&name);
}

/* One scale for all panels, below them. */
static void write_frame(const struct map *m, const char *name, size_t columns, size_t rows,
                        struct plot *p)
{
    double legend = (double)LEGEND / p->height;
    write_scale(m, name, p);
    plot_add(p, "unset key\nunset grid\nset border 0\n");
    write_tics(m, m->grid.across, "x", p);
    write_tics(m, m->grid.down, "y", p);
    plot_add(p, "set xrange [-0.5:%zu.5]\nset yrange [%zu.5:-0.5]\n",
             factor_of(m, m->grid.across)->count - 1, factor_of(m, m->grid.down)->count - 1);
    label_axis(m, "x", m->grid.across, p);
    label_axis(m, "y", m->grid.down, p);
    plot_add(p, "set xlabel offset 0,0.7\n");
    plot_add(p, "if (!exists('inline')) { set label 1 ");
    plot_string(p, buf_text(&p->title));
    plot_add(p, " at screen 0.5, screen %.4g center textcolor rgb '" PLOT_INK "' }\n",
             1 - 15.0 / p->height);
    plot_add(p,
             "set style fill solid 1 noborder\n"
             "set multiplot layout %zu,%zu margins %.4g,0.98,%.4g,%.4g spacing %.4g,%.4g\n",
             rows, columns, 62.0 / p->width, legend + 48.0 / p->height,
             1 - (46.0 + TITLE) / p->height, 70.0 / p->width, 92.0 / p->height);
    plot_add(p,
             "set colorbox user horizontal origin screen 0.3, screen %.4g size screen 0.4, "
             "screen %.4g\n",
             70.0 / p->height, 10.0 / p->height);
}

static void tell(const struct map *m, struct plot *p)
{
    const struct metric *metric = &m->run->results[0]->metrics->metrics[m->column->metric];
    size_t least = 0, most = 0;
    for (size_t i = 0; i < m->run->done; i++) {
        double x = column_value(m->column, m->run->results[i]);
        least = x == m->least ? i : least;
        most = x == m->most ? i : most;
    }
    buf_add(&p->alt, "From ");
    human_value(metric, m->least, &p->alt);
    buf_add(&p->alt, " at ");
    setting_write(&m->run->factors, least, &p->alt);
    buf_add(&p->alt, " to ");
    human_value(metric, m->most, &p->alt);
    buf_add(&p->alt, " at ");
    setting_write(&m->run->factors, most, &p->alt);
    buf_add_char(&p->alt, '.');
}

static void draw_panels(const struct map *m, struct plot *p)
{
    const struct factors *f = &m->run->factors;
    size_t panel = 0;
    for (size_t base = 0; base < m->run->done && panel < PANELS; base++) {
        if (!grid_begins(f, &m->grid, base)) {
            continue;
        }
        for (size_t i = 0; i < f->items[m->grid.down].count; i++) {
            for (size_t k = 0; k < f->items[m->grid.across].count; k++) {
                size_t point =
                    base + i * grid_stride(f, m->grid.down) + k * grid_stride(f, m->grid.across);
                if (point < m->run->done) {
                    write_cell(m, panel, point, p);
                }
            }
        }
        plot_panel(m, panel++, base, p);
        plot_add(p, "unset colorbox\nunset label 1\n");
    }
    plot_add(p, "unset multiplot\n");
}

/* Of a file's name, in which a unit such as EUR/y has no place. */
static void write_stem(const struct stored_run *run, const struct column *c, struct buf *out)
{
    for (const char *s = run->results[0]->metrics->metrics[c->metric].name; *s; s++) {
        buf_add_char(out, *s == '.' ? '-' : *s);
    }
    if (c->statistic != STATISTIC_MEAN) {
        buf_printf(out, "-%s", statistic_name(c->statistic));
    }
}

static void draw(struct dossier *d, const struct stored_run *run, const struct column *c,
                 struct arena *a)
{
    struct map m = {.run = run, .column = c, .grid = grid_widest(&run->factors)};
    struct plot p;
    struct buf name = BUF_INIT, stem = BUF_INIT;
    find_scale(&m);
    find_intervals(&m, a);
    figure_column_name(run, c, &m.unit, &name);
    write_stem(run, c, &stem);
    plot_begin(&p, a, run, arena_printf(a, "map-%s", buf_text(&stem)));
    size_t shown = m.panels < PANELS ? m.panels : PANELS, columns = shown < ACROSS ? shown : ACROSS;
    size_t rows = (shown + columns - 1) / columns;
    size_t width = factor_of(&m, m.grid.across)->count * CELL_WIDTH + MARGIN_WIDTH;
    size_t cell = m.intervals > 0 ? CELL_HEIGHT_INTERVAL : CELL_HEIGHT;
    size_t height = factor_of(&m, m.grid.down)->count * cell + MARGIN_HEIGHT;
    p.width = (int)(columns * width > 420 ? columns * width : 420);
    p.height = (int)(rows * height) + LEGEND + TITLE + 20;
    buf_printf(&p.title, "%s, by ", buf_text(&name));
    setting_name_within(&run->factors, m.grid.down, NAME, &p.title);
    buf_add(&p.title, " and ");
    setting_name_within(&run->factors, m.grid.across, NAME, &p.title);
    p.width = p.width > (int)p.title.len * LETTER ? p.width : (int)p.title.len * LETTER;
    buf_printf(&p.caption, "%s at each point of the grid%s.%s", buf_text(&name),
               m.logarithmic ? ", colours in steps of equal ratio" : "",
               m.marks ? " ✗ misses a target, ? undecided." : "");
    if (m.intervals > 0) {
        buf_add(&p.caption, " ± is how far the 95 % interval reaches, ");
        human_width(&run->results[0]->metrics->metrics[c->metric], m.half, &p.caption);
        buf_add(&p.caption, " in the median.");
    }
    if (m.panels > PANELS) {
        buf_printf(&p.caption, " The first %d of %zu maps.", PANELS, m.panels);
    }
    tell(&m, &p);
    buf_add(&p.data, "series\tacross\tdown\tx\ty\tcolour\tvalue\tinterval\n");
    write_frame(&m, buf_text(&name), columns, rows, &p);
    draw_panels(&m, &p);
    plot_end(&p, d);
    buf_release(&name);
    buf_release(&stem);
}

bool figure_maps(struct dossier *d, const struct stored_run *run, struct arena *a)
{
    if (run->kind != STORED_SWEEP || run->done < 2 || !grid_possible(&run->factors)) {
        return true;
    }
    struct columns columns = figure_columns(run);
    for (size_t i = 0; i < columns.count && i < MAPS; i++) {
        draw(d, run, &columns.items[i], a);
    }
    return true;
}
