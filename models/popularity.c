/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zipf's law cut into homes. A draw is GSL's alias method, on its
 * table with both of its columns side by side. For the sum over all entities of
 * p (1 - exp(-p x)) the many small p of the tail are put into bins, each as one p (their mean
 * weighted by p, which makes the sum right to first order), and the sum is kept on a logarithmic
 * grid of x with its slope: Hermite's cubic in (log x, log sum) between. Left of the grid the sum
 * is x times the sum of squares; right of it, the sum of p, which is 1. */
#include "models/popularity.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "sim/base/die.h"
#include "sim/base/huge.h"

/* A uniform falls to a row; what is left of it, on the row's own entity or on the other. */
struct row {
    double own; /* below it: this one */
    uint64_t other;
};

struct home {
    int64_t count;
    double square;
    struct row *table;  /* NULL: uniform, or empty */
    double first, step; /* of log x */
    size_t points;
    double *log_missed, *slope; /* d log / d log */
};

struct popularity {
    size_t regions;
    bool zipf;
    struct home *homes;
};

/* Of so many entities of equal popularity p: the total of theirs. */
struct bin {
    double total, p;
};

struct bins {
    struct bin *bins;
    size_t count;
};

static const double SMALL = 1e-5;     /* p x below which 1 - exp(-p x) is p x, half of it off */
static const double STEP = 0.15;      /* of log x */
static const double BIN_RATIO = 1.01; /* of the largest to the smallest p in a bin */

/* Shares of the entities in one home, in falling order. The caller frees. */
static double *home_shares(const struct entities *entities, size_t home, size_t regions,
                           int64_t count)
{
    double sum = 0, *p = xcalloc((size_t)count, sizeof *p);
    for (int64_t i = count; i > 0; i--) { /* from the smallest */
        double rank = (double)((size_t)(i - 1) * regions + home) + 1;
        sum += p[i - 1] = pow(rank, -entities->exponent);
    }
    for (int64_t i = 0; i < count; i++) {
        p[i] /= sum;
    }
    return p;
}

static struct bins make_bins(const double *p, int64_t count)
{
    struct bins b = {xcalloc((size_t)count, sizeof *b.bins), 0};
    for (int64_t i = 0; i < count;) {
        double total = 0, square = 0, largest = p[i];
        for (; i < count && p[i] * BIN_RATIO >= largest; i++) {
            total += p[i];
            square += p[i] * p[i];
        }
        if (square > 0) {
            b.bins[b.count++] = (struct bin){total, square / total};
        }
    }
    return b;
}

static double missed(const struct bins *b, double x)
{
    double sum = 0;
    for (size_t i = b->count; i > 0; i--) {
        sum += b->bins[i - 1].total * -expm1(-b->bins[i - 1].p * x);
    }
    return sum;
}

static double missed_slope(const struct bins *b, double x)
{
    double sum = 0;
    for (size_t i = b->count; i > 0; i--) {
        const struct bin *bin = &b->bins[i - 1];
        sum += bin->total * bin->p * exp(-bin->p * x);
    }
    return sum;
}

/* The grid ends where the sum is within SMALL of 1. */
static void fill_table(struct home *h, struct arena *a, const struct bins *b)
{
    double log_x = log(SMALL / b->bins[0].p);
    h->first = log_x;
    h->step = STEP;
    h->points = 1;
    while (missed(b, exp(log_x)) < 1 - SMALL) {
        log_x += STEP;
        h->points++;
    }
    h->log_missed = arena_array(a, h->points, sizeof *h->log_missed);
    h->slope = arena_array(a, h->points, sizeof *h->slope);
    for (size_t i = 0; i < h->points; i++) {
        double x = exp(h->first + h->step * (double)i), value = missed(b, x);
        h->log_missed[i] = log(value);
        h->slope[i] = x * missed_slope(b, x) / value;
    }
}

static void fill_aliases(struct home *h, const double *p)
{
    size_t count = (size_t)h->count;
    gsl_ran_discrete_t *table = gsl_ran_discrete_preproc(count, p);
    h->table = huge_reserve(count * sizeof *h->table);
    if (!table || !h->table) {
        die_world("out of memory");
    }
    for (size_t i = 0; i < count; i++) {
        h->table[i] = (struct row){table->F[i], table->A[i]};
    }
    gsl_ran_discrete_free(table);
}

static void fill_zipf(struct home *h, struct arena *a, const struct entities *entities, size_t home,
                      size_t regions)
{
    double *p = home_shares(entities, home, regions, h->count);
    struct bins b = make_bins(p, h->count);
    h->square = 0;
    for (int64_t i = h->count; i > 0; i--) {
        h->square += p[i - 1] * p[i - 1];
    }
    fill_aliases(h, p);
    fill_table(h, a, &b);
    free(b.bins);
    free(p);
}

struct popularity *popularity_new(struct arena *a, const struct entities *entities, size_t regions)
{
    struct popularity *p = arena_alloc(a, sizeof *p);
    p->regions = regions;
    p->zipf = entities->zipf && entities->exponent > 0;
    p->homes = arena_array(a, regions, sizeof *p->homes);
    for (size_t i = 0; i < regions; i++) {
        struct home *h = &p->homes[i];
        int64_t r = (int64_t)regions, beyond = entities->count - (int64_t)i;
        h->count = beyond > 0 ? (beyond + r - 1) / r : 0;
        h->square = h->count > 0 ? 1 / (double)h->count : 0;
        if (p->zipf && h->count > 1) {
            fill_zipf(h, a, entities, i, regions);
        }
    }
    return p;
}

void popularity_release(struct popularity *p)
{
    for (size_t i = 0; i < p->regions; i++) {
        huge_release(p->homes[i].table, (size_t)p->homes[i].count * sizeof *p->homes[i].table);
        p->homes[i].table = NULL;
    }
}

int64_t popularity_count(const struct popularity *p, size_t home)
{
    VERIFY(home < p->regions);
    return p->homes[home].count;
}

static size_t row_of(const struct home *h, double u)
{
    return (size_t)(u * (double)h->count);
}

static int64_t look_up(const struct popularity *p, size_t home, double u)
{
    const struct home *h = &p->homes[home];
    size_t k = row_of(h, u);
    if (h->table) {
        k = u < h->table[k].own ? k : h->table[k].other;
    } else {
        k = k < (size_t)h->count ? k : (size_t)h->count - 1; /* the product may round up */
    }
    return (int64_t)(k * p->regions + home);
}

int64_t popularity_draw(const struct popularity *p, size_t home, struct stream *s)
{
    VERIFY(popularity_count(p, home) > 0);
    return look_up(p, home, stream_uniform(s));
}

/* In two steps: a table of a million is not in the cache, and the branch on what it holds stops the
 * processor from looking ahead. */
void popularity_draw_some(const struct popularity *p, size_t count, const size_t *homes,
                          struct stream *s, int64_t *ret_entities)
{
    enum { SOME = 32 };
    double u[SOME];
    for (; count > SOME; count -= SOME, homes += SOME, ret_entities += SOME) {
        popularity_draw_some(p, SOME, homes, s, ret_entities);
    }
    for (size_t i = 0; i < count; i++) {
        const struct home *h = &p->homes[homes[i]];
        VERIFY(h->count > 0);
        u[i] = stream_uniform(s);
        if (h->table) {
            __builtin_prefetch(&h->table[row_of(h, u[i])]);
        }
    }
    for (size_t i = 0; i < count; i++) {
        ret_entities[i] = look_up(p, homes[i], u[i]);
    }
}

double popularity_square(const struct popularity *p, size_t home)
{
    VERIFY(home < p->regions);
    return p->homes[home].square;
}

static double interpolate(const struct home *h, double x)
{
    double at = (log(x) - h->first) / h->step;
    if (at <= 0) {
        return x * h->square;
    }
    if (at >= (double)(h->points - 1)) {
        return 1;
    }
    size_t i = (size_t)at;
    double t = at - (double)i, u = 1 - t;
    double value = h->log_missed[i] * (1 + 2 * t) * u * u +
                   h->log_missed[i + 1] * (1 + 2 * u) * t * t +
                   h->step * t * u * (h->slope[i] * u - h->slope[i + 1] * t);
    return exp(value);
}

double popularity_missed(const struct popularity *p, size_t home, double x)
{
    VERIFY(x >= 0);
    const struct home *h = &p->homes[home];
    if (popularity_count(p, home) == 0 || x <= 0) {
        return 0;
    }
    return h->table ? interpolate(h, x) : -expm1(-x / (double)h->count);
}

void popularity_points_prepare(struct popularity_points *points)
{
    points->most = 0;
    for (int k = 0; k < POPULARITY_POWERS; k++) {
        points->power[k] = 0;
    }
    for (int i = 0; i < POPULARITY_POINTS; i++) {
        double power = 1;
        points->most = fmax(points->most, points->x[i]);
        for (int k = 0; k < POPULARITY_POWERS; k++) {
            power *= points->x[i];
            points->power[k] += power / POPULARITY_POINTS;
        }
    }
}

/* Few beside so many entities: 1 - exp(-t) = t - t^2 / 2 + t^3 / 6 - t^4 / 24 up to 1e-14 of it. */
static const double FEW = 1e-3;

double popularity_missed_mean(const struct popularity *p, size_t home, double x,
                              const struct popularity_points *points)
{
    const struct home *h = &p->homes[home];
    double sum = 0;
    if (popularity_count(p, home) > 0 && !h->table && x * points->most <= FEW * (double)h->count) {
        double t = x / (double)h->count;
        const double *m = points->power;
        return t * (m[0] - t * (m[1] / 2 - t * (m[2] / 6 - t * m[3] / 24)));
    }
    for (int i = 0; i < POPULARITY_POINTS; i++) {
        sum += popularity_missed(p, home, x * points->x[i]);
    }
    return sum / POPULARITY_POINTS;
}
