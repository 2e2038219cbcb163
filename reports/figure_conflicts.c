/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflicts of multi-write stores over the time of one incident: how many have been found, and how
 * many wait in the feed. */
#include <math.h>
#include <string.h>

#include "reports/figure_story.h"
#include "reports/figures.h"

static double most_of(const struct told_line *line)
{
    double most = 0;
    for (size_t i = 0; line && i < line->count; i++) {
        most = fmax(most, line->value[i]);
    }
    return most;
}

static double last_of(const struct told_line *line)
{
    return line && line->count > 0 ? line->value[line->count - 1] : 0;
}

static void draw_panel(struct plot *p, const char *series, const char *label, size_t colour,
                       const char *before)
{
    plot_add(p, "%s\n", before);
    plot_label(p, "y", label, "");
    plot_add(p, "plot ");
    plot_series(p, series, "$2 : NaN):3");
    plot_add(p, " with steps lw 2 lc rgb '%s'\n", plot_colours[colour]);
}

static void draw_store(struct dossier *d, const struct stored_run *run, size_t point,
                       const struct story *s, const struct told_line *found, struct arena *a)
{
    const struct told_line *feed = story_line(s, "feed.depth", found->store);
    struct plot p;
    plot_begin(&p, a, run,
               arena_printf(a, "conflicts-%zu-%td", point + 1, found - s->telling.lines));
    buf_printf(&p.title, "Conflicts of %s%s%s", found->store, run->done > 1 ? ": " : "",
               run->done > 1 ? run->points[point].name : "");
    buf_printf(&p.caption,
               "Writes found in conflict so far, and those that wait in the feed, in "
               "replication %u. Times count from the opening of its incident.",
               (unsigned)s->telling.replication);
    buf_printf(&p.alt,
               "%.0f conflicts are found in all; at most %.0f wait in the feed, and %.0f at "
               "the end.",
               last_of(found), most_of(feed), last_of(feed));
    buf_add(&p.data, "series\ttime\tcount\n");
    figure_story_line(&p, s, "found", found);
    figure_story_line(&p, s, "in the feed", feed);
    p.height = 470;
    plot_add(&p, "set yrange [0:*]\nset xrange [%.10g:%.10g]\nunset key\n",
             (s->telling.from_s - s->origin_s) / s->unit.size,
             (s->telling.until_s - s->origin_s) / s->unit.size);
    plot_add(&p, "set multiplot layout 2,1 margins 0.12,0.96,0.16,0.90 spacing 0.06\n");
    draw_panel(&p, "found", "found so far", 0, "set format x ''");
    plot_add(&p, "unset title\nset format x '%%g'\n");
    plot_label(&p, "x", "time since the incident opened", s->unit.name);
    draw_panel(&p, "in the feed", "waiting in the feed", 1, "");
    plot_add(&p, "unset multiplot\n");
    plot_end(&p, d);
}

bool figure_conflicts(struct dossier *d, const struct stored_run *run, struct arena *a)
{
    enum { DESIGNS = 6 };
    bool designs = run->kind == STORED_RUN || run->kind == STORED_COMPARE;
    for (size_t i = 0; designs && i < run->done && i < DESIGNS; i++) {
        struct story s;
        if (story_read(d->store, run->row.id, (int64_t)i + 1, a, &s) < 0) {
            return false;
        }
        for (size_t k = 0; k < s.telling.line_count; k++) {
            const struct told_line *line = &s.telling.lines[k];
            if (strcmp(line->name, "conflicts") == 0 && last_of(line) > 0) {
                draw_store(d, run, i, &s, line, a);
            }
        }
    }
    return true;
}
