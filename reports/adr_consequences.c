/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from the outcome: what is gained and what remains, or what would end the doubt. */
#include <math.h>
#include <string.h>

#include "reports/adr_parts.h"
#include "reports/claim_row.h"
#include "reports/markdown.h"
#include "sim/base/shell_words.h"

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

/* What was not seen may come yet. */
static void add_remainder(const struct adr *adr, size_t option, const char *metric,
                          const char *remains, struct buf *out)
{
    const struct claim *c = adr_mean(adr, option, metric);
    if (!c) {
        return;
    }
    if (c->value > 0) {
        buf_printf(out, "- Bad, because %s: ", remains);
        add_estimate(adr, option, c, out);
    } else {
        buf_add(out, "- Neutral, because ");
        markdown_code(metric, false, out);
        buf_printf(out, " is 0 in %lld replications, which is no proof that it stays so",
                   (long long)adr->results[option]->replications);
    }
    buf_add(out, ".\n");
}

static void add_cost(const struct adr *adr, size_t option, struct buf *out)
{
    const struct claim *c = adr_mean(adr, option, "cost.annual");
    if (c) {
        buf_add(out, "- Bad, because it costs money every year: ");
        add_estimate(adr, option, c, out);
        buf_add(out, ".\n");
    } else {
        buf_add(out,
                "- Neutral, because what it costs is not known: the scenario has no prices.\n");
    }
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
        buf_add(out,
                "- Bad, because the decision stays open.\n"
                "- Neutral, because more replications narrow the intervals: with four times as "
                "many they are about half as wide.\n");
    } else if (end == CHOICE_UNASKED) {
        buf_add(out, "- Bad, because the decision stays open until somebody says what is enough "
                     "(`targets` in the scenario).\n"
                     "- Good, because what each option achieves is known.\n");
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
