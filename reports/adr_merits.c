/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What speaks for each option and what against it. Against the targets the numbers themselves say
 * so; against other options they do only where the two are told apart. */
#include <math.h>
#include <string.h>

#include "reports/adr_parts.h"
#include "reports/claim_row.h"
#include "reports/human_difference.h"
#include "reports/markdown.h"
#include "reports/per_outage.h"

static void write_target(const struct adr *adr, size_t option, const struct claim *c,
                         struct buf *out)
{
    static const char *const words[] = {
        [VERDICT_MET] = "Good", [VERDICT_MISSED] = "Bad", [VERDICT_UNDECIDED] = "Neutral"};
    buf_printf(out, "- %s, because ", words[c->verdict]);
    adr_target(adr, option, c, out);
    if (c->verdict == VERDICT_UNDECIDED) {
        buf_add(out, ", which does not tell: ");
        adr_doubt(adr, option, c, out);
    }
    buf_add(out, ".\n");
}

static const struct claim_difference *against(const struct adr *adr, size_t option,
                                              const char *metric)
{
    for (size_t i = 0; i < adr->claims.difference_count; i++) {
        const struct claim_difference *d = &adr->claims.differences[i];
        if (d->from == option && d->to == adr->reference && strcmp(d->metric, metric) == 0) {
            return d;
        }
    }
    return NULL;
}

/* "Good, because `cost.annual` (cost a year) is 145081 [144643, 145520] EUR/y" */
static void write_start(const struct adr *adr, size_t option, const struct claim *c,
                        const char *word, struct buf *out)
{
    buf_printf(out, "- %s, because ", word);
    markdown_code(c->metric, false, out);
    if (adr_words(c->metric)) {
        buf_printf(out, " (%s)", adr_words(c->metric));
    }
    buf_add(out, " is ");
    claim_estimate(c, adr_metric(adr, option, c), out);
}

/* As the reference sees it: the difference is what that one has more. */
static void write_against(const struct adr *adr, size_t option, const struct claim *c,
                          const struct claim_difference *d, struct buf *out)
{
    const struct difference turned = {-d->mean, -d->hi, -d->lo, (double)NAN, d->paired};
    bool apart = strcmp(human_told_apart(&turned), "yes") == 0;
    bool better = (turned.mean > 0) == adr_upwards(c->metric);
    write_start(adr, option, c, !apart ? "Neutral" : better ? "Good" : "Bad", out);
    buf_add(out, "; against ");
    adr_name(adr, adr->reference, out);
    buf_add(out, " that is ");
    human_difference(adr_metric(adr, option, c), &turned, true, out);
    if (c->unit) {
        buf_add_char(out, ' ');
        markdown_text(c->unit, out);
    }
    buf_add(out, apart ? ".\n" : ", which may be no difference at all.\n");
}

static bool reads_the_same(const struct adr *adr, size_t a, size_t b, const struct claim *x,
                           const struct claim *y)
{
    struct buf one = BUF_INIT, other = BUF_INIT;
    claim_estimate(x, adr_metric(adr, a, x), &one);
    claim_estimate(y, adr_metric(adr, b, y), &other);
    bool same = strcmp(buf_text(&one), buf_text(&other)) == 0;
    buf_release(&one);
    buf_release(&other);
    return same;
}

/* What speaks neither for one option nor for another. */
static bool is_the_same_everywhere(const struct adr *adr, const struct claim *c, size_t option)
{
    for (size_t i = 0; i < adr->count; i++) {
        const struct claim *other = adr_mean(adr, i, c->metric);
        if (!other || !reads_the_same(adr, option, i, c, other)) {
            return false;
        }
    }
    return adr->count > 1;
}

/* Without differences, options are told apart where their intervals have nothing in common. */
static void write_mean(const struct adr *adr, size_t option, const struct claim *c, struct buf *out)
{
    const struct claim *r = adr_mean(adr, adr->reference, c->metric);
    bool less = r && c->hi < r->lo, more = r && c->lo > r->hi;
    if (is_the_same_everywhere(adr, c, option)) {
        return;
    }
    if ((!less && !more) || option == adr->reference || adr->compared) {
        write_start(adr, option, c, "Neutral", out);
        buf_add(out, ".\n");
        return;
    }
    write_start(adr, option, c, more == adr_upwards(c->metric) ? "Good" : "Bad", out);
    buf_printf(out, ", %s than with ", more ? "more" : "less");
    adr_name(adr, adr->reference, out);
    buf_add(out, ".\n");
}

/* What rto.service is where the service was down, if it stayed up in other incidents. */
static bool write_outages(const struct adr *adr, size_t option, struct buf *out)
{
    const struct adr_option *o = &adr->options[option];
    struct per_outage outages;
    if (!adr->dossier->store) {
        return true;
    }
    if (!per_outage_read(adr->dossier->store, o->run->row.id, (int64_t)o->point + 1, o->result,
                         &outages)) {
        return false;
    }
    if (per_outage_differs(&outages)) {
        const struct metric_table *all = o->result->metrics;
        buf_add(out, "- Neutral, because ");
        per_outage_tell(&outages, &all->metrics[metric_find(all, "rto.service")], out);
        buf_add(out, ". Targets and claims are about all incidents; `report --check` does not test "
                     "this reading.\n");
    }
    return true;
}

static bool write_claims(const struct adr *adr, size_t option, struct buf *out)
{
    const struct claim_option *o = &adr->claims.options[option];
    size_t before = out->len;
    for (size_t k = 0; k < o->count; k++) {
        const struct claim *c = &o->claims[k];
        const struct claim_difference *d = against(adr, option, c->metric);
        if (c->judged) {
            write_target(adr, option, c, out);
        } else if (d && option != adr->reference) {
            write_against(adr, option, c, d, out);
        } else {
            write_mean(adr, option, c, out);
        }
    }
    bool read = write_outages(adr, option, out);
    if (out->len == before) {
        buf_add(out, "- Neutral, because no number tells it from the other options.\n");
    }
    buf_add_char(out, '\n');
    return read;
}

static bool write_design(const struct adr *adr, struct buf *out)
{
    enum verdict v = result_verdict(adr->results[0]);
    buf_add(out, "### Keep ");
    markdown_heading(adr->options[0].name, out);
    buf_add(out, " as it is\n\n");
    bool read = write_claims(adr, 0, out);
    buf_add(out, "### Change it\n\n");
    buf_add(out, adr->results[0]->target_count == 0
                     ? "- Neutral, because nothing is asked of the design that a change could "
                       "meet.\n"
                 : v == VERDICT_MISSED ? "- Good, because what is asked for is missed as it is.\n"
                 : v == VERDICT_MET
                     ? "- Bad, because what is asked for is met already.\n"
                     : "- Neutral, because it is not known yet whether a change is needed.\n");
    buf_add(out, "- Neutral, because this run does not say which change would do, nor what it "
                 "would cost.\n\n");
    return read;
}

static void write_inputs(const struct adr *adr, struct buf *out)
{
    buf_add(out, "### Rely on the answer as it is\n\n"
                 "- Good, because nothing more has to be found out.\n");
    for (size_t i = 0; i < adr->count; i++) {
        const struct claim_option *o = &adr->claims.options[i];
        for (size_t k = 0; k < o->count && (k == 0 || o->claims[k].judged); k++) {
            buf_add(out, "- Neutral, because with ");
            markdown_text(o->name, out);
            buf_add(out, strcmp(o->claims[k].statistic, "mean") == 0 ? " the mean of " : " ");
            claim_subject(&o->claims[k], out);
            buf_add(out, " is ");
            claim_estimate(&o->claims[k], adr_metric(adr, i, &o->claims[k]), out);
            buf_add(out, ".\n");
        }
    }
    buf_add(out, "\n### Pin down first what moves it most\n\n"
                 "- Good, because then the answer is as sure as its inputs.\n"
                 "- Bad, because it takes measurements that this run does not have.\n\n");
}

bool adr_merits(const struct adr *adr, struct buf *out)
{
    bool read = true;
    buf_add(out, "## Pros and Cons of the Options\n\n");
    if (adr->kind == ADR_DESIGN) {
        read = write_design(adr, out);
    } else if (adr->kind == ADR_INPUTS) {
        write_inputs(adr, out);
    }
    for (size_t i = 0; i < adr->count && adr->kind != ADR_DESIGN && adr->kind != ADR_INPUTS; i++) {
        buf_add(out, "### ");
        markdown_heading(adr->options[i].name, out);
        buf_add(out, "\n\n");
        read = write_claims(adr, i, out) && read;
    }
    return read;
}
