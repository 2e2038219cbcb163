/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr_subject.h"

#include <math.h>
#include <string.h>

#include "reports/columns.h"
#include "reports/escaped_path.h"
#include "reports/relative_path.h"
#include "sim/base/shell_words.h"
#include "sim/base/units.h"

static bool has_mean(const struct result *r, const char *metric)
{
    const struct summary *s = result_summary(r, metric);
    return s && !isnan(s->mean);
}

static const char *by_of(const struct adr *adr)
{
    if (adr->kind == ADR_SETTINGS || adr->kind == ADR_SIZING) {
        return adr_points_by(adr->options[0].run);
    }
    for (size_t i = 0; i < adr->count; i++) {
        if (!has_mean(adr->results[i], "cost.annual")) {
            return NULL;
        }
    }
    return "cost.annual";
}

static bool any_targets(const struct adr *adr)
{
    for (size_t i = 0; i < adr->count; i++) {
        if (adr->results[i]->target_count > 0) {
            return true;
        }
    }
    return false;
}

static size_t option_of(const struct adr *adr, size_t point)
{
    size_t i = 0;
    while (i < adr->count && adr->options[i].point != point) {
        i++;
    }
    return i;
}

/* What a sizing found counts. As a claim it can be tested only if the listed options alone lead to
 * it, too. */
static void choose_sized(struct adr *adr, struct claim_choice *c)
{
    const struct selection *s = &adr->options[0].run->sizing.sized->selection;
    struct decision found = {s->verdict == VERDICT_MET      ? CHOICE_MADE
                             : s->verdict == VERDICT_MISSED ? CHOICE_NONE_MEETS
                                                            : CHOICE_UNDECIDED,
                             s->verdict == VERDICT_MET ? option_of(adr, s->best) : adr->count};
    c->told = found.end == c->choice.end &&
              (found.end != CHOICE_MADE || found.option == c->choice.option);
    c->choice = found;
}

static void choose(struct adr *adr)
{
    struct claim_choice *c = &adr->claims.choice;
    c->by = by_of(adr);
    c->unasked = adr->kind == ADR_SIZING && !any_targets(adr);
    c->choice = choice_of(adr->results, adr->count, c->by, c->unasked);
    c->told = adr->kind != ADR_INPUTS;
    if (adr->kind == ADR_SIZING) {
        choose_sized(adr, c);
    }
    for (size_t i = 1; i < adr->count; i++) { /* else the most available */
        if (result_summary(adr->results[i], "availability.requests")->mean >
            result_summary(adr->results[adr->reference], "availability.requests")->mean) {
            adr->reference = i;
        }
    }
    if (c->choice.end == CHOICE_MADE) {
        adr->reference = c->choice.option;
    }
}

/* What was given with --set, then what the point varies; the rest took effect and is told so. */
static void add_settings(struct adr *adr, const struct adr_option *from, struct claim_option *o)
{
    const char *given = from->run->row.overrides ? from->run->row.overrides : "";
    struct shell_words words = shell_words_read(adr->arena, given);
    const struct factors *f = &from->run->factors;
    const char **set = arena_array(adr->arena, words.count + f->count + 1, sizeof *set);
    for (size_t i = 0; i + 1 < words.count; i += 2) {
        if (strcmp(words.items[i], "--set") == 0) {
            set[o->set_count++] = words.items[i + 1];
        }
    }
    for (size_t i = 0; i < f->count; i++) {
        set[o->set_count++] =
            arena_printf(adr->arena, "%s=%s", f->items[i].path, factors_value(f, from->point, i));
    }
    o->set = set;
}

static void add_claim(struct adr *adr, struct claim_option *o, const struct result *r,
                      const char *metric, const char *statistic)
{
    struct claim c;
    for (size_t i = 0; i < o->count; i++) {
        if (strcmp(o->claims[i].metric, metric) == 0 &&
            strcmp(o->claims[i].statistic, statistic) == 0) {
            return;
        }
    }
    if (claim_of(r, metric, statistic, adr->arena, &c) && (c.judged || !isnan(c.value))) {
        o->claims[o->count++] = c;
    }
}

static void add_columns(const struct result *const *results, size_t count, struct columns *ret)
{
    columns_usual(ret, results, count);
    columns_losses(ret, results, count);
}

/* The targets, and the means of these columns: they have intervals. */
static void add_claims(struct adr *adr, const struct result *r, struct claim_option *o)
{
    struct columns columns = {.count = 0}, *usual = &columns;
    add_columns(&r, 1, usual);
    o->claims = arena_array(adr->arena, r->target_count + usual->count, sizeof *o->claims);
    for (size_t t = 0; t < r->target_count; t++) {
        add_claim(adr, o, r, r->targets[t].metric,
                  arena_strdup(adr->arena, r->targets[t].statistic));
    }
    for (size_t i = 0; i < usual->count; i++) {
        add_claim(adr, o, r, r->metrics->metrics[usual->items[i].metric].name, "mean");
    }
}

static const char *horizon_of(struct adr *adr, const struct result *r)
{
    struct buf text = BUF_INIT;
    units_print_duration(&text, r->horizon);
    const char *kept = arena_strdup(adr->arena, buf_text(&text));
    buf_release(&text);
    return kept;
}

static struct claim_option option_from(struct adr *adr, const struct adr_option *from)
{
    const struct result *r = from->result;
    struct claim_option o = {
        .name = from->name,
        .scenario = escaped_path(
            adr->arena, relative_path(adr->arena, adr->place->here, adr->place->folder, r->file)),
        .sha256 = r->sha256,
        .seeded = true,
        .seed = r->seed,
        .replications = r->replications,
        .first = r->first,
        .exact = r->exact,
        .horizon = horizon_of(adr, r),
        .run = from->run->row.id,
        .point = (int64_t)from->point + 1,
    };
    add_settings(adr, from, &o);
    add_claims(adr, r, &o);
    return o;
}

static void add_difference(struct adr *adr, size_t from, size_t to, const char *metric,
                           const char *unit)
{
    const struct differences *all = &adr->compared->differences;
    struct difference d =
        claim_difference_of(all, adr->options[from].point, adr->options[to].point, metric);
    if (!isnan(d.mean) && !(d.mean == 0 && d.lo == 0 && d.hi == 0)) {
        adr->claims.differences[adr->claims.difference_count++] =
            (struct claim_difference){.from = from,
                                      .to = to,
                                      .metric = metric,
                                      .unit = unit,
                                      .mean = d.mean,
                                      .lo = d.lo,
                                      .hi = d.hi,
                                      .paired = d.paired};
    }
}

/* What a nine more costs between neighbours on the frontier. */
static void add_nines(struct adr *adr)
{
    size_t order[COMPARISON_DESIGNS];
    size_t count = comparison_frontier(&adr->compared->comparison, order);
    const struct result *r = adr->results[0];
    int annual = metric_find(r->metrics, "cost.annual");
    for (size_t i = 0; i + 1 < count; i++) {
        add_difference(adr, option_of(adr, order[i]), option_of(adr, order[i + 1]), CLAIM_PER_NINE,
                       claim_unit(r, &r->metrics->metrics[annual], adr->arena));
    }
}

/* From every other option to the one of reference. */
static void add_differences(struct adr *adr)
{
    struct columns columns = {.count = 0}, *usual = &columns;
    add_columns(adr->results, adr->count, usual);
    size_t room = adr->count * (usual->count + 1);
    adr->claims.differences = arena_array(adr->arena, room, sizeof *adr->claims.differences);
    for (size_t i = 0; i < adr->count; i++) {
        for (size_t k = 0; k < usual->count && i != adr->reference; k++) {
            const struct metric *m = &adr->results[0]->metrics->metrics[usual->items[k].metric];
            if (m->summary != SUMMARY_PER_NINE) {
                add_difference(adr, i, adr->reference, m->name,
                               claim_unit(adr->results[0], m, adr->arena));
            }
        }
    }
    add_nines(adr);
}

/* Of several versions all: none of them alone gave the numbers. */
static const char *versions_of(const struct dossier *d, struct arena *a)
{
    const char *all = d->runs[0].row.version;
    for (size_t i = 1; i < d->count; i++) {
        if (!strstr(all, d->runs[i].row.version)) {
            all = arena_printf(a, "%s, %s", all, d->runs[i].row.version);
        }
    }
    return all;
}

void adr_subject(const struct dossier *d, const struct adr_place *place, struct arena *a,
                 struct adr *ret)
{
    *ret = (struct adr){.dossier = d, .place = place, .arena = a};
    adr_options(ret);
    choose(ret);
    ret->claims.version = versions_of(d, a);
    ret->claims.options = arena_array(a, ret->count, sizeof *ret->claims.options);
    for (size_t i = 0; i < ret->count; i++) {
        ret->claims.options[ret->claims.count++] = option_from(ret, &ret->options[i]);
    }
    if (ret->compared) {
        add_differences(ret);
    }
}
