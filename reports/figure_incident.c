/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One incident, told: the share of requests that succeed, with what happened written at it. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "reports/figure_story.h"
#include "reports/figures.h"
#include "sim/base/units.h"

enum { DESIGNS = 6 }; /* with a figure of their own */

static const double LETTER = 0.016; /* its width in the width of the plot */

static void tell(const struct story *s, struct plot *p)
{
    for (size_t i = 0; i < s->count; i++) {
        buf_printf(&p->alt, "%s", i == 0 ? "" : " ");
        story_time(s, i, &p->alt);
        buf_printf(&p->alt, ": %s.", s->moments[i].text);
    }
}

static void tell_choice(const struct story *s, struct plot *p)
{
    const struct told_incident *i = &s->incident;
    buf_printf(&p->caption,
               "Share of requests that succeed over the time of one incident, from "
               "replication %u",
               (unsigned)i->replication);
    if (i->out) {
        buf_printf(&p->caption, ": the one with the median rto.service, %s", "");
        units_human_seconds(&p->caption, i->rto_s);
        buf_printf(&p->caption, ", of %lld in which the service was out", (long long)i->of);
    } else if (i->incident > 0) {
        buf_printf(&p->caption, ": the first of %lld, in none of which the service was out",
                   (long long)i->of);
    }
    if (s->until_s < s->telling.until_s) {
        buf_add(&p->caption, "; what comes long after is told below and not drawn");
    }
    buf_printf(&p->caption, ". Times count from %s.",
               i->incident > 0 ? "the moment in which it opens" : "the beginning");
    if (s->left_out > 0) {
        buf_printf(&p->caption, " %zu later events are left out.", s->left_out);
    }
}

/* Of the plot's width, half of what a mark takes: LETTER of it a letter, and some room. */
static double half_width(size_t first, size_t last)
{
    int letters = snprintf(NULL, 0, first == last ? "%zu" : "%zu-%zu", first, last);
    return LETTER * (letters + 1) / 2;
}

/* What happens so soon after another shares its number with it: "3-5". A mark that would run into
 * the one before it stands above it. */
static void write_marks(const struct story *s, struct plot *p)
{
    const double width = s->until_s - s->from_s, close = width / 30;
    double taken = -INFINITY; /* up to here, in the row of the mark before */
    bool raised = false;
    for (size_t i = 0, next; i < s->count && s->moments[i].at_s <= s->until_s; i = next) {
        double x = (s->moments[i].at_s - s->origin_s) / s->unit.size;
        for (next = i + 1; next < s->count && s->moments[next].at_s - s->moments[i].at_s < close;) {
            next++;
        }
        plot_add(p,
                 "set arrow from %.10g, graph 0 to %.10g, graph 1 nohead lc rgb '" PLOT_GRID
                 "' lw 1\n",
                 x, x);
        plot_add(p, "set label '%zu", i + 1);
        if (next > i + 1) {
            plot_add(p, "–%zu", next);
        }
        double half = half_width(i + 1, next) * width;
        raised = s->moments[i].at_s - half < taken && !raised;
        taken = s->moments[i].at_s + half;
        plot_add(p, "' at %.10g, graph %s center textcolor rgb '" PLOT_INK "'\n", x,
                 raised ? "1.16" : "1.06");
    }
}

static void write_legend(const struct story *s, struct plot *p)
{
    struct buf line = BUF_INIT;
    for (size_t i = 0; i < s->count; i++) {
        buf_clear(&line);
        buf_printf(&line, "%zu  ", i + 1);
        story_time(s, i, &line);
        buf_printf(&line, "  %s", s->moments[i].text);
        plot_add(p, "set label ");
        plot_string(p, buf_text(&line));
        plot_add(p, " at screen 0.09, screen %.5g left textcolor rgb '" PLOT_INK "'\n",
                 (STORY_LINE * (double)(s->count - 1 - i) + STORY_LINE) / p->height);
    }
    buf_release(&line);
}

static bool draw(struct dossier *d, const struct stored_run *run, size_t point, struct arena *a)
{
    struct story s;
    struct plot p;
    int found = story_read(d->store, run->row.id, (int64_t)point + 1, a, &s);
    const struct told_line *success = found == 1 ? story_line(&s, "success", "") : NULL;
    if (found < 1 || !success) {
        return found >= 0;
    }
    const struct told_line *writes = story_line(&s, "success.writes", "");
    bool apart = writes && story_differs(success, writes);
    plot_begin(&p, a, run, run->done > 1 ? arena_printf(a, "incident-%zu", point + 1) : "incident");
    p.height += STORY_LINE * (int)s.count;
    buf_printf(&p.title, "What happens in a typical incident%s%s", run->done > 1 ? ": " : "",
               run->done > 1 ? run->points[point].name : "");
    tell_choice(&s, &p);
    tell(&s, &p);
    buf_add(&p.data, "series\ttime\tshare\n");
    figure_story_line(&p, &s, "all requests", success);
    figure_story_line(&p, &s, "writes", apart ? writes : NULL);
    plot_label(&p, "x", "time since the incident opened", s.unit.name);
    plot_add(&p, "set bmargin at screen %.5g\nset tmargin 6\nset title offset 0,1.2\n",
             (STORY_LINE * (double)(s.count + 1) + 70) / p.height);
    plot_add(&p,
             "set yrange [0:1.02]\nset ytics ('0 %%%%' 0, '25 %%%%' 0.25, '50 %%%%' 0.5, '75 %%%%' "
             "0.75, '100 %%%%' 1)\nset ylabel 'requests that succeed' textcolor rgb '" PLOT_INK
             "'\n");
    plot_add(&p, "set xrange [%.10g:%.10g]\n", (s.from_s - s.origin_s) / s.unit.size,
             (s.until_s - s.origin_s) / s.unit.size);
    write_marks(&s, &p);
    write_legend(&s, &p);
    plot_add(&p, "plot ");
    plot_series(&p, "all requests", "$2 : NaN):3");
    plot_add(&p, " with steps lw 2 lc rgb '%s' title 'all requests'", plot_colours[0]);
    if (apart) {
        plot_add(&p, ", ");
        plot_series(&p, "writes", "$2 : NaN):3");
        plot_add(&p, " with steps lw 2 dt 2 lc rgb '%s' title 'writes'", plot_colours[1]);
    }
    plot_add(&p, "\n");
    plot_end(&p, d);
    return true;
}

bool figure_incident(struct dossier *d, const struct stored_run *run, struct arena *a)
{
    bool designs = run->kind == STORED_RUN || run->kind == STORED_COMPARE, drawn = true;
    for (size_t i = 0; drawn && designs && i < run->done && i < DESIGNS; i++) {
        drawn = draw(d, run, i, a);
    }
    return drawn;
}
