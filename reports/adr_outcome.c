/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outcome that the numbers support, or that they support none. */
#include <math.h>
#include <string.h>

#include "reports/adr_parts.h"
#include "reports/claim_row.h"
#include "reports/human_difference.h"
#include "reports/markdown.h"
#include "reports/size_words.h"
#include "reports/stored_report.h"

static bool meets(const struct result *r)
{
    return r->target_count > 0 && result_verdict(r) == VERDICT_MET;
}

/* All points of a study, not only those that are listed. */
static const struct result *const *all_of(const struct adr *adr, size_t *ret_count)
{
    bool study = adr->kind == ADR_SETTINGS || adr->kind == ADR_SIZING;
    *ret_count = study ? adr->options[0].run->count : adr->count;
    return study ? adr->options[0].run->results : adr->results;
}

static size_t count_met(const struct adr *adr)
{
    size_t count, met = 0;
    const struct result *const *all = all_of(adr, &count);
    for (size_t i = 0; i < count; i++) {
        met += meets(all[i]);
    }
    return met;
}

/* ": `cost.annual` is 145081 [144640, 145521] EUR/y" */
static void add_by(const struct adr *adr, size_t option, bool name, struct buf *out)
{
    const struct claim *c = adr_mean(adr, option, adr->claims.choice.by);
    if (!c) {
        return;
    }
    buf_add(out, ": ");
    if (name) {
        markdown_code(c->metric, false, out);
        buf_add(out, " is ");
    }
    claim_estimate(c, adr_metric(adr, option, c), out);
}

/* Estimates parted the chosen one from them, which may be but luck. */
static void add_equals(const struct adr *adr, size_t option, struct buf *out)
{
    const char *by = adr->claims.choice.by;
    size_t count, chosen = 0;
    const struct result *const *all = all_of(adr, &count);
    while (chosen < count && all[chosen] != adr->results[option]) {
        chosen++;
    }
    size_t equals = chosen < count && by
                        ? choice_equals(all, count, by, adr->claims.choice.unasked, chosen)
                        : 0;
    if (equals > 0) {
        buf_printf(out, "; %zu other%s as little, and %s no more available by the estimates",
                   equals, equals == 1 ? " has" : "s have", equals == 1 ? "is" : "are");
    }
}

static void add_reason(const struct adr *adr, size_t option, struct buf *out)
{
    const char *by = adr->claims.choice.by;
    bool least = false;
    if (adr->claims.choice.unasked) {
        buf_add(out, "no targets are set, and of all settings it has the least ");
        least = true;
    } else if (count_met(adr) == 1) {
        buf_add(out, "it is the only option that meets all targets");
    } else if (by && strcmp(by, "cost.annual") == 0) {
        buf_printf(out, "it is the cheapest of the %zu options that meet all targets",
                   count_met(adr));
    } else {
        buf_printf(out, "of the %zu options that meet all targets it has the least ",
                   count_met(adr));
        least = true;
    }
    if (least && by) {
        markdown_code(by, false, out);
    }
    add_by(adr, option, !least, out);
    add_equals(adr, option, out);
}

/* Whether the verdict depends on the inputs, by all points at which they were played. */
static void add_reliance(const struct adr *adr, struct buf *out)
{
    const struct stored_run *r = adr->inputs;
    size_t of[3] = {0}; /* by verdict */
    for (size_t i = 0; i < r->count; i++) {
        of[result_verdict(r->results[i])]++;
    }
    if (r->results[0]->target_count == 0) {
        buf_add(out, "none yet, because the scenario has no targets, so the run tells what the "
                     "answer depends on, and not whether that matters.");
    } else if (of[VERDICT_MET] == r->count || of[VERDICT_MISSED] == r->count) {
        buf_printf(out,
                   "\"Rely on the answer as it is\", because the targets are %s with each of the "
                   "%zu settings of the inputs.",
                   of[VERDICT_MET] > 0 ? "met" : "missed", r->count);
    } else if (of[VERDICT_MET] > 0 && of[VERDICT_MISSED] > 0) {
        buf_printf(out,
                   "\"Pin down first what moves it most\", because the inputs decide: of %zu "
                   "settings of them %zu meet the targets, %zu miss one, and %zu are undecided.",
                   r->count, of[VERDICT_MET], of[VERDICT_MISSED], of[VERDICT_UNDECIDED]);
    } else {
        buf_printf(out,
                   "none yet, because of %zu settings of the inputs %zu are undecided; the others "
                   "%s the targets.",
                   r->count, of[VERDICT_UNDECIDED], of[VERDICT_MET] > 0 ? "meet" : "miss");
    }
}

void adr_decision(const struct adr *adr, struct buf *out)
{
    const struct decision *c = &adr->claims.choice.choice;
    buf_add(out, "Chosen option: ");
    if (adr->kind == ADR_INPUTS) {
        add_reliance(adr, out);
        return;
    }
    switch (c->end) {
    case CHOICE_MADE:
        if (adr->kind == ADR_DESIGN) {
            buf_add(out, "\"Keep ");
            markdown_text(adr->options[0].name, out);
            buf_add(out, " as it is\", because it meets all that is asked of it.");
            return;
        }
        adr_name(adr, c->option, out);
        buf_add(out, ", because ");
        add_reason(adr, c->option, out);
        buf_add_char(out, '.');
        return;
    case CHOICE_NONE_MEETS:
        buf_add(out, adr->kind == ADR_DESIGN
                         ? "\"Change it\", because the design misses what is asked of it. The run "
                           "does not say which change would do."
                         : "none, because each of the options misses a target.");
        return;
    case CHOICE_UNDECIDED:
        buf_add(out, adr->kind == ADR_DESIGN
                         ? "none yet, because the run does not tell whether the design meets what "
                           "is asked of it."
                     : adr->kind == ADR_SIZING
                         ? "none yet, because it is not as sure as was asked which setting is the "
                           "right one."
                         : "none yet, because no option is known to meet all targets, and some "
                           "may.");
        return;
    case CHOICE_UNASKED:
        buf_add(out, "none yet, because nothing is asked of the design: the scenario has no "
                     "targets, so no number is good or bad enough.");
        return;
    case CHOICE_UNPRICED:
        buf_add(out, "none yet, because several options meet all targets, and without prices "
                     "nothing tells which is to be preferred.");
        return;
    case CHOICE_UNLIKE:
        buf_add(out, "none, because the options do not answer the same question: their targets or "
                     "their horizons differ.");
        return;
    }
}

/* What a sizing says of its own certainty. */
static void add_certainty(const struct adr *adr, struct buf *out)
{
    const struct size_report report = stored_size_report(adr->options[0].run, NULL);
    struct buf text = BUF_INIT;
    size_reason(&report, &text);
    buf_add_char(&text, ' ');
    size_runner_up(&report, &text);
    buf_add_char(&text, ' ');
    size_next_below(&report, &text);
    buf_add_char(&text, ' ');
    size_doubts(&report, &text);
    adr_sentence(buf_text(&text), out);
    buf_add(out, "\n\n");
    buf_release(&text);
}

/* Of every option that does not meet all targets, why. */
static void add_failings(const struct adr *adr, struct buf *out)
{
    size_t told = 0;
    for (size_t i = 0; i < adr->count; i++) {
        const struct claim_option *o = &adr->claims.options[i];
        for (size_t k = 0; k < o->count; k++) {
            const struct claim *c = &o->claims[k];
            if (!c->judged || c->verdict == VERDICT_MET) {
                continue;
            }
            buf_add(out, "- ");
            adr_name(adr, i, out);
            buf_add(out, c->verdict == VERDICT_MISSED ? " misses a target: " : " is undecided: ");
            adr_target(adr, i, c, out);
            if (c->verdict == VERDICT_UNDECIDED) {
                buf_add(out, "; ");
                adr_doubt(adr, i, c, out);
            }
            buf_add(out, ".\n");
            told++;
        }
    }
    buf_add(out, told > 0 ? "\n" : "");
}

static void add_difference(const struct adr *adr, const struct claim_difference *d, struct buf *out)
{
    const struct metric_table *all = adr->results[0]->metrics;
    bool per_nine = strcmp(d->metric, CLAIM_PER_NINE) == 0;
    int m = metric_find(all, per_nine ? "cost.annual" : d->metric);
    const struct difference x = {d->mean, d->lo, d->hi, (double)NAN, d->paired};
    human_difference(&all->metrics[m], &x, true, out);
    if (d->unit) {
        buf_add_char(out, ' ');
        markdown_text(d->unit, out);
    }
}

static const struct claim_difference *between(const struct adr *adr, size_t from,
                                              const char *metric)
{
    for (size_t i = 0; i < adr->claims.difference_count; i++) {
        const struct claim_difference *d = &adr->claims.differences[i];
        if (d->from == from && d->to == adr->reference && strcmp(d->metric, metric) == 0) {
            return d;
        }
    }
    return NULL;
}

/* One line of what the reference has more than another option. */
static void add_against(const struct adr *adr, size_t other, struct buf *out)
{
    static const char *const told[] = {"cost.annual", "cost.downtime", "downtime.requests",
                                       "rto.service", "rpo.lost_writes"};
    size_t count = 0;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        const struct claim_difference *d = between(adr, other, told[i]);
        if (!d) {
            continue;
        }
        if (count++ == 0) {
            buf_add(out, "- From ");
            adr_name(adr, other, out);
            buf_add(out, " to ");
            adr_name(adr, adr->reference, out);
            buf_add(out, ": ");
        } else {
            buf_add(out, "; ");
        }
        markdown_code(told[i], false, out);
        buf_add_char(out, ' ');
        add_difference(adr, d, out);
        const struct difference x = {d->mean, d->lo, d->hi, (double)NAN, d->paired};
        if (strcmp(human_told_apart(&x), "no") == 0) {
            buf_add(out, " (not told apart)");
        }
    }
    buf_add(out, count > 0 ? ".\n" : "");
}

static void add_nines(const struct adr *adr, struct buf *out)
{
    for (size_t i = 0; i < adr->claims.difference_count; i++) {
        const struct claim_difference *d = &adr->claims.differences[i];
        if (strcmp(d->metric, CLAIM_PER_NINE) == 0) {
            buf_add(out, "- A further nine, on the way from ");
            adr_name(adr, d->from, out);
            buf_add(out, " to ");
            adr_name(adr, d->to, out);
            buf_add(out, ", costs ");
            add_difference(adr, d, out);
            buf_add(out, " (");
            markdown_code(d->metric, false, out);
            buf_add(out, ").\n");
        }
    }
}

static void add_differences(const struct adr *adr, struct buf *out)
{
    if (adr->claims.difference_count == 0) {
        return;
    }
    buf_printf(out,
               "How much more (+) or less (-) the %s option has than each of the others, all under "
               "the same luck:\n\n",
               adr->claims.choice.choice.end == CHOICE_MADE ? "chosen" : "most available");
    for (size_t i = 0; i < adr->count; i++) {
        if (i != adr->reference) {
            add_against(adr, i, out);
        }
    }
    add_nines(adr, out);
    buf_add_char(out, '\n');
}

void adr_outcome(const struct adr *adr, struct buf *out)
{
    buf_add(out, "## Decision Outcome\n\n");
    adr_decision(adr, out);
    buf_add(out, "\n\n");
    if (adr->kind == ADR_INPUTS) {
        buf_add(out, "What the answer depends on:\n\n");
        adr_sensitivity(adr, out);
        return;
    }
    if (adr->kind == ADR_SIZING) {
        add_certainty(adr, out);
    }
    if (adr->claims.choice.choice.end == CHOICE_NONE_MEETS ||
        adr->claims.choice.choice.end == CHOICE_UNDECIDED) {
        add_failings(adr, out);
    }
    add_differences(adr, out);
}
