/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims_read.h"

#include <math.h>
#include <string.h>

#include "reports/claim_fields.h"
#include "sim/base/units.h"
#include "sim/schema/document.h"
#include "sim/schema/flow.h"

struct reading {
    struct claim_fields fields;
    struct claims *out;
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *statistic_of(struct reading *r, const struct node *n)
{
    const char *text = claim_fields_text(&r->fields, n, "statistic", false);
    if (!text) {
        return "mean";
    }
    double percent = 0;
    bool digits = text[0] == 'p' && text[1 + strspn(text + 1, "0123456789.")] == 0,
         percentile = digits && !units_number(r->fields.arena, text + 1, &percent) && percent > 0 &&
                      percent < 100;
    if (!percentile && strcmp(text, "mean") != 0 && strcmp(text, "max") != 0) {
        diag_error(r->fields.diag, "S207", node_get(n, "statistic")->mark, "statistic",
                   "found %s, allowed are mean, max and percentiles above p0 and below p100, such "
                   "as p95",
                   text);
    }
    return text;
}

static void read_interval(struct reading *r, const struct node *n, const struct metric *metric,
                          double *ret_lo, double *ret_hi)
{
    const struct node *list = claim_fields_get(&r->fields, n, "ci95", NODE_SEQUENCE);
    *ret_lo = *ret_hi = (double)NAN;
    if (!list) {
        return;
    }
    if (list->count != 2) {
        diag_error(r->fields.diag, "S210", list->mark, "ci95",
                   "found %zu values, expected the two ends of an interval", list->count);
        return;
    }
    *ret_lo = claim_fields_number(&r->fields, list->entries[0].value, "ci95", metric, NULL);
    *ret_hi = claim_fields_number(&r->fields, list->entries[1].value, "ci95", metric, NULL);
    if (*ret_lo > *ret_hi) {
        diag_error(r->fields.diag, "S212", list->mark, "ci95", "begins above its end");
    }
}

static void read_bound(struct reading *r, const struct node *n, const struct metric *metric,
                       struct claim *c)
{
    static const char *const verdicts[] = {"met", "missed", "undecided"}; /* by enum verdict */
    const struct node *least = node_get(n, "at_least"), *most = node_get(n, "at_most");
    int verdict = claim_fields_word(&r->fields, n, "verdict", verdicts, COUNT(verdicts));
    if (least && most) {
        diag_error(r->fields.diag, "S212", most->mark, "at_most", "and at_least in one claim");
        diag_hint(r->fields.diag, "write two claims");
    }
    c->bound = least ? CLAIM_AT_LEAST : most ? CLAIM_AT_MOST : CLAIM_FREE;
    c->limit = claim_fields_number(&r->fields, least ? least : most, least ? "at_least" : "at_most",
                                   metric, NULL);
    c->judged = verdict >= 0 || c->bound != CLAIM_FREE;
    c->verdict = verdict < 0 ? VERDICT_MET : (enum verdict)verdict;
    if (verdict >= 0 && c->bound == CLAIM_FREE) {
        diag_error(r->fields.diag, "S202", n->mark, "at_most",
                   "is missing, or at_least: what the verdict is about");
    } else if (c->bound == CLAIM_FREE && !node_get(n, "value")) {
        diag_error(r->fields.diag, "S202", n->mark, "value",
                   "is missing, or at_most, or at_least: it claims nothing");
    }
}

static void read_claim(struct reading *r, const struct node *n, struct claim *ret)
{
    static const char *const keys[] = {"metric",   "statistic", "unit",           "value",
                                       "ci95",     "says",      "nothing_failed", "at_most",
                                       "at_least", "verdict",   "censored"};
    *ret = (struct claim){.mark = n->mark, .limit = (double)NAN};
    if (n->kind != NODE_MAPPING) {
        diag_error(r->fields.diag, "S203", n->mark, "claims", "found %s, expected a mapping",
                   node_kind_name(n));
        return;
    }
    claim_fields_known(&r->fields, n, "a claim", keys, COUNT(keys));
    const struct metric *metric = claim_fields_metric(&r->fields, n, "metric");
    ret->metric = claim_fields_text(&r->fields, n, "metric", true);
    ret->statistic = statistic_of(r, n);
    ret->unit = claim_fields_text(&r->fields, n, "unit", false);
    ret->says = claim_fields_text(&r->fields, n, "says", false);
    ret->nothing_failed = claim_fields_bool(&r->fields, n, "nothing_failed", false);
    ret->censored = claim_fields_integer(&r->fields, n, "censored", 0, INT64_MAX, 0);
    ret->value =
        claim_fields_number(&r->fields, node_get(n, "value"), "value", metric, &ret->grain);
    if (r->out->version) {
        ret->grain = 0; /* written by the program, which writes all digits */
    }
    read_interval(r, n, metric, &ret->lo, &ret->hi);
    read_bound(r, n, metric, ret);
}

static void read_set(struct reading *r, const struct node *n, struct claim_option *o)
{
    const struct node *set = node_get(n, "set");
    if (!set || (set->kind == NODE_SCALAR && node_is_null(set))) {
        return;
    }
    const char **items = arena_array(r->fields.arena, set->count + 1, sizeof *items);
    for (size_t i = 0; i < set->count; i++) {
        const struct entry *e = &set->entries[i];
        struct buf text = BUF_INIT;
        if (set->kind == NODE_MAPPING) {
            buf_printf(&text, "%s=", e->key);
            flow_write(e->value, &text);
        } else if (e->value->kind == NODE_SCALAR && strchr(e->value->text, '=')) {
            buf_add(&text, e->value->text);
        } else {
            diag_error(r->fields.diag, "S214", e->value->mark, "set", "expected PATH=VALUE");
        }
        items[o->set_count++] = arena_strdup(r->fields.arena, buf_text(&text));
        buf_release(&text);
    }
    o->set = items;
    if (set->kind == NODE_SCALAR) {
        diag_error(r->fields.diag, "S203", set->mark, "set",
                   "found a single value, expected a list of PATH=VALUE");
    }
}

static void read_seed(struct reading *r, const struct node *n, struct claim_option *o)
{
    const char *text = claim_fields_text(&r->fields, n, "seed", false);
    if (!text) {
        return;
    }
    o->seeded = true;
    for (const char *c = text; *c; c++) {
        uint64_t digit = (uint64_t)(*c - '0');
        if (*c < '0' || *c > '9' || o->seed > (UINT64_MAX - digit) / 10) {
            diag_error(r->fields.diag, "S205", node_get(n, "seed")->mark, "seed",
                       "found %s, expected a whole number from 0 to %llu", text,
                       (unsigned long long)UINT64_MAX);
            return;
        }
        o->seed = o->seed * 10 + digit;
    }
}

static void read_horizon(struct reading *r, const struct node *n, struct claim_option *o)
{
    simtime t;
    o->horizon = claim_fields_text(&r->fields, n, "horizon", false);
    const char *wrong = o->horizon ? units_duration(r->fields.arena, o->horizon, &t) : NULL;
    if (wrong) {
        diag_error(r->fields.diag, "S205", node_get(n, "horizon")->mark, "horizon", "found %s, %s",
                   o->horizon, wrong);
    }
}

static void read_claims(struct reading *r, const struct node *n, struct claim_option *o)
{
    const struct node *list = claim_fields_get(&r->fields, n, "claims", NODE_SEQUENCE);
    size_t count = list ? list->count : 0;
    o->claims = arena_array(r->fields.arena, count + 1, sizeof *o->claims);
    for (size_t i = 0; i < count; i++) {
        read_claim(r, list->entries[i].value, &o->claims[o->count++]);
    }
}

static void read_option(struct reading *r, const struct node *n, struct claim_option *ret)
{
    *ret = (struct claim_option){.mark = n->mark, .first = 1};
    ret->scenario = claim_fields_text(&r->fields, n, "scenario", true);
    ret->name = claim_fields_text(&r->fields, n, "name", false);
    ret->name = ret->name ? ret->name : ret->scenario ? ret->scenario : "";
    ret->scenario_mark = ret->scenario ? node_get(n, "scenario")->mark : n->mark;
    ret->sha256 = claim_fields_text(&r->fields, n, "sha256", false);
    const struct node *stored = claim_fields_get(&r->fields, n, "stored", NODE_MAPPING);
    ret->run = claim_fields_integer(&r->fields, stored, "run", 1, INT64_MAX, 0);
    ret->point = claim_fields_integer(&r->fields, stored, "point", 1, INT64_MAX, 0);
    read_set(r, n, ret);
    read_seed(r, n, ret);
    ret->replications = claim_fields_integer(&r->fields, n, "replications", 1, UINT32_MAX, 0);
    ret->first =
        (uint32_t)claim_fields_integer(&r->fields, n, "first_replication", 1, UINT32_MAX, 1);
    ret->exact = claim_fields_bool(&r->fields, n, "exact", false);
    read_horizon(r, n, ret);
    read_claims(r, n, ret);
}

static void check_names(struct reading *r)
{
    for (size_t i = 0; i < r->out->count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(r->out->options[i].name, r->out->options[k].name) == 0) {
                diag_error(r->fields.diag, "S212", r->out->options[i].mark, "name",
                           "another option is called %s, too", r->out->options[i].name);
                diag_second(r->fields.diag, r->out->options[k].mark, "that one");
            }
        }
    }
}

#define OPTION_KEYS                                                                                \
    "name", "scenario", "sha256", "stored", "set", "seed", "replications", "first_replication",    \
        "exact", "horizon", "claims"

/* Of one option the keys may stand right under `ninefold`. */
static void read_options(struct reading *r, const struct node *root)
{
    static const char *const keys[] = {OPTION_KEYS};
    const struct node *list = claim_fields_get(&r->fields, root, "options", NODE_SEQUENCE);
    size_t count = list ? list->count : 1;
    r->out->options = arena_array(r->fields.arena, count + 1, sizeof *r->out->options);
    if (!node_get(root, "options")) {
        read_option(r, root, &r->out->options[r->out->count++]);
        return;
    }
    for (size_t i = 0; list && i < count; i++) {
        const struct node *n = list->entries[i].value;
        if (n->kind != NODE_MAPPING) {
            diag_error(r->fields.diag, "S203", n->mark, "options", "found %s, expected a mapping",
                       node_kind_name(n));
            continue;
        }
        claim_fields_known(&r->fields, n, "an option", keys, COUNT(keys));
        read_option(r, n, &r->out->options[r->out->count++]);
    }
    check_names(r);
}

/* 0, reported, if there is no such option. */
static size_t option_named(struct reading *r, const struct node *n, const char *key)
{
    const char *name = claim_fields_text(&r->fields, n, key, true);
    for (size_t i = 0; name && i < r->out->count; i++) {
        if (strcmp(r->out->options[i].name, name) == 0) {
            return i;
        }
    }
    if (name) {
        diag_error(r->fields.diag, "S301", node_get(n, key)->mark, key, "there is no option %s",
                   name);
    }
    return 0;
}

static void read_difference(struct reading *r, const struct node *n, struct claim_difference *ret)
{
    static const char *const keys[] = {"from", "to", "metric", "unit", "value", "ci95", "paired"};
    *ret = (struct claim_difference){.mark = n->mark, .metric = ""};
    if (n->kind != NODE_MAPPING) {
        diag_error(r->fields.diag, "S203", n->mark, "differences", "found %s, expected a mapping",
                   node_kind_name(n));
        return;
    }
    claim_fields_known(&r->fields, n, "a difference", keys, COUNT(keys));
    ret->metric = claim_fields_text(&r->fields, n, "metric", true);
    if (ret->metric && strcmp(ret->metric, CLAIM_PER_NINE) != 0) {
        claim_fields_metric(&r->fields, n, "metric");
    }
    ret->from = option_named(r, n, "from");
    ret->to = option_named(r, n, "to");
    ret->unit = claim_fields_text(&r->fields, n, "unit", false);
    ret->mean = claim_fields_number(&r->fields, node_get(n, "value"), "value", NULL, NULL);
    read_interval(r, n, NULL, &ret->lo, &ret->hi);
    ret->paired = claim_fields_bool(&r->fields, n, "paired", true);
    if (ret->from == ret->to && r->fields.diag->errors == 0) {
        diag_error(r->fields.diag, "S212", n->mark, "to", "is the same option as from");
    }
}

static void read_differences(struct reading *r, const struct node *root)
{
    const struct node *list = claim_fields_get(&r->fields, root, "differences", NODE_SEQUENCE);
    size_t count = list ? list->count : 0;
    r->out->differences = arena_array(r->fields.arena, count + 1, sizeof *r->out->differences);
    if (count > 0 && r->out->count > COMPARISON_DESIGNS) {
        diag_error(r->fields.diag, "S210", list->mark, "differences",
                   "stand beside %zu options, and at most %d can be set against each other",
                   r->out->count, COMPARISON_DESIGNS);
    }
    for (size_t i = 0; i < count; i++) {
        read_difference(r, list->entries[i].value,
                        &r->out->differences[r->out->difference_count++]);
    }
}

static void read_choice(struct reading *r, const struct node *root)
{
    static const char *const keys[] = {"outcome", "option", "least", "targets", "says"};
    const char *ends[CHOICE_ENDS];
    const struct node *n = claim_fields_get(&r->fields, root, "choice", NODE_MAPPING);
    struct claim_choice *c = &r->out->choice;
    if (!n) {
        return;
    }
    for (int i = 0; i < CHOICE_ENDS; i++) {
        ends[i] = choice_end_name((enum choice_end)i);
    }
    claim_fields_known(&r->fields, n, "a choice", keys, COUNT(keys));
    int end = claim_fields_word(&r->fields, n, "outcome", ends, CHOICE_ENDS);
    const struct metric *by = claim_fields_metric(&r->fields, n, "least");
    *c = (struct claim_choice){.told = true,
                               .choice = {end < 0 ? CHOICE_MADE : (enum choice_end)end, 0},
                               .by = by ? by->name : NULL,
                               .unasked = !claim_fields_bool(&r->fields, n, "targets", true),
                               .says = claim_fields_text(&r->fields, n, "says", false),
                               .mark = n->mark};
    if (end == (int)CHOICE_MADE || !node_get(n, "outcome")) {
        c->choice.option = option_named(r, n, "option");
    }
}

/* What claims nothing would hold for ever. The program writes claims of each option. */
static void check_claims(struct reading *r, const struct node *root)
{
    size_t all = r->out->difference_count + (r->out->choice.told ? 1 : 0);
    if (r->fields.diag->errors > 0) { /* what is wrong may be why */
        return;
    }
    for (size_t i = 0; i < r->out->count; i++) {
        const struct claim_option *o = &r->out->options[i];
        all += o->count;
        if (o->count == 0 && r->out->version) {
            diag_error(r->fields.diag, "S202", o->mark, "claims", "is missing or empty");
        }
    }
    if (r->out->count == 0 || all == 0) {
        diag_error(r->fields.diag, "A101", root->mark, NULL, "claims nothing");
    }
}

void claims_read(struct arena *a, const struct source *front, const struct metric_table *metrics,
                 struct diag *d, struct claims *ret)
{
    static const char *const keys[] = {"version", "options", "differences", "choice", OPTION_KEYS};
    struct reading r = {.fields = {.arena = a, .diag = d, .metrics = metrics}, .out = ret};
    size_t nodes = 0;
    *ret = (struct claims){0};
    const struct node *root = document_read(a, front, 0, ORIGIN_FILE, &nodes, d);
    const struct node *n = claim_fields_get(&r.fields, root, "ninefold", NODE_MAPPING);
    if (!n && root && d->errors == 0) {
        diag_error(d, "A101", root->mark, NULL, "claims nothing: it has no key ninefold");
        diag_hint(d, "write ninefold: {scenario: FILE, claims: [{metric: NAME, value: 1}]}");
    }
    if (!n) {
        return;
    }
    claim_fields_known(&r.fields, n, "ninefold", keys, node_get(n, "options") ? 4 : COUNT(keys));
    ret->version = claim_fields_text(&r.fields, n, "version", false);
    read_options(&r, n);
    read_differences(&r, n);
    read_choice(&r, n);
    check_claims(&r, n);
}
