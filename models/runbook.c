/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Left out: whoever is on duty and does not hear it, and work that stops at the end of the day: an
 * approval once begun is finished. */
#include "models/runbook.h"

#include <gsl/gsl_integration.h>
#include <math.h>

static simtime earlier(simtime a, simtime b)
{
    return a < b ? a : b;
}

simtime runbook_canary(const struct canary *canary, struct stream *chance)
{
    double least = -expm1(log1p(-stream_uniform(chance)) / (double)canary->from);
    simtime asked = simtime_from_seconds(least * simtime_seconds(canary->every));
    return simtime_add(asked, canary->timeout);
}

static simtime lag_notices(const struct alerts *alerts, double lag)
{
    if (lag < 0 || !alerts->on_lag) {
        return SIMTIME_NEVER;
    }
    double wait = fmax(simtime_seconds(alerts->lag_above) - lag, 0);
    return simtime_add(simtime_from_seconds(wait), alerts->lag_after);
}

struct runbook_times runbook_draw(const struct operations *o, struct stream *chance, bool seen,
                                  double lag)
{
    const struct runbook *book = &o->failover;
    struct runbook_times t = {.notice = SIMTIME_NEVER};
    simtime people = dist_draw_time(&book->notice, chance);
    t.approval = dist_draw_time(&book->approval, chance);
    t.notice = book->unnoticed ? SIMTIME_NEVER : people;
    if (o->canary.given) {
        simtime canary = runbook_canary(&o->canary, chance);
        t.notice = seen ? earlier(t.notice, canary) : t.notice;
    }
    t.notice = earlier(t.notice, lag_notices(&o->alerts, lag));
    return t;
}

simtime runbook_gate(const struct runbook *book)
{
    if (book->checks == 0) {
        return 0;
    }
    double waits = (double)(book->checks - 1) * simtime_seconds(book->check_every);
    return simtime_add(simtime_from_seconds(waits), book->check_timeout);
}

simtime runbook_approved(const struct runbook *book, simtime t, simtime approval)
{
    simtime passed = simtime_add(t, runbook_gate(book));
    return passed == SIMTIME_NEVER ? passed
                                   : simtime_add(hours_next(&book->office, passed), approval);
}

/* P(people have not noticed by x, and no place of the canary has asked). */
static double unnoticed(double x, void *data)
{
    const struct operations *o = data;
    double asked = (x - simtime_seconds(o->canary.timeout)) / simtime_seconds(o->canary.every);
    double people = o->failover.unnoticed ? 1 : dist_survival(&o->failover.notice, x);
    return people * pow(1 - fmin(fmax(asked, 0), 1), (double)o->canary.from);
}

static double mean_notice(const struct operations *o)
{
    enum { POINTS = 64 };
    double from = simtime_seconds(o->canary.timeout);
    if (!o->canary.given) {
        return o->failover.unnoticed ? INFINITY : dist_mean(&o->failover.notice);
    }
    struct operations copy = *o;
    gsl_function f = {unnoticed, &copy};
    gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc(POINTS);
    double sum = gsl_integration_glfixed(&f, from, from + simtime_seconds(o->canary.every), table);
    gsl_integration_glfixed_table_free(table);
    return sum + (o->failover.unnoticed ? from : dist_tail_between(&o->failover.notice, 0, from));
}

double runbook_mean(const struct operations *o)
{
    return mean_notice(o) + simtime_seconds(runbook_gate(&o->failover)) +
           dist_mean(&o->failover.approval);
}
