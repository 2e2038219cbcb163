/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lag_order.h"

#include <math.h>

/* exp(-40) of a piece's writes is nothing. */
static const double CERTAIN = 40;
/* Of the ages at the two ends of a panel of the quadrature. */
static const double PANEL = 2;

/* `writes` spread evenly along with `mass`, `before` lying before them. */
static double even(double writes, double before, double mass)
{
    return writes * (1 - exp(-before) * (mass > 1e-8 ? -expm1(-mass) / mass : 1 - mass / 2));
}

/* Gauss and Legendre of four points over the ages from `older` down to `newer`. */
static double panel(const struct lag_cell *c, const struct lag_weight *w, double older,
                    double newer, double before)
{
    static const double x[] = {-0.86113631159405258, -0.33998104358485626, 0.33998104358485626,
                               0.86113631159405258};
    static const double weights[] = {0.34785484513745386, 0.65214515486254614, 0.65214515486254614,
                                     0.34785484513745386};
    double density = c->rate / c->slope, half = (older - newer) / 2, sum = 0;
    for (size_t i = 0; i < 4; i++) {
        double age = newer + half * (1 + x[i]);
        sum -= weights[i] * expm1(-before - density * dist_tail_between(w->delay, age, older));
    }
    return density * half * sum;
}

/* In halves where that changes something: where the law jumps, or is steep. */
static double refined(const struct lag_cell *c, const struct lag_weight *w, double older,
                      double newer, double before, int depth)
{
    double middle = newer + (older - newer) / 2, density = c->rate / c->slope;
    double whole = panel(c, w, older, newer, before);
    double between = before + density * dist_tail_between(w->delay, middle, older);
    double first = panel(c, w, older, middle, before);
    double second = panel(c, w, middle, newer, between);
    if (depth == 0 || fabs(first + second - whole) <= 1e-7 * (first + second) + 1e-12) {
        return first + second;
    }
    return refined(c, w, older, middle, before, depth - 1) +
           refined(c, w, middle, newer, between, depth - 1);
}

/* From the oldest on, until it is certain that something before was not applied. */
static double sloping(const struct lag_cell *c, const struct lag_weight *w, double before)
{
    double sum = 0, density = c->rate / c->slope, older = c->oldest, end = fmax(0, c->newest);
    while (older > end && before < CERTAIN) {
        double newer = fmax(end, older / PANEL);
        newer = newer < 1e-9 ? end : newer;
        sum += refined(c, w, older, newer, before, 20);
        before += density * dist_tail_between(w->delay, newer, older);
        older = newer;
    }
    if (before >= CERTAIN) {
        return sum + density * (older - c->newest);
    }
    double waits = density * (older - c->newest);
    return waits > 0 ? sum + even(waits, before, waits) : sum;
}

static double missing_of_cell(const struct lag_cell *c, const struct lag_weight *w, double before,
                              double mass)
{
    double writes = c->rate * c->length;
    if (c->rate <= 0) {
        return 0;
    }
    if (before >= CERTAIN) {
        return writes;
    }
    return c->waits || lag_cell_is_flat(c) ? even(writes, before, mass) : sloping(c, w, before);
}

double lag_order_missing(const struct lag_history *h, const struct lag_weight *w)
{
    double sum = 0, before = 0;
    for (size_t i = h->first; i < h->end; i++) {
        const struct lag_piece *p = &h->pieces[i];
        double older = p->mass;
        for (int64_t j = p->cells - 1; j >= 0; j--) {
            struct lag_cell c = lag_history_cell(h, p, j, 0, false);
            double mass = j > 0 ? fmin(older, lag_mass_of_cell(&c, w)) : older;
            older -= mass;
            double missing = missing_of_cell(&c, w, before + older, mass);
            sum += missing;
            if (before <= 0 && missing * (double)j < 1e-12) {
                break;
            }
        }
        before += p->mass;
    }
    return sum - expm1(-before);
}
