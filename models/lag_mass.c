/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lag_mass.h"

#include <math.h>

#include "sim/base/die.h"

/* Expected writes that are nothing. */
static const double NOTHING = 1e-15;
/* As a share of the rest, where only the sum is asked for. */
static const double NEGLIGIBLE = 1e-10;

static double weigh(const struct lag_weight *w, double age)
{
    return w->delay      ? dist_survival(w->delay, age)
           : w->position ? lag_position_survival(w->position, age)
                         : 1;
}

static double weigh_between(const struct lag_weight *w, double newest, double oldest)
{
    if (w->delay && newest == 0 && w->reach > 0 && oldest >= w->reach) {
        return w->mean;
    }
    return w->delay      ? dist_tail_between(w->delay, newest, oldest)
           : w->position ? lag_position_between(w->position, newest, oldest)
                         : oldest - newest;
}

/* Ages that differ by nothing but rounding have one weight. */
bool lag_cell_is_flat(const struct lag_cell *c)
{
    return c->oldest - c->newest <= 1e-8 * fabs(c->oldest);
}

double lag_mass_of_cell(const struct lag_cell *c, const struct lag_weight *w)
{
    if (c->rate <= 0) {
        return 0;
    }
    if (c->waits || (!w->delay && !w->position)) {
        return c->rate * c->length;
    }
    if (lag_cell_is_flat(c)) {
        return c->rate * c->length * weigh(w, c->newest + (c->oldest - c->newest) / 2);
    }
    return c->rate / c->slope * weigh_between(w, c->newest, c->oldest);
}

/* Newest first: older cells of a piece hold less each. */
static double piece_mass(const struct lag_history *h, const struct lag_piece *p,
                         const struct lag_weight *w, double later)
{
    double sum = 0;
    for (int64_t j = p->cells - 1; j >= 0; j--) {
        struct lag_cell c = lag_history_cell(h, p, j, fmax(0, later), later >= 0);
        double mass = lag_mass_of_cell(&c, w);
        sum += mass;
        if (mass * (double)j < NOTHING) {
            break;
        }
    }
    return sum;
}

double lag_mass(struct lag_history *h, const struct lag_weight *w, double later)
{
    double sum = 0;
    for (size_t i = h->first; i < h->end; i++) {
        double mass = piece_mass(h, &h->pieces[i], w, later);
        h->pieces[i].mass = mass;
        sum += mass;
    }
    return sum;
}

/* Bounds over all pieces: the fastest rate, the slowest that anything left in order, and the time
 * that was acknowledged all at once on the replica's clock. */
struct bounds {
    double rate, slope, flat;
};

static struct bounds bounds_of(const struct lag_history *h)
{
    struct bounds b = {0, 1, 0};
    for (size_t i = h->first; i < h->end; i++) {
        const struct lag_piece *p = &h->pieces[i];
        b.rate = fmax(b.rate, p->rate);
        if (p->slope > 0 && p->cells == 1) {
            b.slope = fmin(b.slope, p->slope);
        } else {
            b.flat += simtime_seconds(p->to - p->from);
        }
    }
    return b;
}

/* What is older than the piece's oldest cell, which has left, is at most this. */
static bool rest_is_nothing(const struct lag_history *h, const struct lag_piece *p,
                            const struct lag_weight *w, const struct bounds *b, double sum)
{
    struct lag_cell oldest = lag_history_cell(h, p, 0, 0, false);
    double age = oldest.oldest;
    if (!w->delay || oldest.waits || age <= 0) {
        return false;
    }
    if (w->reach > 0 && age >= w->reach && b->flat == 0) {
        return true;
    }
    double rest = dist_tail(w->delay, age) / b->slope + b->flat * dist_survival(w->delay, age);
    return b->rate * rest <= NEGLIGIBLE * sum;
}

static double tail_at(const struct lag_weight *w, double age)
{
    return age <= 0 ? w->mean : age >= w->reach ? 0 : dist_tail(w->delay, age);
}

/* Where every write has left at once all pieces are steps of the rate, and neighbours share an end:
 * one tail each, from the newest on until the rest is nothing. NaN where it is not so. */
static double steps_expected(const struct lag_history *h, const struct lag_weight *w)
{
    if (!w->delay || !(w->reach > 0) || h->frozen || h->line > 0 || h->batch > 0 ||
        !isfinite(w->mean) || h->first == h->end || h->pieces[h->first].from < h->even_since) {
        return NAN;
    }
    double fastest = fmax(h->peak, 1), sum = 0; /* rates of 1 stand for writing at all */
    double newer = tail_at(w, simtime_seconds(h->now - h->pieces[h->end - 1].to));
    for (size_t i = h->end; i > h->first && fastest * newer > NEGLIGIBLE * sum; i--) {
        const struct lag_piece *p = &h->pieces[i - 1];
        double older = tail_at(w, simtime_seconds(h->now - p->from));
        sum += p->rate * (newer - older);
        newer = older;
    }
    return sum;
}

double lag_mass_expected(const struct lag_history *h, const struct lag_weight *w)
{
    double steps = steps_expected(h, w);
    if (!isnan(steps)) {
        return steps;
    }
    struct bounds b = bounds_of(h);
    double sum = 0;
    for (size_t i = h->end; i > h->first; i--) {
        const struct lag_piece *p = &h->pieces[i - 1];
        sum += piece_mass(h, p, w, -1);
        if (rest_is_nothing(h, p, w, &b, sum)) {
            break;
        }
    }
    return sum;
}

bool lag_mass_is_gone(const struct lag_history *h, const struct lag_weight *w)
{
    const struct lag_piece *p = &h->pieces[h->first];
    if (p->open || p->rate <= 0) {
        return !p->open;
    }
    struct lag_cell newest = lag_history_cell(h, p, p->cells - 1, 0, false);
    if (w->reach > 0 && newest.newest < w->reach) {
        return false; /* or nearly so: it may stay a little longer */
    }
    return !newest.waits && lag_mass_of_cell(&newest, w) * (double)p->cells <= NOTHING;
}

/* The age above which `mass` of the cell lies. */
static double age_above(const struct lag_cell *c, const struct lag_weight *w, double mass)
{
    double area = mass * c->slope / c->rate, lo = c->newest, hi = c->oldest;
    if (w->delay && isfinite(dist_mean(w->delay))) {
        double y = dist_tail(w->delay, c->oldest) + area, mean = dist_mean(w->delay);
        return y >= mean ? mean - y : dist_tail_inverse(w->delay, y);
    }
    for (int i = 0; i < 60; i++) {
        double mid = lo + (hi - lo) / 2;
        if (weigh_between(w, mid, c->oldest) > area) {
            lo = mid;
        } else {
            hi = mid;
        }
    }
    return hi;
}

static simtime place_in_cell(const struct lag_cell *c, const struct lag_weight *w, double mass)
{
    double all = lag_mass_of_cell(c, w), into;
    if (c->waits || lag_cell_is_flat(c) || (!w->delay && !w->position)) {
        into = all > 0 ? mass / all * c->length : 0;
    } else {
        into = (c->oldest - age_above(c, w, mass)) / c->slope;
    }
    return c->from + (simtime)(fmax(0, fmin(into, c->length)) * 1e9);
}

static simtime place_in_piece(const struct lag_history *h, const struct lag_piece *p,
                              const struct lag_weight *w, double mass)
{
    double newer = p->mass - mass, sum = 0; /* of the piece, newer than the place */
    struct lag_cell c = lag_history_cell(h, p, 0, 0, false);
    if (p->cells == 1) {
        return place_in_cell(&c, w, mass);
    }
    for (int64_t j = p->cells - 1; j >= 0; j--) {
        c = lag_history_cell(h, p, j, 0, false);
        double of_cell = lag_mass_of_cell(&c, w);
        sum += of_cell;
        if (sum >= newer && of_cell > 0) {
            return place_in_cell(&c, w, fmin(sum - newer, of_cell));
        }
    }
    return c.from;
}

static simtime not_now(const struct lag_history *h, const struct lag_piece *p, simtime place)
{
    simtime last = p->to < h->now ? p->to - 1 : h->now - 1;
    return place < last ? place : last;
}

simtime lag_mass_place(const struct lag_history *h, const struct lag_weight *w, double mass)
{
    const struct lag_piece *holds = NULL;
    for (size_t i = h->first; i < h->end; i++) {
        const struct lag_piece *p = &h->pieces[i];
        if (p->mass > 0) {
            holds = p;
            if (mass < p->mass) {
                break;
            }
            mass -= p->mass;
        }
    }
    VERIFY(holds);
    mass = fmin(mass, holds->mass);
    return not_now(h, holds, place_in_piece(h, holds, w, mass));
}

double lag_mass_since(const struct lag_history *h, simtime since)
{
    double sum = 0;
    for (size_t i = h->end; i > h->first && h->pieces[i - 1].to > since; i--) {
        const struct lag_piece *p = &h->pieces[i - 1];
        sum += p->rate * simtime_seconds(p->to - (p->from > since ? p->from : since));
    }
    return sum;
}

simtime lag_mass_place_since(const struct lag_history *h, simtime since, double mass)
{
    for (size_t i = h->first; i < h->end; i++) {
        const struct lag_piece *p = &h->pieces[i];
        if (p->to <= since || p->rate <= 0) {
            continue;
        }
        simtime from = p->from > since ? p->from : since;
        double of_piece = p->rate * simtime_seconds(p->to - from);
        if (mass < of_piece) {
            return not_now(h, p, from + (simtime)(mass / p->rate * 1e9));
        }
        mass -= of_piece;
    }
    return h->now - 1;
}
