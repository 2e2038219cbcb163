/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/account.h"

#include "sim/base/die.h"
#include "sim/kernel/sim.h"
#include "sim/run/targets.h"

void account_init(struct account *a, const struct scenario *sc, const struct engine *engine)
{
    const char *metric = sc->replications.until_metric;
    *a = (struct account){.scenario = sc, .engine = engine, .until = -1};
    collect_init(&a->collector, engine->metrics);
    if (metric) {
        a->until = metric_find(engine->metrics, metric);
        VERIFY(a->until >= 0);
    }
}

void account_release(struct account *a)
{
    collect_release(&a->collector);
    *a = (struct account){0};
}

bool account_complete(const struct row *row)
{
    return row->stop == STOP_HORIZON || row->stop == STOP_EMPTY;
}

static bool is_precise(const struct account *a)
{
    return collect_precise(&a->collector, a->until, a->scenario->replications.until_relative);
}

bool account_enter(struct account *a, const struct row *row)
{
    const struct replications *wanted = &a->scenario->replications;
    VERIFY(row->stop != STOP_INTERRUPTED && !a->precise);
    a->events += row->events;
    a->skipped_probes += row->skipped_probes;
    if (account_complete(row)) {
        collect_row(&a->collector, row);
    } else {
        if (a->runaway_count < RESULT_RUNAWAYS) {
            a->runaways[a->runaway_count] =
                (struct runaway){row->replication, stop_name((enum stop)row->stop)};
        }
        a->runaway_count++;
    }
    a->done++;
    a->precise =
        a->until >= 0 && a->done % ACCOUNT_BATCH == 0 && a->done >= wanted->min && is_precise(a);
    return !a->precise && a->done < wanted->max;
}

/* What downtime costs has the bound of downtime where nothing failed. */
static void bound_cost(const struct scenario *sc, struct result *ret)
{
    int down = metric_find(ret->metrics, "downtime"),
        paid = metric_find(ret->metrics, "cost.downtime");
    double price = sc->cost.downtime_per_minute;
    if (down >= 0 && paid >= 0 && ret->summaries[paid].n > 0 && price > 0) {
        struct summary *s = &ret->summaries[paid];
        s->nothing_failed = ret->summaries[down].nothing_failed;
        s->hi = s->nothing_failed ? price * ret->summaries[down].hi : s->hi;
    }
}

static void summarise(struct account *a, const struct plan *plan, struct result *ret)
{
    size_t metrics = a->engine->metrics->count;
    ret->summaries = xcalloc(metrics, sizeof *ret->summaries);
    for (size_t m = 0; m < metrics; m++) {
        struct summary *s = &ret->summaries[m];
        collect_summary(&a->collector, (int)m, s);
        double exact;
        if (a->engine->closed_form_mean(plan, (int)m, &exact)) {
            s->closed_form = exact;
        }
    }
    bound_cost(a->scenario, ret);
}

void account_result(struct account *a, const struct plan *plan, bool exact, uint32_t first,
                    bool interrupted, struct result *ret)
{
    const struct scenario *sc = a->scenario;
    *ret = (struct result){.name = sc->name,
                           .title = sc->title,
                           .file = sc->file,
                           .sha256 = sc->sha256,
                           .seed = sc->seed,
                           .first = first,
                           .replications = a->done,
                           .horizon = sc->horizon,
                           .currency = sc->cost.currency,
                           .downtime_per_minute = sc->cost.downtime_per_minute,
                           .metrics = a->engine->metrics,
                           .events = a->events,
                           .skipped_probes = a->skipped_probes,
                           .exact = exact,
                           .until = sc->replications.until_metric,
                           .rare_events = sc->rare_events,
                           .biased = collect_weighted(&a->collector),
                           .effective = collect_effective(&a->collector),
                           .interrupted = interrupted,
                           .runaway_count = a->runaway_count};
    for (size_t i = 0; i < RESULT_RUNAWAYS; i++) {
        ret->runaways[i] = a->runaways[i];
    }
    ret->imprecise = a->until >= 0 && !a->precise && !interrupted && !is_precise(a);
    summarise(a, plan, ret);
    targets_judge(&sc->targets, &a->collector, ret);
}
