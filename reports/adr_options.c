/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From stored runs to options: designs as they are, of a sweep or a sizing the points worth a word.
 * A sweep that tells which input moves what offers no options: its record stands on the two ends of
 * the answer, and only where there is no other run. */
#include <math.h>
#include <string.h>

#include "reports/adr_subject.h"
#include "reports/columns.h"
#include "reports/escaped_path.h"
#include "reports/run_label.h"
#include "reports/setting.h"
#include "sim/base/die.h"

static bool tells_inputs(const struct stored_run *r)
{
    return r->kind == STORED_SWEEP && r->factors.rows > 0;
}

static size_t room_for(const struct dossier *d)
{
    size_t room = 1;
    for (size_t i = 0; i < d->count; i++) {
        room += d->runs[i].count > ADR_OPTIONS ? d->runs[i].count : ADR_OPTIONS;
    }
    return room;
}

static const char *name_of(struct adr *adr, const struct stored_run *r, size_t point)
{
    struct buf name = BUF_INIT;
    if (r->kind == STORED_COMPARE) {
        buf_add(&name, r->points[point].name);
    } else if (r->kind == STORED_RUN || r->factors.count == 0) {
        buf_add(&name, run_label(adr->dossier, (size_t)(r - adr->dossier->runs), adr->arena));
    } else {
        setting_write(&r->factors, point, &name);
    }
    /* names of files need not be UTF-8, and the front matter must be */
    const char *kept = escaped_path(adr->arena, arena_strdup(adr->arena, buf_text(&name)));
    buf_release(&name);
    return kept;
}

static void add_option(struct adr *adr, const struct stored_run *r, size_t point)
{
    adr->options[adr->count] =
        (struct adr_option){name_of(adr, r, point), r, point, r->results[point]};
    adr->results[adr->count++] = r->results[point];
}

static void add_ranked(struct adr *adr, const struct stored_run *r)
{
    size_t order[COMPARISON_DESIGNS];
    comparison_rank(&r->comparison, order);
    for (size_t i = 0; i < r->count; i++) {
        add_option(adr, r, order[i]);
    }
}

static void add_points(struct adr *adr, const struct stored_run *r)
{
    size_t points[ADR_OPTIONS];
    size_t count = adr_points(r, adr_points_by(r), adr->arena, points);
    for (size_t i = 0; i < count; i++) {
        add_option(adr, r, points[i]);
    }
}

static const char *main_metric(const struct result *r)
{
    return r->target_count > 0 ? r->targets[0].metric : "availability.requests";
}

/* Where the answer is least and most. */
static void add_ends(struct adr *adr, const struct stored_run *r)
{
    const char *metric = main_metric(r->results[0]);
    size_t least = 0, most = 0;
    for (size_t i = 1; i < r->count; i++) {
        double x = result_summary(r->results[i], metric)->mean;
        least = x < result_summary(r->results[least], metric)->mean ? i : least;
        most = x > result_summary(r->results[most], metric)->mean ? i : most;
    }
    add_option(adr, r, least);
    if (most != least) {
        add_option(adr, r, most);
    }
}

static void add_run(struct adr *adr, const struct stored_run *r)
{
    adr->considered += r->count;
    switch (r->kind) {
    case STORED_RUN:
        add_option(adr, r, 0);
        return;
    case STORED_COMPARE:
        add_ranked(adr, r);
        return;
    case STORED_SWEEP:
    case STORED_SIZE:
        add_points(adr, r);
        return;
    case STORED_DRILL: /* no options to choose from */
        return;
    }
    BUG("kind %d", (int)r->kind);
}

/* By one of the first so many. */
static bool is_taken(const struct adr *adr, size_t count, size_t i, const char *name)
{
    for (size_t k = 0; k < count; k++) {
        if (k != i && strcmp(adr->options[k].name, name) == 0) {
            return true;
        }
    }
    return false;
}

/* "pair (run 3)" of all that are called pair, and "pair (run 3), 2" of a second one there. */
static void tell_apart(struct adr *adr)
{
    bool *shared = arena_array(adr->arena, adr->count + 1, sizeof *shared);
    for (size_t i = 0; i < adr->count; i++) {
        shared[i] = is_taken(adr, adr->count, i, adr->options[i].name);
    }
    for (size_t i = 0; i < adr->count; i++) {
        struct adr_option *o = &adr->options[i];
        const char *run = arena_printf(adr->arena, "(run %lld)", (long long)o->run->row.id);
        if (shared[i] && !strstr(o->name, run)) {
            o->name = arena_printf(adr->arena, "%s %s", o->name, run);
        }
        const char *name = o->name;
        for (int again = 2; is_taken(adr, i, i, o->name); again++) {
            o->name = arena_printf(adr->arena, "%s, %d", name, again);
        }
    }
}

static enum adr_kind kind_of(const struct stored_run *r)
{
    static const enum adr_kind kinds[] = {[STORED_RUN] = ADR_DESIGN,
                                          [STORED_SWEEP] = ADR_SETTINGS,
                                          [STORED_COMPARE] = ADR_DESIGNS,
                                          [STORED_SIZE] = ADR_SIZING};
    return kinds[r->kind];
}

void adr_options(struct adr *adr)
{
    const struct dossier *d = adr->dossier;
    const struct stored_run *last = NULL;
    size_t runs = 0;
    adr->options = arena_array(adr->arena, room_for(d), sizeof *adr->options);
    adr->results = arena_array(adr->arena, room_for(d), sizeof *adr->results);
    for (size_t i = 0; i < d->count; i++) {
        if (tells_inputs(&d->runs[i])) {
            adr->inputs = &d->runs[i];
        } else {
            last = &d->runs[i];
            add_run(adr, last);
            runs++;
        }
    }
    if (runs == 0) {
        adr->kind = ADR_INPUTS;
        add_ends(adr, adr->inputs);
        adr->considered = adr->inputs->count;
    } else {
        adr->kind = runs == 1 ? kind_of(last) : ADR_DESIGNS;
        adr->compared = runs == 1 && last->kind == STORED_COMPARE ? last : NULL;
    }
    tell_apart(adr);
}
