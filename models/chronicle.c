/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/chronicle.h"

#include <math.h>
#include <stdlib.h>

#include "models/plan.h"
#include "models/world.h"

/* A line of a multi-write store may step thousands of times a second: of those one is kept in each
 * of so many parts of the window, the last, and with it the largest. */
enum { LINE_PARTS = 1000 };

bool line_of_store(enum line_kind kind)
{
    return kind == LINE_CONFLICTS || kind == LINE_FEED_DEPTH;
}

struct line *chronicle_line(const struct chronicle *c, enum line_kind kind, size_t store)
{
    return &c->lines[store * LINE_KIND_COUNT + (size_t)kind];
}

void chronicle_init(struct chronicle *c, const struct plan *plan, simtime from, simtime until)
{
    size_t stores = plan->sc->store_count > 0 ? plan->sc->store_count : 1;
    *c = (struct chronicle){.from = from, .until = until, .stores = stores};
    c->lines = xcalloc(stores * LINE_KIND_COUNT, sizeof *c->lines);
    for (size_t k = 0; k < stores; k++) {
        simtime part = (until - from) / LINE_PARTS;
        chronicle_line(c, LINE_CONFLICTS, k)->least = part;
        chronicle_line(c, LINE_FEED_DEPTH, k)->least = part;
    }
}

void chronicle_release(struct chronicle *c)
{
    for (size_t i = 0; i < c->stores * LINE_KIND_COUNT; i++) {
        free(c->lines[i].points);
    }
    free(c->lines);
    free(c->events);
    free(c->demands);
    *c = (struct chronicle){0};
}

static void put(struct line *line, simtime at, double value)
{
    if (line->count == line->room) {
        line->room = line->room ? 2 * line->room : 64;
        line->points = xrealloc(line->points, line->room, sizeof *line->points);
    }
    line->points[line->count++] = (struct line_point){at, value};
}

/* In each part of a line that steps often the peak is kept, then the last value. */
static void put_sparsely(struct line *line, simtime at, double value)
{
    int64_t interval = at / line->least;
    size_t n = line->count;
    bool same = n >= 2 && interval == line->interval;
    if (!same) {
        put(line, at, value);
        put(line, at, value);
        line->interval = interval;
        return;
    }
    if (value > line->points[n - 2].value) {
        line->points[n - 2] = (struct line_point){at, value};
    }
    line->points[n - 1] = (struct line_point){at, value};
}

void chronicle_step(struct chronicle *c, struct line *line, simtime at, double value)
{
    if (at > c->until) {
        return;
    }
    if (at < c->from) {
        line->count = 0;
        at = c->from;
    }
    if (line->least > 0) {
        put_sparsely(line, at, value);
        return;
    }
    struct line_point *last = line->count > 0 ? &line->points[line->count - 1] : NULL;
    if (last && last->at == at) {
        last->value = value;
    } else if (!last || last->value != value) {
        put(line, at, value);
    }
}

void chronicle_add(const struct world *w, enum happening what, int subject, int object,
                   double value)
{
    struct chronicle *c = w->chronicle;
    if (!c || w->sim.now < c->from || w->sim.now > c->until) {
        return;
    }
    if (c->count == CHRONICLE_EVENTS) {
        c->left_out++;
        return;
    }
    if (c->count == c->room) {
        c->room = c->room ? 2 * c->room : 256;
        c->events = xrealloc(c->events, c->room, sizeof *c->events);
    }
    c->events[c->count++] = (struct happened){w->sim.now, what, subject, object, value};
}

void chronicle_settle(const struct world *w)
{
    struct chronicle *c = w->chronicle;
    if (c) {
        chronicle_step(c, chronicle_line(c, LINE_SUCCESS, 0), w->sim.now, w->traffic.success);
        if (w->plan->writes) {
            chronicle_step(c, chronicle_line(c, LINE_WRITE_SUCCESS, 0), w->sim.now,
                           w->traffic.write_success);
        }
    }
}

void chronicle_demand(struct world *w)
{
    struct chronicle *c = w->chronicle;
    if (!c) {
        return;
    }
    traffic_advance(w);
    if (c->demand_count == c->demand_room) {
        c->demand_room = c->demand_room ? 2 * c->demand_room : 64;
        c->demands = xrealloc(c->demands, c->demand_room, sizeof *c->demands);
    }
    c->demands[c->demand_count++] =
        (struct demand){w->sim.now, (double)w->traffic.offered, (double)w->traffic.failed};
}
