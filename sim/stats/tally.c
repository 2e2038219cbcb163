/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/stats/tally.h"

#include <math.h>

void tally_add(struct tally *t, double x)
{
    if (t->n == 0 || x < t->min) {
        t->min = x;
    }
    if (t->n == 0 || x > t->max) {
        t->max = x;
    }
    t->n++;
    double from_old = x - t->mean;
    t->mean += from_old / (double)t->n;
    t->m2 += from_old * (x - t->mean);
}

void tally_merge(struct tally *into, const struct tally *other)
{
    if (other->n == 0) {
        return;
    }
    if (into->n == 0) {
        *into = *other;
        return;
    }
    double n = (double)into->n, m = (double)other->n;
    double apart = other->mean - into->mean;
    into->n += other->n;
    into->mean += apart * (m / (n + m));
    into->m2 += other->m2 + apart * apart * (n * m / (n + m));
    into->min = fmin(into->min, other->min);
    into->max = fmax(into->max, other->max);
}

double tally_variance(const struct tally *t)
{
    return t->n < 2 ? NAN : t->m2 / (double)(t->n - 1);
}

double tally_sd(const struct tally *t)
{
    return sqrt(tally_variance(t));
}
