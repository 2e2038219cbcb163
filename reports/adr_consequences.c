/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from the outcome: what is gained and what remains, or what would end the doubt. */
#include <math.h>
#include <string.h>

#include "reports/adr_parts.h"
#include "reports/claim_row.h"
#include "reports/human.h"
#include "reports/markdown.h"
#include "sim/base/shell_words.h"
#include "sim/base/units.h"

static void add_estimate(const struct adr *adr, size_t option, const struct claim *c,
                         struct buf *out)
{
    markdown_code(c->metric, false, out);
    buf_add(out, " is ");
    claim_estimate(c, adr_metric(adr, option, c), out);
}

static void add_targets(const struct adr *adr, size_t option, struct buf *out)
{
    const struct claim_option *o = &adr->claims.options[option];
    for (size_t k = 0; k < o->count; k++) {
        if (o->claims[k].judged && o->claims[k].verdict == VERDICT_MET) {
            buf_add(out, "- Good, because ");
            adr_target(adr, option, &o->claims[k], out);
            buf_add(out, ".\n");
        }
    }
}

/* Where nothing is asked nothing is too much. */
static const char *word_of_loss(const struct adr *adr)
{
    return adr->claims.choice.unasked ? "Neutral" : "Bad";
}

/* A short scenario has its script once, and a year has it many times. */
static void add_projected(const struct adr *adr, size_t option, const char *metric, struct buf *out)
{
    const struct adr_option *o = &adr->options[option];
    bool yearly = strcmp(metric, "downtime.requests") == 0 || strcmp(metric, "cost.downtime") == 0;
    if (yearly && o->run->points[o->point].scripted && o->result->horizon < SIMTIME_YEAR) {
        buf_add(out, ", of a year in which the scripted faults come every ");
        units_print_duration(out, o->result->horizon);
    }
}

/* What was not seen may come yet. */
static void add_remainder(const struct adr *adr, size_t option, const char *metric,
                          const char *remains, struct buf *out)
{
    const struct claim *c = adr_mean(adr, option, metric);
    if (!c) {
        return;
    }
    if (c->value > 0) {
        buf_printf(out, "- %s, because %s: ", word_of_loss(adr), remains);
        add_estimate(adr, option, c, out);
        add_projected(adr, option, metric, out);
    } else {
        buf_add(out, "- Neutral, because ");
        markdown_code(metric, false, out);
        buf_printf(out, " is 0 in %lld replications, which is no proof that it stays so",
                   (long long)adr->results[option]->replications);
    }
    buf_add(out, ".\n");
}

/* Who justifies nines in money wants both, and the choice is by one. */
static void add_unpaid(const struct adr *adr, size_t option, struct buf *out)
{
    const struct claim *c = adr_mean(adr, option, "cost.downtime");
    if (c && c->value > 0) {
        buf_printf(out, "- %s, because downtime costs money on top, which the choice leaves out: ",
                   word_of_loss(adr));
        add_estimate(adr, option, c, out);
        add_projected(adr, option, c->metric, out);
        buf_add(out, ".\n");
    }
}

static void add_cost(const struct adr *adr, size_t option, struct buf *out)
{
    const struct claim *c = adr_mean(adr, option, "cost.annual");
    if (c) {
        buf_printf(out, "- %s, because it costs money every year: ", word_of_loss(adr));
        add_estimate(adr, option, c, out);
        buf_add(out, ".\n");
        add_unpaid(adr, option, out);
    } else {
        buf_add(out,
                "- Neutral, because what it costs is not known: the scenario has no prices.\n");
    }
}

/* What would end a doubt that more replications alone do not; NULL where they do. */
static const char *other_way(const struct target_result *t)
{
    bool never = t->needed == 0;
    switch (t->doubt) {
    case DOUBT_NO_VALUES:
        return t->at_least ? "a shorter `horizon` would help, more replications would not"
                           : "a longer `horizon`, a fault to play or more replications may bring "
                             "one";
    case DOUBT_TOO_FEW:
        return never ? "a lower percentile would tell, more replications would not" : NULL;
    case DOUBT_NOTHING_FAILED:
        return never ? "a target below 100 % would tell, more replications would not" : NULL;
    case DOUBT_CENSORED:
        return "a longer `horizon` would tell, more replications would not";
    case DOUBT_WEIGHTED:
        return "`rare_events: off` would tell, more replications would not";
    case DOUBT_NONE:
    case DOUBT_STRADDLES:
        return NULL;
    }
    return NULL;
}

/* Each of those doubts once. */
static void add_other_ways(const struct result *r, struct buf *lines)
{
    struct buf line = BUF_INIT;
    for (size_t t = 0; t < r->target_count; t++) {
        const struct target_result *x = &r->targets[t];
        const char *way = x->verdict == VERDICT_UNDECIDED ? other_way(x) : NULL;
        buf_clear(&line);
        if (way) {
            buf_add(&line, "- Neutral, because the doubt about ");
            markdown_code(x->metric, false, &line);
            buf_add(&line, " is that ");
            human_doubt(x, &line);
            buf_printf(&line, "; %s.\n", way);
        }
        if (!strstr(buf_text(lines), buf_text(&line))) {
            buf_add(lines, buf_text(&line));
        }
    }
    buf_release(&line);
}

/* Whether a target is in a doubt of that kind, and more replications would end it. */
static bool any_in(const struct result *r, enum doubt doubt)
{
    for (size_t t = 0; t < r->target_count; t++) {
        const struct target_result *x = &r->targets[t];
        if (x->verdict == VERDICT_UNDECIDED && x->doubt == doubt && !other_way(x)) {
            return true;
        }
    }
    return false;
}

/* A sizing plays more where that helps, and ends where it may play no more. */
static void add_ways_on(const struct adr *adr, struct buf *out)
{
    struct buf others = BUF_INIT;
    bool straddles = false, few = false;
    for (size_t i = 0; i < adr->count; i++) {
        const struct result *r = adr->results[i];
        straddles |= any_in(r, DOUBT_STRADDLES);
        few |= any_in(r, DOUBT_TOO_FEW) || any_in(r, DOUBT_NOTHING_FAILED);
        add_other_ways(r, &others);
    }
    if (adr->kind == ADR_SIZING && others.len == 0) {
        buf_add(out, "- Neutral, because more replications (`--budget`, `--replications`) may make "
                     "it as sure as was asked.\n");
    } else if (straddles) {
        buf_add(out,
                "- Neutral, because more replications narrow the intervals: with four times as "
                "many they are about half as wide.\n");
    } else if (few) {
        buf_add(out, "- Neutral, because more replications would tell, as many as the doubt above "
                     "says.\n");
    }
    buf_add(out, buf_text(&others));
    buf_release(&others);
}

static void add_open(const struct adr *adr, struct buf *out)
{
    enum choice_end end = adr->claims.choice.choice.end;
    const char *file = adr->options[0].result->file;
    if (adr->kind == ADR_INPUTS) {
        buf_add(out, "- Good, because it is known what is worth finding out, and what is not.\n"
                     "- Neutral, because other inputs were not varied here.\n");
    } else if (end == CHOICE_NONE_MEETS) {
        buf_add(out, "- Bad, because the targets stay missed until the design or the targets "
                     "change.\n");
        if (adr->kind != ADR_SIZING) {
            buf_add(out, "- Neutral, because there may be a setting that meets them: ");
            struct buf command = BUF_INIT;
            buf_add(&command, "ninefold size ");
            shell_words_add(file, &command);
            buf_add(&command, " --vary PATH=V1,V2,...");
            markdown_code(buf_text(&command), false, out);
            buf_add(out, ".\n");
            buf_release(&command);
        }
    } else if (end == CHOICE_UNDECIDED) {
        buf_add(out, "- Bad, because the decision stays open.\n");
        add_ways_on(adr, out);
    } else if (end == CHOICE_UNASKED) {
        buf_add(out,
                "- Neutral, because somebody has to say first what is enough (`targets` in the "
                "scenario).\n");
        buf_printf(out, "- Good, because what %s is known.\n",
                   adr->kind == ADR_DESIGN ? "the design achieves" : "each option achieves");
    } else {
        buf_add(out, "- Bad, because the decision stays open until prices are given (`cost` in the "
                     "scenario) or somebody says what counts.\n"
                     "- Good, because any of the options that meet all targets would do.\n");
    }
}

void adr_consequences(const struct adr *adr, struct buf *out)
{
    const struct decision *c = &adr->claims.choice.choice;
    buf_add(out, "### Consequences\n\n");
    if (adr->kind == ADR_INPUTS || c->end != CHOICE_MADE) {
        add_open(adr, out);
    } else {
        add_targets(adr, c->option, out);
        add_remainder(adr, c->option, "downtime.requests", "some downtime remains", out);
        add_remainder(adr, c->option, "rpo.lost_writes", "some acknowledged writes are still lost",
                      out);
        add_cost(adr, c->option, out);
    }
    buf_add_char(out, '\n');
}
