/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/grid.h"

#include "reports/setting.h"
#include "sim/base/utf8.h"

bool grid_possible(const struct factors *f)
{
    size_t several = 0;
    for (size_t i = 0; i < f->count; i++) {
        several += f->items[i].count > 1;
    }
    return !f->chosen && several > 1;
}

struct grid grid_of(const struct factors *f)
{
    struct grid g = {.across = f->count - 1};
    while (f->items[g.across].count < 2) {
        g.across--;
    }
    g.down = g.across - 1;
    while (f->items[g.down].count < 2) {
        g.down--;
    }
    return g;
}

struct grid grid_widest(const struct factors *f)
{
    struct grid g = grid_of(f);
    for (size_t i = 0; i < f->count; i++) {
        if (f->items[i].count > f->items[g.across].count) {
            g.across = i;
        }
    }
    g.down = g.across == 0 ? 1 : 0;
    for (size_t i = 0; i < f->count; i++) {
        if (i != g.across && f->items[i].count > f->items[g.down].count) {
            g.down = i;
        }
    }
    return g;
}

size_t grid_stride(const struct factors *f, size_t factor)
{
    size_t points = 1;
    for (size_t i = factor + 1; i < f->count; i++) {
        points *= f->items[i].count;
    }
    return points;
}

size_t grid_place(const struct factors *f, size_t point, size_t factor)
{
    return point / grid_stride(f, factor) % f->items[factor].count;
}

bool grid_begins(const struct factors *f, const struct grid *g, size_t point)
{
    return grid_place(f, point, g->down) == 0 && grid_place(f, point, g->across) == 0;
}

void grid_others_write(const struct factors *f, const struct grid *g, size_t base, struct buf *out)
{
    bool first = true;
    for (size_t i = 0; i < f->count; i++) {
        if (i == g->down || i == g->across || f->items[i].count < 2) {
            continue;
        }
        buf_add(out, first ? "" : ", ");
        utf8_show(out, setting_name(f, i));
        buf_add_char(out, ' ');
        utf8_show(out, factors_value(f, base, i));
        first = false;
    }
}
