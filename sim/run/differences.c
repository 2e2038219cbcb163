/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/differences.h"

#include <math.h>
#include <stdlib.h>

#include "sim/base/die.h"
#include "sim/run/collect.h"

static const struct difference unknown = {.mean = NAN, .lo = NAN, .hi = NAN, .gain = NAN};

void differences_init(struct differences *d, const struct metric_table *metrics, size_t designs)
{
    size_t pairs = designs * (designs - 1) / 2;
    *d = (struct differences){.metrics = metrics, .designs = designs};
    d->of = xcalloc(pairs * metrics->count + 1, sizeof *d->of);
    d->per_nine = xcalloc(pairs + 1, sizeof *d->per_nine);
    for (size_t i = 0; i < pairs * metrics->count; i++) {
        d->of[i] = unknown;
    }
    for (size_t i = 0; i < pairs; i++) {
        d->per_nine[i] = unknown;
    }
}

void differences_release(struct differences *d)
{
    free(d->of);
    free(d->per_nine);
    *d = (struct differences){0};
}

size_t differences_pair(const struct differences *d, size_t a, size_t b)
{
    VERIFY(a < b && b < d->designs);
    return a * (2 * d->designs - a - 1) / 2 + (b - a - 1);
}

/* Each design is estimated once a metric, and not once a pair. */
static void work_out_metric(struct differences *d, const struct comparison *c, size_t m)
{
    struct influence estimates[COMPARISON_DESIGNS];
    for (size_t i = 0; i < c->count; i++) {
        series_estimate(c->designs[i].series, (int)m, &estimates[i]);
    }
    for (size_t a = 0; a < c->count; a++) {
        for (size_t b = a + 1; b < c->count; b++) {
            d->of[differences_pair(d, a, b) * d->metrics->count + m] = influence_difference(
                &estimates[a], &estimates[b], comparison_paired(&c->designs[a], &c->designs[b]),
                COLLECT_LEVEL);
        }
    }
    for (size_t i = 0; i < c->count; i++) {
        free(estimates[i].of);
    }
}

void differences_work_out(struct differences *d, const struct comparison *c)
{
    VERIFY(c->count == d->designs && c->count <= COMPARISON_DESIGNS);
    for (size_t m = 0; m < d->metrics->count; m++) {
        work_out_metric(d, c, m);
    }
    for (size_t a = 0; a < c->count; a++) {
        for (size_t b = a + 1; b < c->count; b++) {
            d->per_nine[differences_pair(d, a, b)] =
                comparison_per_nine(&c->designs[a], &c->designs[b]);
        }
    }
}

struct difference differences_between(const struct differences *d, size_t a, size_t b,
                                      size_t metric)
{
    if (a < b) {
        return d->of[differences_pair(d, a, b) * d->metrics->count + metric];
    }
    struct difference x = differences_between(d, b, a, metric), turned = x;
    turned.mean = x.mean == 0 ? 0 : -x.mean;
    turned.lo = x.hi == 0 ? 0 : -x.hi;
    turned.hi = x.lo == 0 ? 0 : -x.lo;
    return turned;
}

/* A quotient of two differences: turning both about changes nothing. */
struct difference differences_per_nine(const struct differences *d, size_t a, size_t b)
{
    return d->per_nine[a < b ? differences_pair(d, a, b) : differences_pair(d, b, a)];
}

bool differences_paired(const struct differences *d, size_t a, size_t b)
{
    return differences_between(d, a, b, 0).paired;
}
