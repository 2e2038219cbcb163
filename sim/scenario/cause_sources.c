/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/cause_sources.h"

#include <stdlib.h>

#include "sim/base/die.h"
#include "sim/scenario/section_causes.h"

/* Of two regions of a pair in one cause the first in the list of regions recovers first. */
static void order_pairs(const struct scenario *sc, struct fault *faults, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < count; k++) {
            bool regions =
                faults[i].kind == FAULT_REGION_OUTAGE && faults[k].kind == FAULT_REGION_OUTAGE;

            if (regions && k < i && faults[k].yields_to == SCENARIO_NONE &&
                sources_pair(sc, faults[i].region, faults[k].region)) {
                faults[i].yields_to = (int)k;
                break;
            }
        }
    }
}

static void follow(struct sources *s, size_t first)
{
    for (size_t i = first; i < s->count; i++) {
        s->faults[i].recurs = i == first;
        s->faults[i].follows = i > first;
    }
    order_pairs(s->b->sc, &s->faults[first], s->count - first);
}

static void add_set(struct sources *s, const struct cause_input *in)
{
    const char *id = cause_id(s->b, in);
    size_t first = s->count;
    bool given = item_has(&in->failure.item, "for") && failure_is_given(s->b, &in->failure) &&
                 sources_room(s, in->targets.count, in->failure.item.mark);

    for (size_t i = 0; i < in->targets.count; i++) {
        struct fault hit = {.region = SCENARIO_NONE, .stamp = SCENARIO_NONE};

        if (cause_target(s->b, in, i, &hit) && given) {
            const char *target = in->targets.first[i].text;
            struct fault *f = sources_add(s, &in->failure, hit.kind,
                                          arena_printf(sources_arena(s), "%s/%s", id, target));

            f->region = hit.region;
            f->zone = hit.zone;
            f->stamp = hit.stamp;
            f->component = hit.kind == FAULT_COMPONENT_DOWN ? hit.component : SCENARIO_NONE;
            f->mode = hit.mode;
            f->data_lost_share = hit.kind == FAULT_REGION_OUTAGE ? f->data_lost_share : 0;
        }
    }
    follow(s, first);
}

/* The rate of outages that it is a share of: the lowest of its regions. */
static size_t rarest(const struct build *b, const int *regions, size_t count)
{
    const struct region_input *in = b->in->regions.first;
    size_t best = 0;

    for (size_t i = 1; i < count; i++) {
        double mean = dist_mean(&in[regions[i]].outage.out.every);

        if (mean > dist_mean(&in[regions[best]].outage.out.every)) {
            best = i;
        }
    }
    return best;
}

static void share_outages(struct sources *s, const struct cause_input *in, const int *regions)
{
    const struct region_input *all = s->b->in->regions.first;
    size_t count = in->of.count, first = s->count;
    const struct failure_input *law = &all[regions[rarest(s->b, regions, count)]].outage;
    double joint = dist_mean(&law->out.every) / in->beta;
    const char *id = cause_id(s->b, in);

    if (!sources_room(s, count, in->failure.item.mark)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const struct failure_input *own = &all[regions[i]].outage;
        const char *name = s->b->sc->regions[regions[i]].name;
        struct fault *f = sources_add(s, own, FAULT_REGION_OUTAGE,
                                      arena_printf(sources_arena(s), "%s/%s", id, name));

        f->region = regions[i];
        f->every = dist_scaled(sources_arena(s), &law->out.every, 1 / in->beta);
        f->lasts = law->out.lasts;
        s->shared[regions[i]] += dist_mean(&own->out.every) / joint;
        if (s->shared[regions[i]] > 1 + 1e-9) {
            item_error(s->b->reader, &in->failure.item, "beta", "S212",
                       "more than all outages of %s would be shared", name);
        }
    }
    follow(s, first);
}

void cause_sources_append(struct sources *s)
{
    const struct cause_input *in = s->b->in->causes.first;

    for (size_t i = 0; i < s->b->in->causes.count; i++) {
        if (!cause_is_beta(&in[i])) {
            add_set(s, &in[i]);
            continue;
        }
        int *regions = xcalloc(in[i].of.count + 1, sizeof *regions);
        bool good = cause_regions(s->b, &in[i], regions);
        if (good && in[i].beta > 0) {
            share_outages(s, &in[i], regions);
        }
        free(regions);
    }
}
