/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the decision is about: the design and what happens to it, read off the scenario as it was
 * played; what is asked of it; and the options. */
#include <math.h>
#include <string.h>

#include "reports/adr_parts.h"
#include "reports/claim_row.h"
#include "reports/human.h"
#include "reports/markdown.h"
#include "reports/setting.h"
#include "sim/schema/document.h"
#include "sim/schema/flow.h"
#include "sim/schema/text.h"
#include "sim/store/results.h"

static void add_factors(const struct factors *f, struct buf *out)
{
    for (size_t i = 0; i < f->count; i++) {
        buf_add(out, i == 0 ? "" : i + 1 == f->count ? " and " : ", ");
        buf_add(out, f->items[i].path);
    }
}

void adr_title(const struct adr *adr, struct buf *out)
{
    const struct stored_run *run = adr->options[0].run;
    if (adr->dossier->title) {
        buf_add(out, adr->dossier->title);
        return;
    }
    switch (adr->kind) {
    case ADR_DESIGN:
        buf_printf(out, "Keep %s as it is, or change it", adr->options[0].name);
        return;
    case ADR_DESIGNS:
        buf_add(out, "Choose between ");
        for (size_t i = 0; i < adr->count; i++) {
            buf_add(out, i == 0 ? "" : i + 1 == adr->count ? " and " : ", ");
            buf_add(out, adr->options[i].name);
        }
        return;
    case ADR_SETTINGS:
    case ADR_SIZING:
        buf_printf(out, "Choose %s of ", run->factors.count > 1 ? "the settings" : "the setting");
        add_factors(&run->factors, out);
        buf_printf(out, " for %s", run->results[0]->name);
        return;
    case ADR_INPUTS:
        buf_printf(out, "Rely on the answer for %s, or pin down its inputs first",
                   run->results[0]->name);
        return;
    }
}

/* "we in westeurope, ne in northeurope" */
static void add_stamps(const struct node *root, struct buf *out)
{
    const struct node *stamps = node_get(root, "stamps");
    size_t count = stamps && stamps->kind == NODE_MAPPING ? stamps->count : 0;
    if (count > 0) {
        buf_printf(out, "It has %zu stamp%s: ", count, count == 1 ? "" : "s");
    }
    for (size_t i = 0; i < count; i++) {
        const struct node *region = node_get(stamps->entries[i].value, "region");
        buf_add(out, i == 0 ? "" : ", ");
        buf_add(out, stamps->entries[i].key);
        if (region && region->kind == NODE_SCALAR) {
            buf_printf(out, " in %s", region->text);
        }
    }
    buf_add(out, count > 0 ? ". " : "");
}

static void add_stores(const struct node *root, struct buf *out)
{
    const struct node *stores = node_get(root, "stores");
    for (size_t i = 0; stores && stores->kind == NODE_MAPPING && i < stores->count; i++) {
        const struct node *preset = node_get(stores->entries[i].value, "preset");
        buf_printf(out, "Its data is in the store %s", stores->entries[i].key);
        if (preset && preset->kind == NODE_SCALAR) {
            buf_printf(out, " (%s)", preset->text);
        }
        buf_add(out, ". ");
    }
}

enum { FAULTS_TOLD = 5 };

static void add_fault(const struct node *fault, struct buf *out)
{
    static const char *const keys[] = {"fault", "target", "at", "for"};
    static const char *const words[] = {"", " of ", " at ", " for "};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct node *value = node_get(fault, keys[i]);
        if (value && !node_is_null(value)) {
            buf_add(out, words[i]);
            flow_write(value, out);
        }
    }
}

static void add_faults(const struct node *root, struct buf *out)
{
    const struct node *faults = node_get(root, "faults");
    size_t count = faults && faults->kind == NODE_SEQUENCE ? faults->count : 0;
    for (size_t i = 0; i < count && i < FAULTS_TOLD; i++) {
        buf_add(out, i == 0 ? "What happens to it: " : "; ");
        add_fault(faults->entries[i].value, out);
    }
    if (count > FAULTS_TOLD) {
        buf_printf(out, "; and %zu more", count - FAULTS_TOLD);
    }
    buf_add(out, count > 0 ? ". " : "");
}

/* Whether anything fails by itself: a process has `every` and `for`. */
static bool fails_by_chance(const struct node *n)
{
    const struct node *every = node_get(n, "every");
    if (every && node_get(n, "for") &&
        !(every->kind == NODE_SCALAR && strcmp(every->text, "never") == 0)) {
        return true;
    }
    for (size_t i = 0; i < n->count; i++) {
        if (fails_by_chance(n->entries[i].value)) {
            return true;
        }
    }
    return false;
}

static void add_chance(const struct node *root, struct buf *out)
{
    const struct node *preset = node_get(root, "preset");
    if (fails_by_chance(root)) {
        buf_add(out, "Parts of it fail by chance");
        if (preset && preset->kind == NODE_SCALAR && !node_is_null(preset)) {
            buf_printf(out, ", at the rates of %s unless the scenario says otherwise",
                       preset->text);
        }
        buf_add(out, ". ");
    }
}

/* What the store has of the scenario of an option, as a sentence or a few. */
static bool add_scenario(const struct adr *adr, size_t option, struct buf *out)
{
    const struct adr_option *o = &adr->options[option];
    struct buf text = BUF_INIT, told = BUF_INIT;
    struct diag d;
    size_t nodes = 0;
    bool read = !adr->dossier->store || results_scenario(adr->dossier->store, o->run->row.id,
                                                         (int64_t)o->point + 1, &text) >= 0;
    diag_init(&d);
    const struct source *source = text_source(adr->arena, "scenario", buf_text(&text), text.len);
    const struct node *root =
        text.len > 0 ? document_read(adr->arena, source, 0, ORIGIN_FILE, &nodes, &d) : NULL;
    if (root) {
        add_stamps(root, &told);
        add_stores(root, &told);
        add_faults(root, &told);
        add_chance(root, &told);
    }
    adr_sentence(buf_text(&told), out);
    diag_release(&d);
    buf_release(&text);
    buf_release(&told);
    return read;
}

static void add_question(const struct adr *adr, struct buf *out)
{
    static const char *const questions[] = {
        [ADR_DESIGN] = "The question: does it do what is asked of it, or must it change?",
        [ADR_DESIGNS] = "The question: which of the options do we build?",
        [ADR_SETTINGS] = "The question: which setting do we take?",
        [ADR_SIZING] = "The question: which setting does what is asked of it with the least ",
        [ADR_INPUTS] = "The question: can we rely on the answer, although some of what goes into "
                       "it is not known well?",
    };
    buf_add(out, questions[adr->kind]);
    if (adr->kind == ADR_SIZING) {
        markdown_code(adr_points_by(adr->options[0].run), false, out);
        buf_add_char(out, '?');
    }
    buf_add(out, "\n\n");
}

static void add_titles(const struct result *r, struct buf *out)
{
    markdown_text(r->name, out);
    if (r->title && *r->title) {
        buf_add(out, ": ");
        markdown_heading(r->title, out);
    }
    buf_add(out, ". ");
}

/* How often, where that is the same for all. */
static void add_played(const struct adr *adr, struct buf *out)
{
    struct buf first = BUF_INIT, other = BUF_INIT;
    bool same = true;
    human_setting(adr->results[0], &first);
    for (size_t i = 1; i < adr->count; i++) {
        buf_clear(&other);
        human_setting(adr->results[i], &other);
        same = same && strcmp(buf_text(&first), buf_text(&other)) == 0;
    }
    buf_add(out, "A simulation played ");
    if (same) {
        markdown_text(buf_text(&first), out);
        buf_add(out, adr->count > 1 ? ", of each option" : "");
    } else {
        buf_add(out, "the options, each as often as \"More Information\" tells");
    }
    buf_add(out, ". The numbers below come from it; brackets hold 95 % intervals.\n\n");
    buf_release(&first);
    buf_release(&other);
}

bool adr_context(const struct adr *adr, struct buf *out)
{
    bool read = true, many = adr->kind == ADR_DESIGNS;
    buf_add(out, "## Context and Problem Statement\n\n");
    for (size_t i = 0; i < (many ? adr->count : 1) && read; i++) {
        buf_add(out, many ? "- " : "");
        add_titles(adr->results[i], out);
        read = add_scenario(adr, i, out);
        buf_add(out, many ? "\n" : "\n\n");
    }
    buf_add(out, many ? "\n" : "");
    add_played(adr, out);
    add_question(adr, out);
    return read;
}

/* Each target once, whichever options have it. */
static void add_targets(const struct adr *adr, struct buf *out)
{
    struct buf all = BUF_INIT, line = BUF_INIT;
    for (size_t i = 0; i < adr->count; i++) {
        const struct claim_option *o = &adr->claims.options[i];
        for (size_t k = 0; k < o->count; k++) {
            const struct claim *c = &o->claims[k];
            buf_clear(&line);
            buf_add(&line, "- Target: ");
            buf_add(&line, strcmp(c->statistic, "mean") == 0 ? "mean of " : "");
            claim_subject(c, &line);
            buf_add_char(&line, ' ');
            claim_limit(c, adr_metric(adr, i, c), &line);
            if (adr_words(c->metric)) {
                buf_printf(&line, " (%s)", adr_words(c->metric));
            }
            buf_add_char(&line, '\n');
            if (c->bound != CLAIM_FREE && !strstr(buf_text(&all), buf_text(&line))) {
                buf_add(&all, buf_text(&line));
            }
        }
    }
    buf_add(out, all.len > 0 ? buf_text(&all)
                             : "- No targets: the scenario does not say what would be enough, and "
                               "numbers alone do not decide that\n");
    buf_release(&all);
    buf_release(&line);
}

void adr_drivers(const struct adr *adr, struct buf *out)
{
    const struct result *r = adr->results[0];
    const char *by = adr->claims.choice.by;
    buf_add(out, "## Decision Drivers\n\n");
    add_targets(adr, out);
    if (by) {
        buf_add(out, "- As little ");
        markdown_code(by, false, out);
        buf_printf(out, "%s%s%s as possible\n", adr_words(by) ? " (" : "",
                   adr_words(by) ? adr_words(by) : "", adr_words(by) ? ")" : "");
    }
    if (!by || strcmp(by, "cost.annual") != 0) {
        buf_add(out, adr_mean(adr, 0, "cost.annual")
                         ? "- Money: `cost.annual` (cost a year)\n"
                         : "- Money is no driver here: the scenario has no prices\n");
    } else {
        buf_add(out, "- Money for each further nine: `" CLAIM_PER_NINE "`\n");
    }
    if (!isnan(r->downtime_per_minute) && r->currency) {
        buf_printf(out, "- A minute of downtime is taken to cost %.6g ", r->downtime_per_minute);
        markdown_text(r->currency, out);
        buf_add_char(out, '\n');
    }
    buf_add_char(out, '\n');
}

static void add_left_out(const struct adr *adr, struct buf *out)
{
    if (adr->considered > adr->count && adr->kind != ADR_INPUTS) {
        buf_printf(out,
                   "\nThese are %zu of the %zu settings that were played: the neighbours of "
                   "the choice, and those that no other setting beats.\n",
                   adr->count, adr->considered);
    }
}

void adr_considered(const struct adr *adr, struct buf *out)
{
    buf_add(out, "## Considered Options\n\n");
    if (adr->kind == ADR_DESIGN) {
        buf_add(out, "- Keep ");
        adr_name(adr, 0, out);
        buf_add(out, " as it is\n- Change it\n\n");
        return;
    }
    if (adr->kind == ADR_INPUTS) {
        buf_add(out, "- Rely on the answer as it is\n- Pin down first what moves it most\n\n");
        return;
    }
    for (size_t i = 0; i < adr->count; i++) {
        buf_add(out, "- ");
        markdown_text(adr->options[i].name, out);
        if (adr->kind == ADR_DESIGNS && adr->results[i]->title) {
            buf_add(out, ": ");
            markdown_heading(adr->results[i]->title, out);
        }
        buf_add_char(out, '\n');
    }
    add_left_out(adr, out);
    buf_add_char(out, '\n');
}
