/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/figure_story.h"

static void write_step(struct plot *p, const struct story *s, const char *series, double at_s,
                       double value)
{
    plot_text(p, series);
    plot_number(p, (at_s - s->origin_s) / s->unit.size);
    plot_number(p, value);
    plot_newline(p);
}

void figure_story_line(struct plot *p, const struct story *s, const char *series,
                       const struct told_line *line)
{
    for (size_t i = 0; line && i < line->count; i++) {
        write_step(p, s, series, line->at_s[i], line->value[i]);
    }
    if (line && line->count > 0) {
        write_step(p, s, series, s->telling.until_s, line->value[line->count - 1]);
    }
}
