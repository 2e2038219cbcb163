/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Left out: resolvers that share an answer between clients (the population is taken to be large),
 * clients that ask anew before their answer has aged, and connections that are kept open (every
 * request connects). */
#include "models/drain_law.h"

#include <gsl/gsl_integration.h>
#include <math.h>

#include "sim/base/die.h"
#include "sim/rng/dist.h"

/* The integral of min(1, v / ttl) from 0 to u. */
static double regular_area(double ttl, double u)
{
    return u <= 0 ? 0 : u < ttl ? u * u / (2 * ttl) : u - ttl / 2;
}

/* The share of those with extra time that still hold the old answer: of what is left of the TTL,
 * uniform, the mean of P(extra > u - that). */
static double late_left(const struct hold *hold, double u)
{
    double ttl = simtime_seconds(hold->ttl);
    if (u <= 0) {
        return 1;
    }
    if (ttl <= 0) {
        return dist_survival(&hold->extra, u);
    }
    return u >= ttl ? dist_tail_between(&hold->extra, u - ttl, u) / ttl
                    : 1 - (u - dist_tail_between(&hold->extra, 0, u)) / ttl;
}

static double left(const struct hold *hold, double u)
{
    double ttl = simtime_seconds(hold->ttl);
    double regular = u >= ttl ? 0 : 1 - fmax(u, 0) / ttl;
    return hold->overrun > 0 ? (1 - hold->overrun) * regular + hold->overrun * late_left(hold, u)
                             : regular;
}

static bool done(const struct drain_law *law, simtime u)
{
    return law->count == 0 ? u >= 0 : u >= law->steps[law->count - 1];
}

double drain_law_share(const struct drain_law *law, simtime u)
{
    if (u < 0 || done(law, u)) {
        return u >= 0;
    }
    return 1 - left(&law->hold, simtime_seconds(u));
}

simtime drain_law_next(const struct drain_law *law, simtime u)
{
    size_t lo = 0, hi = law->count;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (law->steps[mid] > u) {
            hi = mid;
        } else {
            lo = mid + 1;
        }
    }
    return lo < law->count ? law->steps[lo] : SIMTIME_NEVER;
}

/* Where F bends: the ends of the regular drain, and of the extra time as far as it has ends. */
enum { BENDS = 5, POINTS = 8 };

static size_t bends(const struct hold *hold, double *ret)
{
    double ttl = simtime_seconds(hold->ttl);
    double least = dist_quantile(&hold->extra, 0), most = dist_quantile(&hold->extra, 1);
    const double all[BENDS] = {ttl, least, least + ttl, most, most + ttl};
    size_t count = 0;
    for (size_t i = 0; i < BENDS; i++) {
        if (isfinite(all[i]) && all[i] > 0) {
            ret[count++] = all[i];
        }
    }
    return count;
}

static double late_share(double u, void *data)
{
    return 1 - late_left(data, u);
}

/* Piece by piece, from one bend or step to the next. */
static double late_area(const struct drain_law *law, double from, double to)
{
    const struct hold *hold = &law->hold;
    double at[BENDS], sum = 0, start = from;
    size_t count = bends(hold, at);
    struct hold copy = *hold;
    gsl_function f = {late_share, &copy};
    gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc(POINTS);
    while (start < to) {
        simtime step = drain_law_next(law, simtime_from_seconds(start));
        double end = step == SIMTIME_NEVER ? to : fmin(to, simtime_seconds(step));
        for (size_t i = 0; i < count; i++) {
            end = at[i] > start && at[i] < end ? at[i] : end;
        }
        end = end > start ? end : to;
        sum += gsl_integration_glfixed(&f, start, end, table);
        start = end;
    }
    gsl_integration_glfixed_table_free(table);
    return sum;
}

double drain_law_mean(const struct drain_law *law, simtime from, simtime to)
{
    VERIFY(from < to);
    if (from >= 0 && done(law, from)) {
        return 1;
    }
    const struct hold *hold = &law->hold;
    double a = simtime_seconds(from), b = simtime_seconds(to), ttl = simtime_seconds(hold->ttl);
    double regular = (regular_area(ttl, b) - regular_area(ttl, a)) / (b - a);
    if (hold->overrun <= 0) {
        return regular;
    }
    double late = late_area(law, fmax(a, 0), fmax(b, 0)) / (b - a);
    return (1 - hold->overrun) * regular + hold->overrun * late;
}

/* The first instant at which at most this share still hold the old answer. */
static simtime instant_of(const struct hold *hold, double share)
{
    simtime lo = 0, hi = hold->ttl > 0 ? hold->ttl : 1;
    while (hi < SIMTIME_NEVER && left(hold, simtime_seconds(hi)) > share) {
        lo = hi;
        hi = simtime_add(hi, hi);
    }
    while (hi - lo > 1) {
        simtime mid = lo + (hi - lo) / 2;
        if (left(hold, simtime_seconds(mid)) > share) {
            lo = mid;
        } else {
            hi = mid;
        }
    }
    return hi;
}

static void add_step(struct drain_law *law, simtime at)
{
    if (at > (law->count ? law->steps[law->count - 1] : 0)) {
        law->steps[law->count++] = at;
    }
}

void drain_law_init(struct arena *a, const struct hold *hold, size_t parts, struct drain_law *ret)
{
    enum { HALVES = 40 };
    const double end = 1e-12;
    *ret = (struct drain_law){.hold = *hold};
    ret->steps = arena_array(a, 2 * parts + HALVES + 2, sizeof *ret->steps);
    if (hold->ttl == 0 && hold->overrun <= 0) {
        return;
    }
    for (size_t i = 1; i < parts; i++) {
        add_step(ret, instant_of(hold, 1 - (double)i / (double)parts));
    }
    double rest = 1 / (double)parts;
    for (int i = 0; i < HALVES && hold->overrun > 0 && rest > end; i++) {
        rest /= 2;
        add_step(ret, instant_of(hold, rest));
    }
    add_step(ret, hold->overrun > 0 ? instant_of(hold, end) : hold->ttl);
}
