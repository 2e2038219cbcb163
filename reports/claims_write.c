/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims_write.h"

#include <math.h>

#include "reports/yaml_text.h"

static void add_text(const char *key, const char *text, struct buf *out)
{
    if (text) {
        buf_add(out, key);
        yaml_text(text, out);
    }
}

static void add_numbers(double value, double lo, double hi, struct buf *out)
{
    buf_add(out, ", value: ");
    yaml_number(value, out);
    if (!isnan(lo) || !isnan(hi)) {
        buf_add(out, ", ci95: ");
        yaml_interval(lo, hi, out);
    }
}

static void write_claim(const struct claim *c, struct buf *out)
{
    buf_printf(out, "        - {metric: %s, statistic: %s", c->metric, c->statistic);
    add_text(", unit: ", c->unit, out);
    add_numbers(c->value, c->lo, c->hi, out);
    buf_add(out, c->nothing_failed ? ", nothing_failed: true" : "");
    if (c->censored > 0) {
        buf_printf(out, ", censored: %lld", (long long)c->censored);
    }
    if (c->bound != CLAIM_FREE) {
        buf_printf(out, ", at_%s: ", c->bound == CLAIM_AT_LEAST ? "least" : "most");
        yaml_number(c->limit, out);
    }
    if (c->judged) {
        buf_printf(out, ", verdict: %s", verdict_name(c->verdict));
    }
    add_text(", says: ", c->says, out);
    buf_add(out, "}\n");
}

static void write_option(const struct claim_option *o, struct buf *out)
{
    add_text("    - name: ", o->name, out);
    add_text("\n      scenario: ", o->scenario, out);
    add_text("\n      sha256: ", o->sha256, out);
    if (o->run > 0) {
        buf_printf(out, "\n      stored: {run: %lld, point: %lld}", (long long)o->run,
                   (long long)o->point);
    }
    if (o->set_count > 0) {
        buf_add(out, "\n      set:");
        for (size_t i = 0; i < o->set_count; i++) {
            add_text("\n        - ", o->set[i], out);
        }
    }
    if (o->seeded) {
        buf_printf(out, "\n      seed: %llu", (unsigned long long)o->seed);
    }
    if (o->replications > 0) {
        buf_printf(out, "\n      replications: %lld", (long long)o->replications);
    }
    buf_printf(out, "\n      first_replication: %u\n      exact: %s", (unsigned)o->first,
               o->exact ? "true" : "false");
    if (o->horizon) {
        buf_printf(out, "\n      horizon: %s", o->horizon);
    }
    buf_add(out, "\n      claims:\n");
    for (size_t i = 0; i < o->count; i++) {
        write_claim(&o->claims[i], out);
    }
}

static void write_difference(const struct claims *all, const struct claim_difference *d,
                             struct buf *out)
{
    add_text("    - {from: ", all->options[d->from].name, out);
    add_text(", to: ", all->options[d->to].name, out);
    add_text(", metric: ", d->metric, out);
    add_text(", unit: ", d->unit, out);
    add_numbers(d->mean, d->lo, d->hi, out);
    buf_printf(out, ", paired: %s}\n", d->paired ? "true" : "false");
}

static void write_choice(const struct claims *all, struct buf *out)
{
    const struct claim_choice *c = &all->choice;
    buf_printf(out, "  choice:\n    outcome: %s\n", choice_end_name(c->choice.end));
    if (c->choice.end == CHOICE_MADE) {
        add_text("    option: ", all->options[c->choice.option].name, out);
        buf_add_char(out, '\n');
    }
    if (c->by) {
        buf_printf(out, "    least: %s\n", c->by);
    }
    buf_add(out, c->unasked ? "    targets: false\n" : "");
    if (c->says) {
        add_text("    says: ", c->says, out);
        buf_add_char(out, '\n');
    }
}

void claims_write(const struct claims *all, struct buf *out)
{
    buf_add(out, "ninefold:\n");
    add_text("  version: ", all->version, out);
    buf_add(out, "\n  options:\n");
    for (size_t i = 0; i < all->count; i++) {
        write_option(&all->options[i], out);
    }
    buf_add(out, all->difference_count > 0 ? "  differences:\n" : "");
    for (size_t i = 0; i < all->difference_count; i++) {
        write_difference(all, &all->differences[i], out);
    }
    if (all->choice.told) {
        write_choice(all, out);
    }
}
