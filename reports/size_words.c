/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/size_words.h"

#include <math.h>
#include <string.h>

#include "reports/human.h"
#include "reports/setting.h"
#include "reports/unit.h"

static const struct selection *selection_of(const struct size_report *report)
{
    return &report->sized->selection;
}

static const struct contender *contender(const struct size_report *report, size_t point)
{
    return &report->sized->contenders[point];
}

static const struct metric *minimised(const struct size_report *report)
{
    return &report->results[0]->metrics->metrics[report->minimise];
}

static const struct metric *metric_of(const struct result *r, const struct target_result *t)
{
    return &r->metrics->metrics[metric_find(r->metrics, t->metric)];
}

static bool misses(const struct size_report *report, size_t point, size_t t)
{
    return selection_misses(contender(report, point), t, selection_of(report)->error);
}

static bool is_dearer(const struct size_report *report, size_t point)
{
    size_t best = selection_of(report)->best;
    return best != SELECTION_NONE && point != best &&
           selection_dearer(contender(report, point), selection_of(report)->error);
}

static bool misses_any(const struct size_report *report, size_t point)
{
    bool any = false;
    for (size_t t = 0; t < contender(report, point)->target_count; t++) {
        any = any || misses(report, point, t);
    }
    return any;
}

static bool seems_to_meet_all(const struct contender *c)
{
    bool all = true;
    for (size_t t = 0; t < c->target_count; t++) {
        all = all && c->targets[t].kept;
    }
    return all;
}

static bool surely_meets_all(const struct size_report *report, const struct contender *c)
{
    bool all = true;
    for (size_t t = 0; t < c->target_count; t++) {
        all = all && c->targets[t].error_kept <= selection_of(report)->error;
    }
    return all;
}

double size_estimate(const struct size_report *report, size_t point)
{
    const struct selection *s = selection_of(report);
    const struct lead *l = &contender(report, point)->lead;
    return s->best == SELECTION_NONE || point == s->best || isnan(l->mean)
               ? contender(report, point)->objective
               : contender(report, s->best)->objective + l->mean;
}

/* "3.333/s", "3624 EUR/y", "3624 ± 30 EUR/y". */
static void add_amount(const struct size_report *report, double x, double half, struct buf *out)
{
    struct metric plain = *minimised(report);
    plain.name = ""; /* a difference of two shares: 0 is not the best of all values */
    human_value(&plain, x, out);
    if (half > 1e-12 * fabs(x)) {
        buf_add(out, " ± ");
        human_width(&plain, half, out);
    }
    if (unit_is_money(&plain)) {
        buf_add_char(out, ' ');
        unit_write(report->results[0], &plain, out);
    }
}

static void add_lead(const struct size_report *report, const struct lead *l, struct buf *out)
{
    add_amount(report, fabs(l->mean), (l->hi - l->lo) / 2, out);
}

/* Rounded down, and never all: models of chance know no certainty. */
static void add_probability(const struct size_report *report, struct buf *out)
{
    double percent = 100 * selection_of(report)->probability;
    if (percent <= 0) {
        buf_add(out, "How sure that is cannot be said yet");
    } else {
        /* one digit more than was asked for, lest a promise that is kept look broken */
        double asked = 100 * (1 - report->confidence), grain = percent < 99.9 ? 0.1 : 0.01;
        while (grain > asked / 2) {
            grain /= 10;
        }
        buf_printf(out, "That is right with a probability of at least %.8g %%",
                   fmin(100 - grain, floor(percent / grain) * grain));
    }
    buf_printf(out, " (%.6g %% asked for).", 100 * report->confidence);
}

void size_choice(const struct size_report *report, struct buf *out)
{
    const struct selection *s = selection_of(report);
    switch (s->verdict) {
    case VERDICT_MET:
        buf_add(out, "Choose ");
        setting_write(report->factors, s->best, out);
        buf_add_char(out, '.');
        return;
    case VERDICT_MISSED:
        buf_add(out, "No setting meets the targets.");
        return;
    case VERDICT_UNDECIDED:
        buf_add(out, report->interrupted ? "Interrupted." : "Undecided.");
        return;
    }
}

static void add_merit(const struct size_report *report, struct buf *out)
{
    const struct selection *s = selection_of(report);
    bool targets = contender(report, s->best)->target_count > 0;
    if (!targets) {
        buf_add(out, "The scenario has no targets, so nothing is asked of it but the smallest ");
        buf_printf(out, "%s: ", minimised(report)->name);
    } else {
        buf_printf(out, "Of %zu setting%s it has the smallest %s of those that %s the targets: ",
                   report->count, report->count == 1 ? "" : "s", minimised(report)->name,
                   s->verdict == VERDICT_MET ? "meet" : "seem to meet");
    }
    add_amount(report, contender(report, s->best)->objective, 0, out);
    buf_add(out, ". ");
}

void size_reason(const struct size_report *report, struct buf *out)
{
    const struct selection *s = selection_of(report);
    if (s->best != SELECTION_NONE) {
        if (s->verdict == VERDICT_UNDECIDED) {
            setting_write(report->factors, s->best, out);
            buf_add(out, " seems best. ");
        }
        add_merit(report, out);
    } else if (s->verdict == VERDICT_UNDECIDED) {
        buf_add(out, "No setting seems to meet the targets. ");
    }
    add_probability(report, out);
}

/* "p95 of rto.service is 61.9 s, ≤ 60 s asked for" */
static void add_target(const struct result *r, size_t t, struct buf *out)
{
    const struct target_result *target = &r->targets[t];
    buf_printf(out, "%s of %s is ", target->statistic, target->metric);
    human_estimate(metric_of(r, target), target->value, (target->hi - target->lo) / 2, out);
    buf_add(out, ", ");
    human_limit(metric_of(r, target), target, out);
    buf_add(out, " asked for");
}

/* The target of the best that is furthest from being shown to be met. */
static size_t least_sure(const struct contender *c)
{
    size_t found = 0;
    for (size_t t = 1; t < c->target_count; t++) {
        found = c->targets[t].error_kept > c->targets[found].error_kept ? t : found;
    }
    return found;
}

/* The target that most surely keeps a point from being chosen. */
static size_t weakest(const struct contender *c)
{
    size_t found = 0;
    for (size_t t = 1; t < c->target_count; t++) {
        bool better = c->targets[t].error_missed < c->targets[found].error_missed;
        bool kept = c->targets[found].kept && !c->targets[t].kept;
        found = kept || (better && c->targets[t].kept == c->targets[found].kept) ? t : found;
    }
    return found;
}

void size_runner_up(const struct size_report *report, struct buf *out)
{
    const struct selection *s = selection_of(report);
    if (s->runner_up == SELECTION_NONE) {
        return;
    }
    const struct contender *c = contender(report, s->runner_up);
    buf_add(out, s->best == SELECTION_NONE ? "Nearest: " : "Runner-up: ");
    setting_write(report->factors, s->runner_up, out);
    if (!seems_to_meet_all(c) || s->best == SELECTION_NONE) {
        buf_add(out, ", where ");
        add_target(report->results[s->runner_up], weakest(c), out);
        buf_add_char(out, '.');
        return;
    }
    buf_add(out, c->target_count == 0          ? ", "
                 : surely_meets_all(report, c) ? ", which meets the targets, too, "
                                               : ", which seems to meet the targets, too, ");
    if (c->lead.mean > 0 || c->lead.mean < 0) {
        buf_printf(out, "with %s %s by ", minimised(report)->name,
                   c->lead.mean > 0 ? "larger" : "smaller");
        add_lead(report, &c->lead, out);
        buf_add_char(out, '.');
    } else {
        buf_printf(out, "with the same %s.", minimised(report)->name);
    }
}

/* a is closer to being chosen than b: dearer, or as dear and closer to its targets. */
static bool is_closer(const struct size_report *report, size_t a, size_t b)
{
    double more = contender(report, a)->lead.mean - contender(report, b)->lead.mean;
    return more > 0 ||
           (!(more < 0) && sizing_excess(report->results[a]) < sizing_excess(report->results[b]));
}

/* The closest of the points that are cheaper and miss a target. */
static size_t next_cheaper(const struct size_report *report)
{
    size_t found = SELECTION_NONE;
    for (size_t i = 0; i < report->count; i++) {
        bool out = contender(report, i)->lead.mean < 0 && misses_any(report, i);
        if (out && (found == SELECTION_NONE || is_closer(report, i, found))) {
            found = i;
        }
    }
    return found;
}

void size_next_below(const struct size_report *report, struct buf *out)
{
    size_t point = next_cheaper(report);
    if (point == SELECTION_NONE || point == selection_of(report)->runner_up) {
        return;
    }
    buf_printf(out, "Next below in %s: ", minimised(report)->name);
    setting_write(report->factors, point, out);
    buf_add(out, ", where ");
    add_target(report->results[point], weakest(contender(report, point)), out);
    buf_add_char(out, '.');
}

static bool is_open(const struct size_report *report, size_t point)
{
    const struct selection *s = selection_of(report);
    const struct contender *c = contender(report, point);
    if (point != s->best) {
        return !misses_any(report, point) && !is_dearer(report, point);
    }
    for (size_t t = 0; t < c->target_count; t++) {
        if (c->targets[t].error_kept > s->error) {
            return true;
        }
    }
    return false;
}

static void add_open(const struct size_report *report, size_t point, struct buf *out)
{
    const struct selection *s = selection_of(report);
    const struct contender *c = contender(report, point);
    buf_add(out, "whether ");
    setting_write(report->factors, point, out);
    if (isnan(c->objective)) {
        buf_printf(out, " has a %s at all", minimised(report)->name);
    } else if (point == s->best || !seems_to_meet_all(c)) {
        size_t which = point == s->best ? least_sure(c) : weakest(c);
        const struct target_result *t = &report->results[point]->targets[which];
        buf_printf(out, " keeps to %s of %s ", t->statistic, t->metric);
        human_limit(metric_of(report->results[point], t), t, out);
    } else {
        buf_printf(out, " has more %s", minimised(report)->name);
    }
}

enum { OPEN_TOLD = 3 };

void size_doubts(const struct size_report *report, struct buf *out)
{
    size_t open = 0;
    if (selection_of(report)->verdict != VERDICT_UNDECIDED) {
        return;
    }
    for (size_t i = 0; i < report->count; i++) {
        if (is_open(report, i) && open++ < OPEN_TOLD) {
            buf_add(out, open == 1 ? "Open is " : ", ");
            add_open(report, i, out);
        }
    }
    if (open > OPEN_TOLD) {
        buf_printf(out, ", and more of %zu others", open - OPEN_TOLD);
    }
    buf_add(out, open > 0 ? ". " : "");
    buf_add(out, report->interrupted ? "--resume goes on."
                 : report->sized->played >= report->budget
                     ? "More replications in all would tell (--budget)."
                     : "More replications a setting would tell (--replications).");
}

size_t size_reasons(const struct size_report *report, size_t point,
                    const char *ret[static SIZE_REASONS])
{
    const struct result *r = report->results[point];
    size_t count = 0;
    for (size_t t = 0; t < r->target_count; t++) {
        if (misses(report, point, t)) {
            ret[count++] = r->targets[t].metric;
        }
    }
    if (is_dearer(report, point)) {
        ret[count++] = minimised(report)->name;
    }
    return count;
}

static void add_missed(const struct size_report *report, size_t point, struct buf *out)
{
    const char *reasons[SIZE_REASONS];
    size_t count = size_reasons(report, point, reasons) - is_dearer(report, point);
    for (size_t i = 0; i < count; i++) {
        buf_printf(out, "%s%s", i == 0 ? "misses " : ", ", reasons[i]);
    }
}

void size_outcome(const struct size_report *report, size_t point, struct buf *out)
{
    const struct selection *s = selection_of(report);
    const struct lead *l = &contender(report, point)->lead;
    if (point == s->best) {
        buf_add(out, s->verdict == VERDICT_MET ? "chosen" : "seems best");
    } else if (misses_any(report, point)) {
        add_missed(report, point, out);
    } else if (!is_dearer(report, point)) {
        buf_add(out, "open");
    } else if (l->lo > 0) {
        buf_add(out, "more by ");
        add_lead(report, l, out);
    } else {
        buf_add(out, "no less");
    }
}
