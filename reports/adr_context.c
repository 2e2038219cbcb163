/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the decision is about: the design and what happens to it, read off the scenario as it was
 * played; what is asked of it; and the options. */
#include <math.h>
#include <string.h>

#include "reports/adr_parts.h"
#include "reports/claim_row.h"
#include "reports/human.h"
#include "reports/markdown.h"
#include "reports/run_label.h"
#include "reports/setting.h"
#include "sim/base/utf8.h"
#include "sim/run/frontier.h"

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
        if (adr->count > RUN_LABELS) {
            buf_printf(out, "Choose between %zu options", adr->count);
            return;
        }
        buf_add(out, "Choose between ");
        for (size_t i = 0; i < adr->count; i++) {
            buf_add(out, i == 0 ? "" : i + 1 == adr->count ? " and " : ", ");
            utf8_show_within(out, adr->options[i].name, RUN_LABEL_COLUMNS);
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

static void add_titles(const struct result *r, const char *name, struct buf *out)
{
    markdown_text(name, out);
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

static const char *title_of(const struct result *r)
{
    return r->title ? r->title : "";
}

static bool says_the_same(const struct adr *adr, const struct buf *said, size_t a, size_t b)
{
    return strcmp(buf_text(&said[a]), buf_text(&said[b])) == 0 &&
           strcmp(title_of(adr->results[a]), title_of(adr->results[b])) == 0;
}

/* A title that all have tells nothing of one. */
static bool titles_differ(const struct adr *adr)
{
    for (size_t i = 1; i < adr->count; i++) {
        if (strcmp(title_of(adr->results[i]), title_of(adr->results[0])) != 0) {
            return true;
        }
    }
    return false;
}

/* Options of which the same is to be said have one line. */
static bool add_options(const struct adr *adr, struct buf *out)
{
    struct buf *said = arena_array(adr->arena, adr->count, sizeof *said), names = BUF_INIT;
    bool read = true;
    for (size_t i = 0; i < adr->count; i++) {
        said[i] = (struct buf)BUF_INIT;
        read = read && adr_scenario(adr, i, &said[i]);
    }
    for (size_t i = 0; i < adr->count; i++) {
        size_t first = 0;
        buf_clear(&names);
        while (!says_the_same(adr, said, first, i)) {
            first++;
        }
        for (size_t k = i; first == i && k < adr->count; k++) {
            if (says_the_same(adr, said, i, k)) {
                buf_printf(&names, "%s%s", k == i ? "" : "; ", adr->options[k].name);
            }
        }
        if (first == i) {
            buf_add(out, "- ");
            add_titles(adr->results[i], buf_text(&names), out);
            buf_add(out, buf_text(&said[i]));
            buf_add_char(out, '\n');
        }
    }
    for (size_t i = 0; i < adr->count; i++) {
        buf_release(&said[i]);
    }
    buf_release(&names);
    return read;
}

bool adr_context(const struct adr *adr, struct buf *out)
{
    bool read = true, many = adr->kind == ADR_DESIGNS;
    buf_add(out, "## Context and Problem Statement\n\n");
    if (many) {
        read = add_options(adr, out);
    } else {
        add_titles(adr->results[0], adr->results[0]->name, out);
        read = adr_scenario(adr, 0, out);
        buf_add(out, "\n");
    }
    buf_add_char(out, '\n');
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

/* Whether the record has what a further nine costs. */
static bool tells_nines(const struct adr *adr)
{
    for (size_t i = 0; i < adr->claims.difference_count; i++) {
        if (strcmp(adr->claims.differences[i].metric, CLAIM_PER_NINE) == 0) {
            return true;
        }
    }
    return false;
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
    } else if (tells_nines(adr)) {
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
    const struct stored_run *run = adr->options[0].run;
    struct objectives o;
    if (adr->considered == adr->count || adr->kind == ADR_INPUTS) {
        return;
    }
    buf_printf(out,
               "\nThese are %zu of the %zu settings that were played: the neighbours of the choice",
               adr->count, adr->considered);
    if (adr->kind == ADR_SETTINGS &&
        frontier_objectives(run->results, run->count, &run->factors, &o)) {
        buf_add(out, ", and of the frontier, which is what no other setting beats in all of ");
        frontier_names(&o, run->results[0]->metrics, out);
    }
    buf_add(out, ".\n");
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
        if (adr->kind == ADR_DESIGNS && *title_of(adr->results[i]) && titles_differ(adr)) {
            buf_add(out, ": ");
            markdown_heading(adr->results[i]->title, out);
        }
        buf_add_char(out, '\n');
    }
    add_left_out(adr, out);
    buf_add_char(out, '\n');
}
