/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fault_sources.h"

#include <stdlib.h>

#include "sim/base/die.h"
#include "sim/scenario/section_causes.h"

struct sources {
    struct build *b;
    struct fault *faults;
    size_t count, room;
    double *shared; /* by region: share of its outages that common causes have taken */
    bool full;      /* and reported */
};

static struct arena *arena_of(const struct sources *s)
{
    return s->b->reader->arena;
}

/* Room for `count` more, or false, reported once. */
static bool make_room(struct sources *s, size_t count, struct mark mark)
{
    if (s->count + count > FAULT_SOURCES_MAX) {
        if (!s->full) {
            diag_error(s->b->reader->diag, "S212", mark, "",
                       "more than %d things would have a clock of their own and fail by themselves",
                       FAULT_SOURCES_MAX);
            s->full = true;
        }
        return false;
    }
    while (s->count + count > s->room) {
        size_t room = 2 * s->room + count;
        struct fault *more = arena_array(arena_of(s), room, sizeof *more);
        for (size_t i = 0; i < s->count; i++) {
            more[i] = s->faults[i];
        }
        s->faults = more;
        s->room = room;
    }
    return true;
}

/* The next free fault, for which there is room. */
static struct fault *add(struct sources *s, const struct failure_input *in, enum fault_kind kind,
                         const char *id)
{
    VERIFY(s->count < s->room);
    struct fault *f = &s->faults[s->count++];
    *f = in->out;
    f->kind = kind;
    f->mark = in->item.mark;
    f->id = id;
    f->recurs = true;
    f->mode = (enum fault_mode)in->mode;
    f->region = f->region_b = f->store = f->yields_to = SCENARIO_NONE;
    f->stamp = f->component = f->group = SCENARIO_NONE;
    f->member = SCENARIO_NONE;
    f->count = 1;
    f->factor = 1;
    f->share = kind == FAULT_EDGE_OUTAGE && f->share > 0 ? f->share : 1;
    failure_recovery(&in->recovers, &in->residual, f);
    return f;
}

/* A share of them may come from common causes. */
static void add_region(struct sources *s, const struct failure_input *in, size_t r)
{
    const char *id = arena_printf(arena_of(s), "regions/%s/outage", s->b->sc->regions[r].name);
    double alone = 1 - s->shared[r];

    if (alone > 1e-12 && make_room(s, 1, in->item.mark)) {
        struct fault *f = add(s, in, FAULT_REGION_OUTAGE, id);

        f->region = (int)r;
        f->every = alone < 1 ? dist_scaled(arena_of(s), &f->every, 1 / alone) : f->every;
    }
}

static void add_zones(struct sources *s, const struct failure_input *in, size_t r)
{
    const struct region *region = &s->b->sc->regions[r];

    if (!make_room(s, (size_t)region->zones, in->item.mark)) {
        return;
    }
    for (int64_t zone = 0; zone < region->zones; zone++) {
        const char *id = arena_printf(arena_of(s), "regions/%s/zones/%lld/outage", region->name,
                                      (long long)zone);
        struct fault *f = add(s, in, FAULT_ZONE_OUTAGE, id);

        f->region = (int)r;
        f->zone = zone;
    }
}

static void add_regions(struct sources *s)
{
    const struct region_input *in = s->b->in->regions.first;

    for (size_t r = 0; r < s->b->sc->region_count; r++) {
        if (failure_is_given(s->b, &in[r].outage)) {
            add_region(s, &in[r].outage, r);
        }
        if (failure_is_given(s->b, &in[r].zone_outage)) {
            add_zones(s, &in[r].zone_outage, r);
        }
    }
}

static void add_links(struct sources *s)
{
    const struct link_input *in = s->b->in->links.first;

    for (size_t i = 0; i < s->b->sc->link_count; i++) {
        const struct link *l = &s->b->sc->links[i];

        if (failure_is_given(s->b, &in[i].partition) && l->a != SCENARIO_NONE &&
            l->b != SCENARIO_NONE && make_room(s, 1, in[i].partition.item.mark)) {
            const char *id =
                arena_printf(arena_of(s), "links/%s/%s/partition", s->b->sc->regions[l->a].name,
                             s->b->sc->regions[l->b].name);
            struct fault *f = add(s, &in[i].partition, FAULT_LINK_PARTITION, id);

            f->region = l->a;
            f->region_b = l->b;
        }
    }
}

static void add_pops(struct sources *s)
{
    const struct failure_input *in = &s->b->in->edge.pop_outage;

    for (size_t g = 0; failure_is_given(s->b, in) && g < s->b->sc->group_count; g++) {
        const struct client_group *group = &s->b->sc->groups[g];

        if (!make_room(s, (size_t)group->pops, in->item.mark)) {
            return;
        }
        for (int64_t k = 0; k < group->pops; k++) {
            const char *id = arena_printf(arena_of(s), "clients/%s/pop/%lld/outage", group->name,
                                          (long long)k + 1);
            struct fault *f = add(s, in, FAULT_POP_OUTAGE, id);

            f->group = (int)g;
            f->member = k;
        }
    }
}

static void add_instances(struct sources *s, const struct failure_input *in, size_t stamp, size_t c)
{
    const struct stamp *st = &s->b->sc->stamps[stamp];
    const struct component *component = &st->components[c];
    bool whole = component->instances == 0;
    int64_t count = whole ? 1 : component->instances;

    if (!make_room(s, (size_t)count, in->item.mark)) {
        return;
    }
    for (int64_t i = 0; i < count; i++) {
        const char *id =
            whole ? arena_printf(arena_of(s), "stamps/%s/%s/failure", st->name, component->name)
                  : arena_printf(arena_of(s), "stamps/%s/%s/%lld/failure", st->name,
                                 component->name, (long long)i);
        struct fault *f = add(s, in, whole ? FAULT_COMPONENT_DOWN : FAULT_INSTANCE_CRASH, id);

        f->stamp = (int)stamp;
        f->component = (int)c;
        f->member = whole ? SCENARIO_NONE : i;
        f->mode = st->app == (int)c ? MODE_REFUSE : MODE_ERROR;
    }
}

static void add_components(struct sources *s)
{
    const struct stamp_input *in = s->b->in->stamps.first;

    for (size_t k = 0; k < s->b->sc->stamp_count; k++) {
        const struct component_input *components = in[k].components.first;

        for (size_t c = 0; c < s->b->sc->stamps[k].component_count; c++) {
            if (failure_is_given(s->b, &components[c].fail) &&
                !item_failed(&components[c].item, "instances")) {
                add_instances(s, &components[c].fail, k, c);
            }
        }
    }
}

static bool are_pair(const struct scenario *sc, int a, int b)
{
    return a != SCENARIO_NONE && b != SCENARIO_NONE &&
           (sc->regions[a].pair == b || sc->regions[b].pair == a);
}

/* Of two regions of a pair in one cause the first in the list of regions recovers first. */
static void order_pairs(const struct scenario *sc, struct fault *faults, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < count; k++) {
            bool regions =
                faults[i].kind == FAULT_REGION_OUTAGE && faults[k].kind == FAULT_REGION_OUTAGE;

            if (regions && k < i && faults[k].yields_to == SCENARIO_NONE &&
                are_pair(sc, faults[i].region, faults[k].region)) {
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
    bool given = failure_is_given(s->b, &in->failure) &&
                 make_room(s, in->targets.count, in->failure.item.mark);

    for (size_t i = 0; i < in->targets.count; i++) {
        struct fault hit = {.region = SCENARIO_NONE, .stamp = SCENARIO_NONE};

        if (cause_target(s->b, in, i, &hit) && given) {
            const char *target = in->targets.first[i].text;
            struct fault *f =
                add(s, &in->failure, hit.kind, arena_printf(arena_of(s), "%s/%s", id, target));

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

    if (!make_room(s, count, in->failure.item.mark)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const struct failure_input *own = &all[regions[i]].outage;
        const char *name = s->b->sc->regions[regions[i]].name;
        struct fault *f =
            add(s, own, FAULT_REGION_OUTAGE, arena_printf(arena_of(s), "%s/%s", id, name));

        f->region = regions[i];
        f->every = dist_scaled(arena_of(s), &law->out.every, 1 / in->beta);
        f->lasts = law->out.lasts;
        s->shared[regions[i]] += dist_mean(&own->out.every) / joint;
        if (s->shared[regions[i]] > 1 + 1e-9) {
            item_error(s->b->reader, &in->failure.item, "beta", "S212",
                       "more than all outages of %s would be shared", name);
        }
    }
    follow(s, first);
}

static void add_causes(struct sources *s)
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

void fault_sources_append(struct build *b)
{
    struct sources s = {.b = b,
                        .faults = b->sc->faults,
                        .count = b->sc->fault_count,
                        .room = b->sc->fault_count,
                        .shared = xcalloc(b->sc->region_count + 1, sizeof(double))};

    add_causes(&s);
    add_regions(&s);
    add_links(&s);
    add_pops(&s);
    add_components(&s);
    if (failure_is_given(b, &b->in->edge.outage) && make_room(&s, 1, b->in->edge.item.mark)) {
        add(&s, &b->in->edge.outage, FAULT_EDGE_OUTAGE, "edge/outage");
    }
    free(s.shared);
    b->sc->faults = s.faults;
    b->sc->fault_count = s.count;
}
