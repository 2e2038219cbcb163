/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/heat_map.h"

#include <math.h>
#include <string.h>

#include "reports/cell.h"
#include "reports/grid.h"
#include "reports/setting.h"
#include "sim/base/utf8.h"

const int heat_map_colours[HEAT_MAP_COLOURS] = {17, 53, 24, 30, 35, 113, 226};
enum { FIRST_WITH_BLACK = 3 }; /* text on darker ones is white */

static const char *const shades[] = {" ", "░", "▒", "▓", "█"};
enum { SHADES = sizeof shades / sizeof *shades };

/* From here on what lies between is told apart by its order of magnitude. */
static const double LOGARITHMIC = 10;

struct map {
    const struct sweep_report *report;
    const struct column *column;
    struct grid grid;
    double least, most;
    struct cell_unit unit;
    bool logarithmic, marks;
    size_t label, value; /* widths of columns: of row labels, and of values in a cell */
    struct buf *out;
};

static const struct metric *metric_of(const struct map *m)
{
    return &m->report->results[0]->metrics->metrics[m->column->metric];
}

static double value_at(const struct map *m, size_t point)
{
    return point < m->report->count ? column_value(m->column, m->report->results[point]) : NAN;
}

static void write_value(const struct map *m, size_t point, struct buf *out)
{
    cell_write(&m->unit, m->column, m->report->results[point], out);
}

static void find_scale(struct map *m)
{
    m->least = m->most = NAN;
    for (size_t i = 0; i < m->report->count; i++) {
        double x = value_at(m, i);
        if (isfinite(x)) {
            m->least = m->least <= x ? m->least : x;
            m->most = m->most >= x ? m->most : x;
        }
        m->marks = m->marks || m->report->results[i]->target_count > 0;
    }
    m->logarithmic = m->least > 0 && m->most >= LOGARITHMIC * m->least;
    m->unit = cell_unit_of(metric_of(m), m->most);
}

static size_t shown_width(const char *text)
{
    struct buf shown = BUF_INIT;
    utf8_show(&shown, text);
    size_t width = utf8_width(buf_text(&shown), shown.len);
    buf_release(&shown);
    return width;
}

static size_t widest_of(const struct factor *f)
{
    size_t widest = 0;
    for (size_t i = 0; i < f->count; i++) {
        size_t width = shown_width(f->values[i]);
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void find_widths(struct map *m)
{
    const struct factor *items = m->report->factors->items;
    struct buf text = BUF_INIT;
    m->label = widest_of(&items[m->grid.down]);
    m->value = widest_of(&items[m->grid.across]);
    for (size_t i = 0; i < m->report->count; i++) {
        buf_clear(&text);
        write_value(m, i, &text);
        size_t width = utf8_width(buf_text(&text), text.len);
        m->value = width > m->value ? width : m->value;
    }
    buf_release(&text);
}

/* Where a value lies among so many steps from the least to the most. */
static size_t step_of(const struct map *m, double x, size_t steps)
{
    double from = m->logarithmic ? log(m->least) : m->least;
    double to = m->logarithmic ? log(m->most) : m->most;
    double share = ((m->logarithmic ? log(x) : x) - from) / (to - from);
    if (!(to > from)) {
        return 0;
    }
    return share >= 1 ? steps - 1 : (size_t)(share * (double)steps);
}

static const char *mark_of(const struct map *m, size_t point)
{
    static const char *const marks[] = {
        [VERDICT_MET] = " ", [VERDICT_MISSED] = "✗", [VERDICT_UNDECIDED] = "?"};
    return !m->marks ? "" : marks[result_verdict(m->report->results[point])];
}

static void add_right(const char *text, size_t width, struct buf *out)
{
    struct buf shown = BUF_INIT;
    utf8_show(&shown, text);
    size_t columns = utf8_width(buf_text(&shown), shown.len);
    buf_pad(out, ' ', columns < width ? width - columns : 0);
    buf_add(out, buf_text(&shown));
    buf_release(&shown);
}

static void set_colour(size_t step, struct buf *out)
{
    buf_printf(out, "\033[%d;48;5;%dm", step < FIRST_WITH_BLACK ? 97 : 30, heat_map_colours[step]);
}

/* A blank, the value, a mark, and another blank, or without colours a shade before the mark. */
static size_t cell_width(const struct map *m)
{
    return m->value + 2 + (m->marks ? 1 : 0);
}

/* Apart from the colour of the first cell. */
static size_t label_width(const struct map *m)
{
    return m->label + (m->report->colour ? 1 : 0);
}

static void write_cell(const struct map *m, size_t point, struct buf *out)
{
    double x = value_at(m, point);
    struct buf text = BUF_INIT;
    if (point >= m->report->count) {
        buf_pad(out, ' ', cell_width(m));
        return;
    }
    write_value(m, point, &text);
    bool colour = m->report->colour && isfinite(x);
    if (colour) {
        set_colour(step_of(m, x, HEAT_MAP_COLOURS), out);
    }
    buf_add_char(out, ' ');
    add_right(buf_text(&text), m->value, out);
    if (m->report->colour) {
        buf_printf(out, "%s %s", mark_of(m, point), colour ? "\033[0m" : "");
    } else {
        buf_printf(out, "%s%s", isfinite(x) ? shades[step_of(m, x, SHADES)] : " ",
                   mark_of(m, point));
    }
    buf_release(&text);
}

/* A line without the blanks at its end. */
static void end_line(const struct map *m, struct buf *line)
{
    while (line->len > 0 && line->text[line->len - 1] == ' ') {
        line->text[--line->len] = '\0';
    }
    buf_add(m->out, buf_text(line));
    buf_add_char(m->out, '\n');
    buf_clear(line);
}

static void write_headings(const struct map *m, size_t from, size_t to, struct buf *line)
{
    const struct factor *across = &m->report->factors->items[m->grid.across];
    buf_pad(line, ' ', label_width(m));
    for (size_t i = from; i < to; i++) {
        buf_add_char(line, ' ');
        add_right(across->values[i], m->value, line);
        buf_pad(line, ' ', cell_width(m) - 1 - m->value);
    }
    end_line(m, line);
}

/* The columns [from, to) of the map that begins at a point. */
static void write_block(const struct map *m, size_t base, size_t from, size_t to)
{
    const struct factors *f = m->report->factors;
    struct buf line = BUF_INIT;
    write_headings(m, from, to, &line);
    for (size_t row = 0; row < f->items[m->grid.down].count; row++) {
        add_right(f->items[m->grid.down].values[row], m->label, &line);
        buf_pad(&line, ' ', label_width(m) - m->label);
        for (size_t i = from; i < to; i++) {
            write_cell(
                m, base + row * grid_stride(f, m->grid.down) + i * grid_stride(f, m->grid.across),
                &line);
        }
        end_line(m, &line);
    }
    buf_add_char(m->out, '\n');
    buf_release(&line);
}

static void write_map(const struct map *m, size_t base)
{
    const struct factors *f = m->report->factors;
    size_t columns = f->items[m->grid.across].count, cell = cell_width(m);
    size_t label = label_width(m);
    size_t room = m->report->width > label ? (m->report->width - label) / cell : 0;
    room = room > 0 ? room : 1;
    size_t before = m->out->len;
    grid_others_write(f, &m->grid, base, m->out);
    buf_add(m->out, m->out->len > before ? ":\n" : "");
    for (size_t from = 0; from < columns; from += room) {
        write_block(m, base, from, from + room < columns ? from + room : columns);
    }
}

static void write_title(const struct map *m)
{
    struct buf text = BUF_INIT;
    column_name(m->column, m->report->results[0], &text);
    if (m->unit.name[0] != '\0') {
        buf_printf(&text, ", %s", cell_unit_word(&m->unit));
    }
    buf_printf(m->out, "%s%s%s: ", m->report->colour ? "\033[1m" : "", buf_text(&text),
               m->report->colour ? "\033[0m" : "");
    utf8_show(m->out, setting_name(m->report->factors, m->grid.down));
    buf_add(m->out, " down, ");
    utf8_show(m->out, setting_name(m->report->factors, m->grid.across));
    buf_add(m->out, " across\n");
    buf_release(&text);
}

/* "19.9 ░ ▒ ▓ █ 69.69 s" */
static void write_scale(const struct map *m)
{
    cell_value(&m->unit, metric_of(m), m->least, m->out);
    for (size_t i = 0; i < HEAT_MAP_COLOURS && m->report->colour; i++) {
        buf_add(m->out, i == 0 ? " " : "");
        set_colour(i, m->out);
        buf_add(m->out, "   ");
    }
    buf_add(m->out, m->report->colour ? "\033[0m" : "");
    for (size_t i = 1; i < SHADES && !m->report->colour; i++) {
        buf_printf(m->out, " %s", shades[i]);
    }
    buf_add_char(m->out, ' ');
    cell_value(&m->unit, metric_of(m), m->most, m->out);
    if (strncmp(m->unit.name, "1/", 2) == 0) {
        buf_add(m->out, m->unit.name + 1);
    } else if (m->unit.name[0] != '\0') {
        buf_printf(m->out, " %s", cell_unit_word(&m->unit));
    }
    buf_add(m->out, m->logarithmic ? ", in steps of equal ratio\n" : "\n");
}

void heat_map_write(const struct sweep_report *report, const struct column *c, struct buf *out)
{
    const struct factors *f = report->factors;
    struct map m = {.report = report, .column = c, .out = out};
    m.grid = grid_of(f);
    find_scale(&m);
    find_widths(&m);
    write_title(&m);
    for (size_t base = 0; base < report->count; base++) {
        if (grid_begins(f, &m.grid, base)) {
            write_map(&m, base);
        }
    }
    if (!isnan(m.least)) {
        write_scale(&m);
    }
    buf_add(out, m.marks ? "✗ misses a target, ? undecided\n" : "");
}
