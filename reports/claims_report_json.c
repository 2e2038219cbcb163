/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "reports/claims_report.h"
#include "sim/base/json.h"

static void add_interval(struct json *j, double lo, double hi)
{
    json_key(j, "ci95");
    json_compact(j);
    json_array(j);
    json_number(j, lo);
    json_number(j, hi);
    json_end(j);
}

static void add_claim(struct json *j, const struct claim *c)
{
    json_object(j);
    json_key(j, "value");
    json_number(j, c->value);
    add_interval(j, c->lo, c->hi);
    if (c->judged) {
        json_key(j, c->bound == CLAIM_AT_LEAST ? "at_least" : "at_most");
        json_number(j, c->limit);
        json_key(j, "verdict");
        json_string(j, verdict_name(c->verdict));
    }
    json_end(j);
}

static void add_difference(struct json *j, const struct claim_difference *d)
{
    json_object(j);
    json_key(j, "value");
    json_number(j, d->mean);
    add_interval(j, d->lo, d->hi);
    json_end(j);
}

static void add_choice(struct json *j, const struct claims *all, const struct decision *c)
{
    json_object(j);
    json_key(j, "outcome");
    json_string(j, choice_end_name(c->end));
    json_key(j, "option");
    json_string(j, c->end == CHOICE_MADE ? all->options[c->option].name : NULL);
    json_end(j);
}

static void add_name(struct json *j, const char *key, const char *name)
{
    json_key(j, key);
    json_string(j, name);
}

static void add_subject(struct json *j, const struct claims *all, const struct checked_claim *c)
{
    switch (c->kind) {
    case CHECKED_CLAIM:
        add_name(j, "option", all->options[c->option].name);
        add_name(j, "metric", c->then.metric);
        add_name(j, "statistic", c->then.statistic);
        return;
    case CHECKED_DIFFERENCE:
        add_name(j, "from", all->options[c->then_difference.from].name);
        add_name(j, "to", all->options[c->then_difference.to].name);
        add_name(j, "metric", c->then_difference.metric);
        return;
    case CHECKED_CHOICE:
        add_name(j, "claim", "choice");
        return;
    }
}

static void add_values(struct json *j, const struct claims *all, const struct checked_claim *c)
{
    for (int now = 0; now < 2; now++) {
        json_key(j, now ? "now" : "then");
        json_compact(j);
        if (c->kind == CHECKED_CLAIM) {
            add_claim(j, now ? &c->now : &c->then);
        } else if (c->kind == CHECKED_DIFFERENCE) {
            add_difference(j, now ? &c->now_difference : &c->then_difference);
        } else {
            add_choice(j, all, now ? &c->now_choice : &c->then_choice);
        }
    }
}

static void add_item(struct json *j, const struct claims *all, const struct checked_claim *c)
{
    json_object(j);
    json_key(j, "line");
    json_integer(j, c->line);
    add_subject(j, all, c);
    add_values(j, all, c);
    json_key(j, "standing");
    json_string(j, standing_name(c->standing));
    json_key(j, "in_text");
    json_bool(j, c->in_text);
    json_end(j);
}

static void add_prose(struct json *j, const struct claims_prose *p)
{
    json_key(j, "text");
    json_compact(j);
    json_object(j);
    json_key(j, "numbers");
    json_integer(j, (int64_t)p->numbers);
    json_key(j, "otherwise");
    json_integer(j, (int64_t)p->otherwise);
    json_key(j, "stale_lines");
    json_array(j);
    for (size_t i = 0; i < p->stale_count; i++) {
        json_integer(j, p->stale[i]);
    }
    json_end(j);
    json_key(j, "not_checked");
    json_integer(j, (int64_t)p->others);
    json_end(j);
}

void claims_report_json(const struct claims_report *report, struct buf *out)
{
    struct json j;
    json_init(&j, out);
    json_object(&j);
    add_name(&j, "ninefold", report->version);
    json_key(&j, "record");
    json_object(&j);
    add_name(&j, "file", report->file);
    add_name(&j, "version", report->claims->version);
    json_end(&j);
    json_key(&j, "claims");
    json_array(&j);
    for (size_t i = 0; i < report->count; i++) {
        add_item(&j, report->claims, &report->items[i]);
    }
    json_end(&j);
    if (report->prose.looked_at) {
        add_prose(&j, &report->prose);
    }
    json_key(&j, "notes");
    json_array(&j);
    for (size_t i = 0; i < report->note_count; i++) {
        json_string(&j, report->notes[i]);
    }
    json_end(&j);
    add_name(&j, "standing", standing_name(claims_report_standing(report)));
    json_end(&j);
    json_finish(&j);
}
