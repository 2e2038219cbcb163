/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sweep has more points than anyone can choose between. Worth a word are the one that is chosen
 * and those on the frontier (sim/run/frontier.h); of these the ones that meet their targets for
 * the least, and the dearest that do not: what is next on either side. */
#include <math.h>
#include <stdlib.h>

#include "reports/adr_subject.h"
#include "reports/choice.h"
#include "sim/run/frontier.h"

enum { MISSED_TOLD = 3 };

struct candidate {
    size_t point;
    int rank; /* 0: meets its targets; 1: undecided; 2: misses one */
    double by, availability;
};

struct ground {
    const struct stored_run *run;
    const char *by;
};

static double mean_of(const struct result *r, const char *metric)
{
    const struct summary *s = metric ? result_summary(r, metric) : NULL;
    return s ? s->mean : (double)NAN;
}

const char *adr_points_by(const struct stored_run *r)
{
    int price = frontier_price(r->results, r->count, &r->factors);
    return r->kind == STORED_SIZE ? r->sizing.metrics->metrics[r->sizing.minimise].name
           : price >= 0           ? r->results[0]->metrics->metrics[price].name
                                  : NULL;
}

static int by_rank(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    double less = x->by - y->by, more = y->availability - x->availability;
    if (x->rank != y->rank) {
        return x->rank - y->rank;
    }
    if (less < 0 || less > 0) {
        return (less > 0 ? 1 : -1) * (x->rank == 2 ? -1 : 1);
    }
    return more > 0 ? 1 : more < 0 ? -1 : (x->point > y->point) - (x->point < y->point);
}

static struct candidate candidate_of(const struct ground *g, size_t point)
{
    static const int ranks[] = {[VERDICT_MET] = 0, [VERDICT_UNDECIDED] = 1, [VERDICT_MISSED] = 2};
    const struct result *r = g->run->results[point];
    return (struct candidate){point, ranks[result_verdict(r)], mean_of(r, g->by),
                              mean_of(r, "availability.requests")};
}

/* All of a sizing, of a sweep those on the frontier. */
static size_t candidates(const struct ground *g, struct arena *a, struct candidate *all)
{
    size_t points = g->run->count, count = 0, *frontier = arena_array(a, points, sizeof *frontier);
    struct objectives o;
    if (g->run->kind == STORED_SIZE) {
        for (size_t i = 0; i < points; i++) {
            frontier[count++] = i;
        }
    } else if (frontier_objectives(g->run->results, points, &g->run->factors, &o)) {
        count = frontier_find(g->run->results, points, &o, frontier);
    }
    for (size_t i = 0; i < count; i++) {
        all[i] = candidate_of(g, frontier[i]);
    }
    for (size_t i = 0; count < 2 && i < points; i++) { /* one alone is no choice */
        if (count == 0 || all[0].point != i) {
            all[count++] = candidate_of(g, i);
        }
    }
    qsort(all, count, sizeof *all, by_rank);
    return count;
}

static bool add_point(size_t *points, size_t *count, size_t point, size_t room)
{
    for (size_t i = 0; i < *count; i++) {
        if (points[i] == point) {
            return true;
        }
    }
    if (*count < room) {
        points[(*count)++] = point;
        return true;
    }
    return false;
}

/* What must not be missing: what is chosen, and who comes next. */
static void add_chosen(const struct ground *g, size_t *points, size_t *count)
{
    const struct stored_run *r = g->run;
    if (r->kind == STORED_SIZE) {
        const struct selection *s = &r->sizing.sized->selection;
        const size_t wanted[] = {s->best, s->runner_up};
        for (size_t i = 0; i < 2; i++) {
            if (wanted[i] != SELECTION_NONE) {
                add_point(points, count, wanted[i], ADR_OPTIONS);
            }
        }
        return;
    }
    struct decision c = choice_of(r->results, r->count, g->by, false);
    if (c.end == CHOICE_MADE) {
        add_point(points, count, c.option, ADR_OPTIONS);
    }
}

size_t adr_points(const struct stored_run *r, const char *by, struct arena *a, size_t *ret_points)
{
    const struct ground g = {r, by};
    struct candidate *all = arena_array(a, r->count + 1, sizeof *all);
    size_t count = 0, n = candidates(&g, a, all), missed = 0, room;
    add_chosen(&g, ret_points, &count);
    while (missed < n && all[n - 1 - missed].rank == 2) {
        missed++;
    }
    room = missed > MISSED_TOLD ? MISSED_TOLD : missed;
    for (size_t i = 0; i < n - missed; i++) {
        add_point(ret_points, &count, all[i].point, ADR_OPTIONS - room);
    }
    for (size_t i = n - missed; i < n; i++) {
        add_point(ret_points, &count, all[i].point, ADR_OPTIONS);
    }
    return count;
}
