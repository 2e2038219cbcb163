/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "reports/adr_parts.h"
#include "reports/claim_row.h"
#include "reports/human.h"
#include "reports/markdown.h"

void adr_name(const struct adr *adr, size_t option, struct buf *out)
{
    buf_add_char(out, '"');
    markdown_text(adr->options[option].name, out);
    buf_add_char(out, '"');
}

const struct metric *adr_metric(const struct adr *adr, size_t option, const struct claim *c)
{
    const struct metric_table *all = adr->results[option]->metrics;
    return &all->metrics[metric_find(all, c->metric)];
}

const struct claim *adr_mean(const struct adr *adr, size_t option, const char *metric)
{
    const struct claim_option *o = &adr->claims.options[option];
    for (size_t i = 0; metric && i < o->count; i++) {
        if (strcmp(o->claims[i].metric, metric) == 0 &&
            strcmp(o->claims[i].statistic, "mean") == 0) {
            return &o->claims[i];
        }
    }
    return NULL;
}

static void add_statistic(const struct claim *c, struct buf *out)
{
    if (strcmp(c->statistic, "mean") == 0) {
        buf_add(out, "the mean of ");
    }
    claim_subject(c, out);
}

void adr_target(const struct adr *adr, size_t option, const struct claim *c, struct buf *out)
{
    const struct metric *metric = adr_metric(adr, option, c);
    add_statistic(c, out);
    if (isnan(c->value)) {
        buf_add(out, " has no value");
    } else {
        buf_add(out, " is ");
        claim_estimate(c, metric, out);
    }
    buf_add(out, ", where ");
    claim_limit(c, metric, out);
    buf_add(out, " is asked for");
}

void adr_doubt(const struct adr *adr, size_t option, const struct claim *c, struct buf *out)
{
    const struct result *r = adr->results[option];
    for (size_t t = 0; t < r->target_count; t++) {
        if (strcmp(r->targets[t].metric, c->metric) == 0 &&
            strcmp(r->targets[t].statistic, c->statistic) == 0) {
            human_doubt(&r->targets[t], out);
        }
    }
}

static const struct {
    const char *metric, *words;
    bool upwards;
} known[] = {
    {"availability.nines", "nines of availability", true},
    {"availability.requests", "share of requests that succeed", true},
    {"availability.time", "share of time in service", true},
    {"cost.annual", "cost a year", false},
    {"cost.downtime", "what downtime costs a year, besides the cost a year", false},
    {"cost.lost_writes", "what lost writes cost a year, besides the cost a year", false},
    {"cost.per_nine", "cost a year for each nine", false},
    {"downtime.requests", "downtime, counted in failed requests", false},
    {"probe.false_flips", "healthy origins given up", false},
    {"probe.load", "probes on each origin", false},
    {"rpo.lost_writes", "acknowledged writes lost", false},
    {"rpo.seconds", "seconds of writes lost an incident", false},
    {"rto.detect_last", "time until the last observer has noticed", false},
    {"rto.service", "time until service is restored, 0 in incidents without an outage", false},
};

const char *adr_words(const char *metric)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].metric, metric) == 0) {
            return known[i].words;
        }
    }
    return NULL;
}

bool adr_upwards(const char *metric)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].metric, metric) == 0) {
            return known[i].upwards;
        }
    }
    return false;
}

void adr_sentence(const char *text, struct buf *out)
{
    markdown_text(text, out);
}
