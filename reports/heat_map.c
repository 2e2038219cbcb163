/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/heat_map.h"

#include <math.h>

#include "reports/cell.h"
#include "reports/human.h"
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
    size_t down, across; /* factors */
    double least, most;
    struct cell_unit unit;
    bool logarithmic, marks;
    size_t label, value; /* widths of columns: of row labels, and of values in a cell */
    struct buf *out;
};

bool heat_map_possible(const struct factors *f)
{
    size_t several = 0;
    for (size_t i = 0; i < f->count; i++) {
        several += f->items[i].count > 1;
    }
    return !f->chosen && several > 1;
}

static void choose_axes(struct map *m)
{
    const struct factors *f = m->report->factors;
    m->across = f->count - 1;
    while (f->items[m->across].count < 2) {
        m->across--;
    }
    m->down = m->across - 1;
    while (f->items[m->down].count < 2) {
        m->down--;
    }
}

/* How far apart in the grid are points that differ by one in a factor. */
static size_t stride(const struct factors *f, size_t factor)
{
    size_t points = 1;
    for (size_t i = factor + 1; i < f->count; i++) {
        points *= f->items[i].count;
    }
    return points;
}

static size_t place_of(const struct factors *f, size_t point, size_t factor)
{
    return point / stride(f, factor) % f->items[factor].count;
}

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
    m->label = widest_of(&items[m->down]);
    m->value = widest_of(&items[m->across]);
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
    const struct factor *across = &m->report->factors->items[m->across];
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
    for (size_t row = 0; row < f->items[m->down].count; row++) {
        add_right(f->items[m->down].values[row], m->label, &line);
        buf_pad(&line, ' ', label_width(m) - m->label);
        for (size_t i = from; i < to; i++) {
            write_cell(m, base + row * stride(f, m->down) + i * stride(f, m->across), &line);
        }
        end_line(m, &line);
    }
    buf_add_char(m->out, '\n');
    buf_release(&line);
}

/* What a map has in common, where there are several. */
static void write_others(const struct map *m, size_t base)
{
    const struct factors *f = m->report->factors;
    bool first = true;
    for (size_t i = 0; i < f->count; i++) {
        if (i == m->down || i == m->across || f->items[i].count < 2) {
            continue;
        }
        buf_add(m->out, first ? "" : ", ");
        utf8_show(m->out, setting_name(f, i));
        buf_add_char(m->out, ' ');
        utf8_show(m->out, factors_value(f, base, i));
        first = false;
    }
    buf_add(m->out, first ? "" : ":\n");
}

static void write_map(const struct map *m, size_t base)
{
    size_t columns = m->report->factors->items[m->across].count, cell = cell_width(m);
    size_t label = label_width(m);
    size_t room = m->report->width > label ? (m->report->width - label) / cell : 0;
    room = room > 0 ? room : 1;
    write_others(m, base);
    for (size_t from = 0; from < columns; from += room) {
        write_block(m, base, from, from + room < columns ? from + room : columns);
    }
}

static void write_title(const struct map *m)
{
    struct buf text = BUF_INIT;
    column_name(m->column, m->report->results[0], &text);
    if (m->unit.name[0] != '\0') {
        buf_printf(&text, ", %s", m->unit.name);
    }
    buf_printf(m->out, "%s%s%s: ", m->report->colour ? "\033[1m" : "", buf_text(&text),
               m->report->colour ? "\033[0m" : "");
    utf8_show(m->out, setting_name(m->report->factors, m->down));
    buf_add(m->out, " down, ");
    utf8_show(m->out, setting_name(m->report->factors, m->across));
    buf_add(m->out, " across\n");
    buf_release(&text);
}

/* "19.9 s ░ ▒ ▓ █ 69.69 s" */
static void write_scale(const struct map *m)
{
    human_value(metric_of(m), m->least, m->out);
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
    human_value(metric_of(m), m->most, m->out);
    buf_add(m->out, m->logarithmic ? ", in steps of equal ratio\n" : "\n");
}

void heat_map_write(const struct sweep_report *report, const struct column *c, struct buf *out)
{
    const struct factors *f = report->factors;
    struct map m = {.report = report, .column = c, .out = out};
    choose_axes(&m);
    find_scale(&m);
    find_widths(&m);
    write_title(&m);
    for (size_t base = 0; base < report->count; base++) {
        if (place_of(f, base, m.down) == 0 && place_of(f, base, m.across) == 0) {
            write_map(&m, base);
        }
    }
    if (!isnan(m.least)) {
        write_scale(&m);
    }
    buf_add(out, m.marks ? "✗ misses a target, ? undecided\n" : "");
}
