/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fault_sources.h"

#include <math.h>
#include <stdlib.h>

#include "sim/base/die.h"
#include "sim/scenario/cause_sources.h"

struct arena *sources_arena(const struct sources *s)
{
    return s->b->reader->arena;
}

bool sources_room(struct sources *s, size_t count, struct mark mark)
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
        struct fault *more = arena_array(sources_arena(s), room, sizeof *more);
        for (size_t i = 0; i < s->count; i++) {
            more[i] = s->faults[i];
        }
        s->faults = more;
        s->room = room;
    }
    return true;
}

struct fault *sources_add(struct sources *s, const struct failure_input *in, enum fault_kind kind,
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
    const char *id = arena_printf(sources_arena(s), "regions/%s/outage", s->b->sc->regions[r].name);
    double alone = 1 - s->shared[r];

    if (alone > 1e-12 && sources_room(s, 1, in->item.mark)) {
        struct fault *f = sources_add(s, in, FAULT_REGION_OUTAGE, id);

        f->region = (int)r;
        f->every = alone < 1 ? dist_scaled(sources_arena(s), &f->every, 1 / alone) : f->every;
    }
}

static void add_zones(struct sources *s, const struct failure_input *in, size_t r)
{
    const struct region *region = &s->b->sc->regions[r];

    if (!sources_room(s, (size_t)region->zones, in->item.mark)) {
        return;
    }
    for (int64_t zone = 0; zone < region->zones; zone++) {
        const char *id = arena_printf(sources_arena(s), "regions/%s/zones/%lld/outage",
                                      region->name, (long long)zone);
        struct fault *f = sources_add(s, in, FAULT_ZONE_OUTAGE, id);

        f->region = (int)r;
        f->zone = zone;
    }
}

static void add_control_plane(struct sources *s, const struct failure_input *in, size_t r)
{
    if (failure_is_given(s->b, in) && sources_room(s, 1, in->item.mark)) {
        const char *id =
            arena_printf(sources_arena(s), "regions/%s/control-plane", s->b->sc->regions[r].name);

        sources_add(s, in, FAULT_CONTROL_PLANE_OUTAGE, id)->region = (int)r;
    }
}

bool sources_pair(const struct scenario *sc, int a, int b)
{
    return a != SCENARIO_NONE && b != SCENARIO_NONE &&
           (sc->regions[a].pair == b || sc->regions[b].pair == a);
}

/* Of a pair the second waits until the first is done, which may itself have waited for another one.
 */
static simtime wait_for_pair(const struct sources *s, size_t r)
{
    const struct region_input *in = s->b->in->regions.first;
    simtime *waits = arena_array(sources_arena(s), r + 1, sizeof *waits);

    for (size_t i = 0; i <= r; i++) {
        for (size_t k = 0; k < i; k++) {
            if (sources_pair(s->b->sc, (int)k, (int)i) &&
                item_has(&in[k].maintenance.item, "for") &&
                in[k].maintenance.every == in[r].maintenance.every) {
                simtime done = simtime_add(waits[k], in[k].maintenance.lasts);

                waits[i] = done > waits[i] ? done : waits[i];
            }
        }
    }
    return waits[r];
}

static struct fault *add_periodic(struct sources *s, const struct item *item, enum fault_kind kind,
                                  const char *id)
{
    const struct failure_input none = {.item = *item};
    struct fault *f = sources_add(s, &none, kind, id);

    f->mode = MODE_ERROR;
    f->chance = 1;
    return f;
}

static bool has_capacity(const struct scenario *sc, int region)
{
    for (size_t k = 0; k < sc->stamp_count; k++) {
        for (size_t c = 0; c < sc->stamps[k].component_count; c++) {
            const struct component *component = &sc->stamps[k].components[c];
            if (component->located_in == region && component->required &&
                isfinite(component->capacity)) {
                return true;
            }
        }
    }
    return false;
}

static void add_maintenance(struct sources *s, size_t r)
{
    const struct region_input *in = (const struct region_input *)s->b->in->regions.first + r;
    const struct maintenance_input *m = &in->maintenance;
    const char *name = s->b->sc->regions[r].name;

    if (!item_has(&m->item, "every") || !item_has(&m->item, "for") ||
        !sources_room(s, 1, m->item.mark)) {
        return;
    }
    struct fault *f = add_periodic(s, &m->item, FAULT_MAINTENANCE,
                                   arena_printf(sources_arena(s), "regions/%s/maintenance", name));
    f->region = (int)r;
    f->period = m->every;
    f->wave = arena_printf(sources_arena(s), "maintenance/%lld", (long long)m->every);
    f->offset = wait_for_pair(s, r);
    f->lasts = dist_constant(simtime_seconds(m->lasts));
    f->capacity_lost = m->capacity_lost;
    if (simtime_add(f->offset, m->lasts) >= m->every) {
        item_error(s->b->reader, &m->item, "for", "S212",
                   f->offset > 0
                       ? "the pair's two updates, one after another, leave no time to the next"
                       : "leaves no time to the next");
    } else if (!has_capacity(s->b->sc, (int)r)) {
        item_warning(s->b->reader, &m->item, "capacity_lost", "S215",
                     "has no effect: no component in the region has a capacity");
    }
}

static void add_deployments(struct sources *s)
{
    const struct deployments_input *in = &s->b->in->deployments;
    size_t count = s->b->sc->stamp_count;

    if (!item_has(&in->item, "every") || !item_has(&in->item, "rollback_after") || in->bad <= 0 ||
        !sources_room(s, 1, in->item.mark)) {
        return;
    }
    int *stamps = arena_array(sources_arena(s), count + 1, sizeof *stamps);
    struct fault *f = add_periodic(s, &in->item, FAULT_BAD_DEPLOYMENT, "deployments");

    for (size_t i = 0; i < count; i++) {
        stamps[i] = (int)i;
    }
    f->period = in->every;
    f->wave = "deployments";
    f->chance = in->bad;
    f->lasts = in->rollback_after;
    f->stamps = stamps;
    f->stamp_count = count;
    f->stagger = in->stagger;
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
        add_control_plane(s, &in[r].control_plane_outage, r);
        add_maintenance(s, r);
    }
}

static void add_links(struct sources *s)
{
    const struct link_input *in = s->b->in->links.first;

    for (size_t i = 0; i < s->b->sc->link_count; i++) {
        const struct link *l = &s->b->sc->links[i];

        if (failure_is_given(s->b, &in[i].partition) && l->a != SCENARIO_NONE &&
            l->b != SCENARIO_NONE && sources_room(s, 1, in[i].partition.item.mark)) {
            const char *id =
                arena_printf(sources_arena(s), "links/%s/%s/partition",
                             s->b->sc->regions[l->a].name, s->b->sc->regions[l->b].name);
            struct fault *f = sources_add(s, &in[i].partition, FAULT_LINK_PARTITION, id);

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

        if (!sources_room(s, (size_t)group->pops, in->item.mark)) {
            return;
        }
        for (int64_t k = 0; k < group->pops; k++) {
            const char *id = arena_printf(sources_arena(s), "clients/%s/pop/%lld/outage",
                                          group->name, (long long)k + 1);
            struct fault *f = sources_add(s, in, FAULT_POP_OUTAGE, id);

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

    if (!sources_room(s, (size_t)count, in->item.mark)) {
        return;
    }
    for (int64_t i = 0; i < count; i++) {
        const char *id = whole ? arena_printf(sources_arena(s), "stamps/%s/%s/failure", st->name,
                                              component->name)
                               : arena_printf(sources_arena(s), "stamps/%s/%s/%lld/failure",
                                              st->name, component->name, (long long)i);
        struct fault *f =
            sources_add(s, in, whole ? FAULT_COMPONENT_DOWN : FAULT_INSTANCE_CRASH, id);

        f->stamp = (int)stamp;
        f->component = (int)c;
        f->member = whole ? SCENARIO_NONE : i;
        f->mode = st->app == (int)c ? MODE_REFUSE : MODE_ERROR;
    }
}

/* Found by a check, whose phase is the stamp's own. */
static void add_drift(struct sources *s, const struct drift_input *in, size_t stamp)
{
    const char *name = s->b->sc->stamps[stamp].name;
    const struct failure_input drift = {.item = in->item, .out.every = in->every};

    if (!item_has(&in->item, "every") || failure_is_never(&drift) ||
        !sources_room(s, 1, in->item.mark)) {
        return;
    }
    if (!(dist_mean(&in->every) > 0)) {
        item_error(s->b->reader, &in->item, "every", "S212", "is always 0: no time would pass");
        return;
    }
    struct fault *f = sources_add(s, &drift, FAULT_CONFIG_DRIFT,
                                  arena_printf(sources_arena(s), "stamps/%s/drift", name));
    f->mode = MODE_ERROR;
    f->stamp = (int)stamp;
    f->lasts = in->fix_after;
    f->check_every = in->out.check_every;
    f->wave = arena_printf(sources_arena(s), "stamps/%s/drift/check", name);
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
        add_drift(s, &in[k].drift, k);
    }
}

void fault_sources_append(struct build *b)
{
    struct sources s = {.b = b,
                        .faults = b->sc->faults,
                        .count = b->sc->fault_count,
                        .room = b->sc->fault_count,
                        .shared = xcalloc(b->sc->region_count + 1, sizeof(double))};

    cause_sources_append(&s);
    add_regions(&s);
    add_deployments(&s);
    add_links(&s);
    add_pops(&s);
    add_components(&s);
    if (failure_is_given(b, &b->in->edge.outage) && sources_room(&s, 1, b->in->edge.item.mark)) {
        sources_add(&s, &b->in->edge.outage, FAULT_EDGE_OUTAGE, "edge/outage");
    }
    free(s.shared);
    b->sc->faults = s.faults;
    b->sc->fault_count = s.count;
}
