/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lag_position.h"

#include <math.h>
#include <stdlib.h>

#include "sim/base/die.h"

/* Between two nodes the integral is Hermite's cubic: its slope is -survival, taken just inside, for
 * the survival function may jump at a node. */
struct lag_node {
    double r, beyond;   /* integral from r on */
    double right, left; /* survival just above this node and just below the next */
};

static const double NOTHING = 1e-16;
static const double GROWTH = 1.01; /* of one node to the next */

double lag_position_survival(const struct lag_position *p, double r)
{
    if (r < 0) {
        return 1;
    }
    double below = fmax(0, r - dist_tail_between(p->law, 0, r)); /* integral of F */
    return dist_survival(p->law, r) * exp(-below / p->coherence);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Where the law jumps, nested mixtures included. */
static size_t jumps(const struct dist *d, double *out, size_t room)
{
    size_t n = 0;
    if (d->kind == DIST_CONSTANT && room > 0) {
        out[n++] = d->a;
    }
    for (size_t i = 0; d->kind == DIST_EMPIRICAL && i < d->count && n < room; i++) {
        out[n] = d->values[i];
        n += n == 0 || out[n - 1] < d->values[i];
    }
    for (size_t i = 0; d->kind == DIST_MIXTURE && i < d->count; i++) {
        n += jumps(&d->parts[i].of, out + n, room - n);
    }
    return n;
}

/* Four points of Gauss and Legendre. */
static double integrate(const struct lag_position *p, double from, double to)
{
    static const double x[] = {0.33998104358485626, 0.86113631159405258};
    static const double w[] = {0.65214515486254614, 0.34785484513745386};
    double half = (to - from) / 2, mid = from + half, sum = 0;
    for (size_t i = 0; i < 2; i++) {
        sum += w[i] * (lag_position_survival(p, mid - half * x[i]) +
                       lag_position_survival(p, mid + half * x[i]));
    }
    return half * sum;
}

/* Geometric from a small part of the scale on until nothing is left, and the jumps in between. */
static size_t place_nodes(const struct lag_position *p, double *r, size_t room)
{
    size_t n = jumps(p->law, r, room / 4);
    double scale = fmin(fmax(dist_quantile(p->law, 0.5), 1e-9), p->coherence);
    double last = 0;
    r[n++] = 0;
    for (double next = scale * 1e-4; n < room; next *= GROWTH) {
        r[n++] = next;
        if (lag_position_survival(p, last) <= NOTHING) {
            break;
        }
        last = next;
    }
    qsort(r, n, sizeof *r, ascending);
    return n;
}

static void fill_nodes(struct lag_position *p)
{
    enum { ROOM = 20000 };
    double *r = xcalloc(ROOM, sizeof *r);
    p->count = place_nodes(p, r, ROOM);
    p->nodes = xcalloc(p->count, sizeof *p->nodes);
    for (size_t i = p->count; i > 0; i--) {
        struct lag_node *node = &p->nodes[i - 1];
        node->r = r[i - 1];
        if (i < p->count) {
            double step = (node[1].r - node->r) * 1e-9;
            node->right = lag_position_survival(p, node->r + step);
            node->left = lag_position_survival(p, node[1].r - step);
            node->beyond = node[1].beyond + integrate(p, node->r, node[1].r);
        }
    }
    free(r);
}

void lag_position_init(struct lag_position *p, const struct dist *law, simtime coherence)
{
    VERIFY(coherence > 0);
    *p = (struct lag_position){
        .law = law, .coherence = simtime_seconds(coherence), .least = dist_quantile(law, 0)};
    fill_nodes(p);
}

void lag_position_release(struct lag_position *p)
{
    free(p->nodes);
    p->nodes = NULL;
}

void lag_position_reset(struct lag_position *p)
{
    p->known = false;
}

static double beyond(const struct lag_position *p, double r)
{
    size_t lo = 0, hi = p->count - 1;
    if (r >= p->nodes[hi].r) {
        return 0;
    }
    while (hi - lo > 1) {
        size_t mid = lo + (hi - lo) / 2;
        if (p->nodes[mid].r <= r) {
            lo = mid;
        } else {
            hi = mid;
        }
    }
    const struct lag_node *a = &p->nodes[lo], *b = a + 1;
    double width = b->r - a->r, t = (r - a->r) / width, u = 1 - t;
    return a->beyond * (1 + 2 * t) * u * u + b->beyond * (1 + 2 * u) * t * t +
           width * t * u * (a->left * t - a->right * u);
}

double lag_position_between(const struct lag_position *p, double r, double q)
{
    if (r < 0) {
        return q < 0 ? q - r : -r + lag_position_between(p, 0, q);
    }
    return fmax(0, beyond(p, r) - beyond(p, q));
}

/* `age` is where, counted back from the present, the stretch that has been looked at begins. */
static double draw_back(struct lag_position *p, double elapsed, struct stream *s)
{
    double age = stream_exponential(s, p->coherence), old = p->x;
    if (age > elapsed) {
        return fmin(p->lag + elapsed, old);
    }
    p->x = dist_draw(p->law, s);
    double lag = p->x;
    while (age + p->least < lag) {
        double length = stream_exponential(s, p->coherence);
        if (age + length > elapsed) { /* back to where it was known */
            return fmin(lag, fmin(age + old, elapsed + p->lag));
        }
        lag = fmin(lag, age + dist_draw(p->law, s));
        age += length;
    }
    return lag;
}

double lag_position_draw(struct lag_position *p, simtime clock, struct stream *s)
{
    if (p->known && clock == p->at) {
        return p->lag;
    }
    VERIFY(!p->known || clock > p->at);
    p->lag = draw_back(p, p->known ? simtime_seconds(clock - p->at) : INFINITY, s);
    p->at = clock;
    p->known = true;
    return p->lag;
}

double lag_position_play(struct lag_position *p, simtime clock, struct stream *s)
{
    if (!p->known) {
        lag_position_draw(p, clock, s);
        p->to_epoch = stream_exponential(s, p->coherence);
    }
    double left = simtime_seconds(clock - p->at);
    while (p->to_epoch <= left) {
        p->lag = fmin(p->lag + p->to_epoch, p->x);
        left -= p->to_epoch;
        p->x = dist_draw(p->law, s);
        p->to_epoch = stream_exponential(s, p->coherence);
        p->lag = fmin(p->lag, p->x);
    }
    p->to_epoch -= left;
    p->lag = fmin(p->lag + left, p->x);
    p->at = clock;
    return p->lag;
}

/* Epochs that end before even the least lag lets the position pass are stepped over. */
double lag_position_passes(const struct lag_position *p, double ahead, struct stream *s)
{
    double from = 0, x = p->x;
    if (ahead + p->lag < 0) {
        return 0;
    }
    for (;;) {
        double end = from + stream_exponential(s, p->coherence), passes = ahead + x;
        if (passes < end) {
            return fmax(from, passes);
        }
        from = fmax(end, ahead + p->least);
        x = dist_draw(p->law, s);
    }
}
