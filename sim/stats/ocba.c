/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/stats/ocba.h"

#include <math.h>
#include <stdlib.h>

#include "sim/base/die.h"

void ocba_ratios(const struct ocba_design *designs, size_t n, size_t best, double *ret_ratios)
{
    double squares = 0, most = 0;
    for (size_t i = 0; i < n; i++) {
        const struct ocba_design *d = &designs[i];
        ret_ratios[i] = d->variance > 0 ? d->variance / (d->margin * d->margin) : 0;
        if (i == best || ret_ratios[i] <= 0) {
            continue;
        }
        if (d->paired) {
            most = fmax(most, ret_ratios[i]);
        } else {
            squares += ret_ratios[i] * ret_ratios[i] * d->against / d->variance;
        }
    }
    if (best != OCBA_NONE) {
        ret_ratios[best] = fmax(ret_ratios[best], fmax(most, sqrt(squares)));
    }
}

/* What design i has in all when a ratio of 1 is worth `level` replications. */
static double share(const double *ratios, const int64_t *had, const int64_t *most, size_t i,
                    double level)
{
    double wanted = level * ratios[i], least = (double)had[i];
    if (!(ratios[i] > 0) || wanted <= least) {
        return least;
    }
    return most && wanted > (double)most[i] ? fmax(least, (double)most[i]) : wanted;
}

static double shares(const double *ratios, const int64_t *had, const int64_t *most, size_t n,
                     double level)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += share(ratios, had, most, i, level);
    }
    return sum;
}

/* Chen and Lee take out whoever has had too much, again and again; with an upper bound as well it
 * is simpler to look for the level at which all is spread: shares only grow with it. */
static double find_level(const double *ratios, const int64_t *had, const int64_t *most, size_t n,
                         double total)
{
    double low = 0, high = 0;
    for (size_t i = 0; i < n; i++) {
        high = ratios[i] > 0 ? fmax(high, total / ratios[i]) : high;
    }
    for (;;) {
        double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) {
            return high;
        }
        if (shares(ratios, had, most, n, middle) < total) {
            low = middle;
        } else {
            high = middle;
        }
    }
}

void ocba_spread(const double *ratios, const int64_t *had, const int64_t *most, size_t n,
                 int64_t more, double *ret)
{
    double total = (double)more;
    for (size_t i = 0; i < n; i++) {
        VERIFY(ratios[i] >= 0 && isfinite(ratios[i]));
        total += (double)had[i];
    }
    double level = find_level(ratios, had, most, n, total);
    for (size_t i = 0; i < n; i++) {
        ret[i] = share(ratios, had, most, i, level) - (double)had[i];
    }
}

/* Rounding must not make 58 of what is 59 but for the last bit. */
static const double ROUNDING = 1e-6;

/* The design of which most was cut off and that may have one more; OCBA_NONE if there is none. */
static size_t shortest(const double *parts, const int64_t *had, const int64_t *most, size_t n,
                       const int64_t *given)
{
    size_t found = OCBA_NONE;
    double longest = 0;
    for (size_t i = 0; i < n; i++) {
        double cut = parts[i] - (double)given[i];
        if (cut > longest + ROUNDING && (!most || had[i] + given[i] < most[i])) {
            longest = cut;
            found = i;
        }
    }
    return found;
}

void ocba_spread_whole(const double *ratios, const int64_t *had, const int64_t *most, size_t n,
                       int64_t more, size_t best, int64_t *ret)
{
    double *parts = xcalloc(n, sizeof *parts), sum = 0;
    int64_t left;
    ocba_spread(ratios, had, most, n, more, parts);
    for (size_t i = 0; i < n; i++) {
        ret[i] = (int64_t)floor(parts[i] + ROUNDING);
        sum += parts[i];
    }
    left = llround(sum);
    for (size_t i = 0; i < n; i++) {
        left -= ret[i];
    }
    if (best != OCBA_NONE && left > 0 && ratios[best] > 0) {
        int64_t room = most ? most[best] - had[best] - ret[best] : left;
        int64_t given = room < left ? room : left;
        ret[best] += given > 0 ? given : 0;
        left -= given > 0 ? given : 0;
    }
    for (; left > 0; left--) {
        size_t i = shortest(parts, had, most, n, ret);
        if (i == OCBA_NONE) {
            break;
        }
        ret[i]++;
    }
    free(parts);
}
