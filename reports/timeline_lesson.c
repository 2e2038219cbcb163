/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to learn of an incident: which stage took the time, and which fields set how long that
 * takes. */
#include <math.h>
#include <string.h>

#include "reports/timeline_report.h"
#include "reports/timeline_words.h"
#include "sim/base/units.h"
#include "sim/scenario/scenario.h"

/* In the order in which an incident goes through them. */
static const char *const stages[] = {"detect", "decide", "promote", "drain", "warm", "other"};

static const char *const doing[] = {"detecting", "deciding",         "promoting",
                                    "draining",  "want of capacity", "waiting for the end of it"};

enum { STAGES = sizeof stages / sizeof *stages };

static double stage_value(const struct timeline *t, const struct timeline_incident *i, size_t stage)
{
    char name[32] = "rto.stage.";
    strcat(name, stages[stage]);
    double value = timeline_value(t->trace, i->row, name);
    return value > 0 ? value : 0;
}

static const struct timeline_step *find(const struct timeline_incident *i, const char *kind)
{
    for (size_t k = i->count; k > 0; k--) {
        if (strcmp(i->steps[k - 1].kind, kind) == 0) {
            return &i->steps[k - 1];
        }
    }
    return NULL;
}

/* The store that the incident moved, whatever happened to it. */
static const char *store_of(const struct timeline_incident *i)
{
    for (size_t k = 0; k < i->count; k++) {
        if (strncmp(i->steps[k].kind, "store.", 6) == 0) {
            return i->steps[k].subject;
        }
    }
    return NULL;
}

static bool by_runbook(const struct scenario *sc, const char *store)
{
    for (size_t k = 0; k < sc->store_count; k++) {
        if (store && strcmp(sc->stores[k].name, store) == 0) {
            return sc->stores[k].failover.policy == FAILOVER_RUNBOOK;
        }
    }
    return false;
}

static void advise_detect(const struct scenario *sc, const struct timeline_incident *i,
                          struct buf *out)
{
    if (find(i, "store.noticed")) {
        buf_add(out, "People have to notice first: operations.failover.notice.");
    } else if (sc->edge.kind == EDGE_NONE) {
        buf_add(out, "Nothing in front of the stamp probes it.");
    } else {
        bool window = sc->edge.probe.rule == RULE_WINDOW;
        int64_t bad =
            window ? sc->edge.probe.sample_size - sc->edge.probe.successful_samples_required + 1
                   : sc->edge.probe.down_after;
        buf_add(out, "That is set by a probe every ");
        units_print_duration(out, sc->edge.probe.interval);
        buf_printf(
            out, " and the %lld bad ones that a verdict takes: edge.probe.interval, %s, timeout.",
            (long long)bad, window ? "sample_size, successful_samples_required" : "down_after");
    }
}

static void advise_decide(const struct scenario *sc, const char *store, struct buf *out)
{
    if (by_runbook(sc, store)) {
        buf_add(out, "That is set by the runbook: its gate and approval in operations.failover.");
    } else if (store) {
        buf_printf(out,
                   "That is set by hold, grace_period and decision in "
                   "stores.%s.failover, or policy: runbook.",
                   store);
    }
}

static void advise_drain(const struct scenario *sc, const struct timeline_incident *i,
                         struct buf *out)
{
    const struct timeline_step *switched = find(i, "store.switched");
    const struct timeline_step *verdicts = find(i, "pop.unhealthy");
    if (switched) {
        buf_printf(out, "Clients held the old answer: stores.%s.failover.listener_ttl.",
                   switched->subject);
    } else if (verdicts && verdicts->wavers) {
        buf_add(out, "Probes fail too seldom for a verdict to last: a stricter rule "
                     "(edge.probe.successful_samples_required) would.");
    } else if (sc->edge.kind == EDGE_DNS) {
        buf_add(out, "Clients held the old answer: edge.ttl (now ");
        units_print_duration(out, sc->edge.hold.ttl);
        buf_add(out, "), and edge.ttl_overrun of those that hold it longer.");
    } else {
        buf_add(out, "The others notice later, each at its own next probe: edge.probe.interval.");
    }
}

static void advise_other(const struct timeline_incident *i, struct buf *out)
{
    const struct timeline_step *back = find(i, "outage.ends");
    if (back && *back->because) {
        buf_printf(out, "No move helped: it ended because %s.", back->because);
    } else {
        buf_add(out, "No move helped, and it lasts.");
    }
}

/* Of people who look for a way around the edge; "": of no such stage. */
static const char *advise_around(const struct timeline_incident *i, size_t stage)
{
    static const char *const advice[] = {
        "Somebody has to notice that the edge is out: operations.break_glass.notice.",
        "That is set by operations.break_glass.decide.",
        "",
        "Clients held the old answer: operations.break_glass.edge.ttl.",
    };
    bool around = find(i, "glass.noticed") && stage < sizeof advice / sizeof *advice;
    return around ? advice[stage] : "";
}

static void advise(const struct timeline *t, const struct timeline_incident *i, size_t stage,
                   struct buf *out)
{
    const struct scenario *sc = t->trace->scenario;
    const char *store = store_of(i), *around = advise_around(i, stage);
    if (*around && !store && !find(i, "pop.unhealthy")) {
        buf_add(out, around);
        return;
    }
    switch (stage) {
    case 0:
        advise_detect(sc, i, out);
        break;
    case 1:
        advise_decide(sc, store, out);
        break;
    case 2:
        if (store && find(i, "store.restores")) {
            buf_printf(out, "That is set by the restore: stores.%s.backup.restore.", store);
        } else if (store) {
            buf_printf(out, "That is set by the change of writer: stores.%s.failover.promote.",
                       store);
        }
        break;
    case 3:
        advise_drain(sc, i, out);
        break;
    case 4:
        buf_add(out, "What was left could not carry all of it: the instances and capacity of the "
                     "stamps that take over.");
        break;
    default:
        advise_other(i, out);
    }
}

static void tell_stages(const struct timeline *t, const struct timeline_incident *i, double rto,
                        struct buf *out)
{
    size_t most = 0, told = 0;
    buf_add(out, "of ");
    timeline_span(rto, out);
    buf_add(out, " of outage, ");
    for (size_t s = 0; s < STAGES; s++) {
        double value = stage_value(t, i, s);
        most = value > stage_value(t, i, most) ? s : most;
        if (value >= rto / 200) {
            buf_printf(out, "%s%.0f %% went to %s", told++ > 0 ? ", " : "", 100 * value / rto,
                       doing[s]);
        }
    }
    buf_add(out, ". ");
    advise(t, i, most, out);
}

static void tell_losses(const struct timeline_incident *i, struct buf *out)
{
    const struct timeline_step *lost = find(i, "store.loses");
    buf_add(out, out->len > 0 ? " " : "");
    buf_printf(out, "%.0f acknowledged writes are gone", i->lost_writes);
    if (find(i, "store.fenced")) {
        buf_add(out, ": a forced failover costs the lag of its moment; waiting, or committing in "
                     "both regions, costs time instead");
    } else if (lost && *lost->because) {
        buf_printf(out, " because %s", lost->because);
    }
    buf_add(out, ".");
}

void timeline_lesson(const struct timeline *t, const struct timeline_incident *i, struct buf *out)
{
    double rto = timeline_value(t->trace, i->row, "rto.service");
    struct buf text = BUF_INIT;
    if (rto > 0) {
        tell_stages(t, i, rto, &text);
    } else if (timeline_value(t->trace, i->row, "rto.write") > 0) {
        buf_add(&text, "requests as a whole went on, but writes did not.");
    } else {
        buf_add(&text, "users hardly noticed: the service never fell below its success ratio.");
    }
    if (i->lost_writes > 0) {
        tell_losses(i, &text);
    }
    buf_add(out, buf_text(&text));
    buf_release(&text);
}

static void add_stages(const struct timeline *t, const struct timeline_incident *i, struct buf *out)
{
    size_t told = 0;
    for (size_t s = 0; s < STAGES; s++) {
        double value = stage_value(t, i, s);
        if (value > 0) {
            buf_printf(out, " %s %s ", told++ > 0 ? "+" : "=", stages[s]);
            units_human_seconds(out, value);
        }
    }
}

static void add_metric(const struct timeline *t, const struct timeline_incident *i,
                       const char *metric, struct buf *out)
{
    double value = timeline_value(t->trace, i->row, metric);
    int index = metric_find(t->trace->metrics, metric);
    if (!isnan(value)) {
        buf_printf(out, "; %s ", metric);
        buf_add(out, i->row->censored[index] ? "at least " : "");
        units_human_seconds(out, value);
    }
}

void timeline_summary(const struct timeline *t, const struct timeline_incident *i, struct buf *out)
{
    buf_add(out, "day ");
    timeline_moment(i->opened_s, out);
    buf_add(out, i->open ? ", still open at the end, day " : " to day ");
    timeline_moment(i->closed_s, out);
    buf_add(out, " (");
    timeline_span(i->closed_s - i->opened_s, out);
    buf_add(out, ")");
    add_metric(t, i, "rto.service", out);
    add_stages(t, i, out);
    add_metric(t, i, "rpo.seconds", out);
    if (i->lost_writes > 0) {
        buf_printf(out, "; %.0f writes lost", i->lost_writes);
    }
    if (i->offered > 0) {
        buf_printf(out, "; %.3g %% of requests failed", 100 * i->failed / i->offered);
    }
    if (i->asides > 0) {
        buf_printf(out, "; %zu fault%s in it changed nothing", i->asides,
                   i->asides == 1 ? "" : "s");
    }
}

static double of_all(const struct timeline *t, const char *metric)
{
    int index = metric_find(t->trace->metrics, metric);
    double value = index < 0 ? NAN : t->trace->row.value[index];
    return value > 0 ? value : 0;
}

void timeline_conflicts(const struct timeline *t, struct buf *out)
{
    static const struct {
        const char *metric, *words;
    } costs[] = {{"conflicts.overwritten", "acknowledged writes overwritten without an error"},
                 {"conflicts.to_feed", "left to the conflict feed"},
                 {"conflicts.unresolved", "of them still there at the end"},
                 {"conflicts.wrong_entities", "entities wrong"},
                 {"conflicts.value_at_stake", "at stake"}};
    double total = of_all(t, "conflicts.total");
    if (total == 0) {
        return;
    }
    buf_printf(out, "Conflicts over the whole time: %.0f found", total);
    for (size_t i = 0; i < sizeof costs / sizeof *costs; i++) {
        double value = of_all(t, costs[i].metric);
        bool money = i + 1 == sizeof costs / sizeof *costs;
        if (value > 0) {
            buf_printf(out, ", %.0f %s%s%s", value, money ? t->trace->scenario->cost.currency : "",
                       money ? " " : "", costs[i].words);
        }
    }
    bool silent = of_all(t, "conflicts.overwritten") > 0;
    buf_add(out, silent ? ". No alarm tells of these." : ".");
}
