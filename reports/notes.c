/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/notes.h"

#include <math.h>
#include <string.h>

#include "reports/human.h"
#include "sim/base/units.h"
#include "sim/base/utf8.h"
#include "sim/base/wrap.h"

enum { READABLE = 100 }; /* columns; longer lines are hard to follow on any screen */

struct notes {
    const struct result *result;
    bool scripted;
    size_t width;
    struct buf text, *out;
};

/* What has been gathered becomes a note. */
static void end_note(struct notes *n)
{
    if (n->text.len > 0) {
        buf_add_char(n->out, '\n');
        wrap_write(buf_text(&n->text), 0, n->width, n->out);
        buf_clear(&n->text);
    }
}

static double total(const struct result *r, const char *metric)
{
    const struct summary *s = result_summary(r, metric);
    return s && s->n > 0 ? s->mean * (double)s->n : 0;
}

/* What forcing saved in all over what it lost in all, or would have. */
static void note_break_even(struct notes *n)
{
    const struct result *r = n->result;
    double saved = total(r, "failover.saved");
    double lost = total(r, "rpo.lost_writes") + total(r, "rpo.stranded_writes");
    if (!(saved > 0) || !(lost > 0)) {
        return;
    }
    buf_printf(&n->text,
               "Forcing a failover pays while a lost write is worth less than %.3g min of write "
               "downtime",
               saved / lost);
    if (!isnan(r->downtime_per_minute) && r->currency) {
        double money = saved / lost * r->downtime_per_minute;
        buf_printf(&n->text, money < 1000 ? " (%.3g " : " (%.0f ", money);
        utf8_show(&n->text, r->currency);
        buf_add_char(&n->text, ')');
    }
    buf_add_char(&n->text, '.');
    end_note(n);
}

/* A bound of a design that never failed may be lower than the estimate of one that did. */
static void note_nothing_failed(struct notes *n)
{
    const struct result *r = n->result;
    const struct summary *requests = result_summary(r, "availability.requests");
    const struct summary *nines = result_summary(r, "availability.nines");
    if (!requests || !nines || !requests->nothing_failed) {
        return;
    }
    buf_printf(&n->text, "Nothing failed in %lld replication%s, which prove%s no more than ",
               (long long)requests->n, requests->n == 1 ? "" : "s", requests->n == 1 ? "s" : "");
    human_mean(&r->metrics->metrics[metric_find(r->metrics, "availability.nines")], nines,
               &n->text);
    buf_add(&n->text, " nines (95 %): a bound, however good the design, and no estimate. More "
                      "replications raise it, a longer horizon does not.");
    end_note(n);
}

/* What is counted a year, of one that is shorter: true of what comes by its rates, and rarely what
 * was meant by a fault at a given hour. */
static void note_projected(struct notes *n)
{
    static const char *const projected[] = {"downtime", "downtime.requests", "cost.downtime",
                                            "cost.lost_writes", "cost.operations"};
    enum { COUNT = sizeof projected / sizeof *projected };
    const struct result *r = n->result;
    const char *shown[COUNT];
    size_t count = 0;
    for (size_t i = 0; i < COUNT; i++) {
        if (total(r, projected[i]) > 0) {
            shown[count++] = projected[i];
        }
    }
    if (!n->scripted || r->horizon >= SIMTIME_YEAR || count == 0) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        buf_printf(&n->text, "%s%s", i == 0 ? "" : i + 1 == count ? " and " : ", ", shown[i]);
    }
    buf_printf(&n->text, " %s of a year in which the scripted faults come every ",
               count == 1 ? "is" : "are");
    units_print_duration(&n->text, r->horizon);
    buf_add(&n->text, "; a horizon of 1y has them once.");
    end_note(n);
}

/* An RTO target may be met beside them. */
static void note_outside(struct notes *n)
{
    double outside = total(n->result, "outages.outside");
    if (outside > 0) {
        buf_printf(
            &n->text,
            "%.0f of %.0f outages were of no incident: nothing had failed that opens one, as "
            "when capacity is short. They are in availability and downtime; rto.* and its "
            "target do not see them.",
            outside, total(n->result, "outages"));
        end_note(n);
    }
}

/* Whoever fails over stays there unless told to go back. Over one outage that is as it should be;
 * over several the first one is dear and the next ones are cheap. */
static void note_failover(struct notes *n)
{
    const struct result *r = n->result;
    const struct summary *saved = result_summary(r, "failover.saved");
    if (saved && saved->n > 0 && r->horizon >= SIMTIME_YEAR / 12) {
        buf_add(&n->text,
                "Without operations.failback a store that has failed over stays where it is: later "
                "outages of its first region cost little, and the more so the longer the horizon.");
        end_note(n);
    }
}

/* Months have a twelfth of 365 days, so a shorter horizon has none. */
static void note_promise(struct notes *n)
{
    const struct result *r = n->result;
    const struct summary *kept = result_summary(r, "sla.month");
    if (kept && kept->n == 0 && r->replications > 0 && r->horizon >= SIMTIME_YEAR / 12) {
        buf_add(&n->text, "sla.month and sla.year, the chance of keeping a promise, need "
                          "targets.availability.");
        end_note(n);
    }
}

static void note_bias(struct notes *n)
{
    if (n->result->biased) {
        buf_printf(
            &n->text,
            "Failures were biased and replications weighted (rare_events: bias): percentiles "
            "are not given. What the bias does not help is known as from %.0f of the %lld "
            "replications.",
            n->result->effective, (long long)n->result->replications);
        end_note(n);
    } else if (n->result->rare_events) {
        buf_add(&n->text,
                "rare_events: bias changed nothing. It hastens the loss of another origin while "
                "one is out, and there was nothing to hasten: no origin was out (play more "
                "replications), no single fault takes another origin, or such a loss is not rare, "
                "after a scripted fault or without one (then leave it out: the numbers are the "
                "same without it).");
        end_note(n);
    }
}

static void note_end(struct notes *n)
{
    const struct result *r = n->result;
    if (r->imprecise) {
        const struct summary *s = r->until ? result_summary(r, r->until) : NULL;
        buf_add(&n->text, "The precision of replications.until was not reached");
        if (s && s->n == 0) {
            buf_printf(&n->text, ": %s never had a value", r->until);
        } else if (s && s->mean == 0) {
            buf_printf(&n->text, ": %s was 0 all the time", r->until);
        }
        buf_add(&n->text, ".");
        end_note(n);
    }
    if (r->interrupted) {
        buf_printf(&n->text,
                   "Interrupted: the numbers rest on the %lld replication%s finished by then.",
                   (long long)r->replications, r->replications == 1 ? "" : "s");
        end_note(n);
    }
}

static void note_censored(struct notes *n)
{
    const struct result *r = n->result;
    for (size_t m = 0; m < r->metrics->count; m++) {
        const struct summary *s = &r->summaries[m];
        if (s->censored > 0) {
            buf_printf(&n->text, "%s%lld of %lld of %s",
                       n->text.len > 0 ? ", "
                                       : "Values that were cut off count with what they had "
                                         "reached (docs/model.md, Censoring): ",
                       (long long)s->censored, (long long)s->n, r->metrics->metrics[m].name);
        }
    }
    if (n->text.len > 0) {
        buf_add_char(&n->text, '.');
    }
    end_note(n);
}

static void note_percentiles(struct notes *n)
{
    const struct result *r = n->result;
    bool approximate = false;
    for (size_t m = 0; m < r->metrics->count; m++) {
        approximate |= r->summaries[m].approximate_percentiles;
    }
    if (approximate) {
        buf_add(&n->text, "Percentiles come from a histogram: off by at most 0.1 %.");
        end_note(n);
    }
}

void notes_write(const struct report *report, struct buf *out)
{
    struct notes n = {
        .result = report->result,
        .scripted = report->scripted,
        .width = report->width < READABLE ? report->width : READABLE,
        .text = BUF_INIT,
        .out = out,
    };
    note_break_even(&n);
    note_projected(&n);
    note_outside(&n);
    note_nothing_failed(&n);
    note_promise(&n);
    note_failover(&n);
    note_bias(&n);
    note_end(&n);
    note_censored(&n);
    note_percentiles(&n);
    buf_release(&n.text);
}
