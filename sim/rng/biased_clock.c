/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/rng/biased_clock.h"

#include <math.h>

#include "sim/base/die.h"

static bool is_biased(const struct biased_clock *c)
{
    return c->factor != 1;
}

static double hazard_at(const struct biased_clock *c, simtime now)
{
    return dist_cumulative_hazard(c->law, simtime_seconds(now - c->renewed));
}

simtime biased_clock_start(struct biased_clock *c, const struct dist *law, double factor,
                           simtime now, struct stream *s)
{
    double life = dist_draw(law, s), nothing = 0;
    *c = (struct biased_clock){.law = law,
                               .renewed = now,
                               .due = simtime_add(now, simtime_from_seconds(life)),
                               .factor = 1,
                               .life = life};
    return biased_clock_switch(c, factor, now, &nothing);
}

/* Times are rounded to nanoseconds, so that an instant just before the failure may lie past it: no
 * more can have been survived than was left. */
void biased_clock_settle(struct biased_clock *c, simtime now, double *log_weight)
{
    if (is_biased(c)) {
        double survived = fmin(fmax(hazard_at(c, now) - c->settled, 0), c->rest);
        *log_weight += (c->factor - 1) * survived;
        c->settled += survived;
        c->rest -= survived;
    }
}

/* A draw at the very end of a law's support has no finite hazard, one in 2^53, and is left as it
 * is.
 */
simtime biased_clock_switch(struct biased_clock *c, double factor, simtime now, double *log_weight)
{
    VERIFY(factor >= 1 && factor < INFINITY && now >= c->renewed && now <= c->due);
    if (factor == c->factor || !dist_has_density(c->law)) {
        return c->due;
    }
    if (is_biased(c)) {
        biased_clock_settle(c, now, log_weight);
    } else {
        double all = dist_cumulative_hazard(c->law, c->life);
        if (isinf(all)) {
            return c->due;
        }
        c->settled = fmin(hazard_at(c, now), all);
        c->rest = all - c->settled;
    }
    c->rest *= c->shadow ? 1 : c->factor / factor;
    c->factor = factor;
    if (c->shadow) {
        return c->due;
    }
    c->life = dist_cumulative_hazard_inverse(c->law, c->settled + c->rest);
    c->due = simtime_add(c->renewed, simtime_from_seconds(c->life));
    c->due = c->due > now ? c->due : now;
    return c->due;
}

void biased_clock_fail(struct biased_clock *c, double *log_weight)
{
    if (is_biased(c)) {
        *log_weight += (c->factor - 1) * c->rest - log(c->factor);
        c->factor = 1;
    }
}

void biased_clock_finish(struct biased_clock *c, simtime now, double *log_weight)
{
    biased_clock_settle(c, now, log_weight);
    c->factor = 1;
}

double biased_clock_factor(double per_replication, double per_period, double more_failures)
{
    return fmax(1, fmin(more_failures / per_replication, 0.25 / per_period));
}
