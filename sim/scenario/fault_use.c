/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fault_use.h"

#include <string.h>

#include "sim/scenario/failure_use.h"
#include "sim/scenario/region_use.h"
#include "sim/scenario/resolve.h"
#include "sim/scenario/section_causes.h"
#include "sim/scenario/store_regions.h"

static bool has_data(const struct scenario *sc, int region)
{
    bool has = false;

    for (size_t k = 0; k < sc->store_count; k++) {
        has = has || store_regions_find(&sc->stores[k], region) != SCENARIO_NONE;
    }
    return has;
}

/* Its writer can move, by itself or because the script says so. */
static bool is_promoted(const struct scenario *sc, size_t store)
{
    const struct store *s = &sc->stores[store];
    bool asked = s->failover.policy != FAILOVER_NONE;

    for (size_t i = 0; i < sc->fault_count; i++) {
        enum fault_kind kind = sc->faults[i].kind;
        bool failover = kind == FAULT_FORCED_FAILOVER || kind == FAULT_PLANNED_FAILOVER ||
                        kind == FAULT_FAILBACK;

        asked = asked || (failover && sc->faults[i].store == (int)store);
    }
    return asked && (s->model == STORE_ASYNC || s->model == STORE_SYNC);
}

static bool changes_stamp_in(const struct scenario *sc, const struct fault *f, int region)
{
    bool changes = f->kind == FAULT_ORIGIN_DISABLED && sc->stamps[f->stamp].region == region;

    for (size_t i = 0; f->kind == FAULT_BAD_DEPLOYMENT && i < f->stamp_count; i++) {
        changes = changes || sc->stamps[f->stamps[i]].region == region;
    }
    return changes;
}

/* Something there asks the control plane. */
static bool is_controlled(const struct scenario *sc, int region)
{
    bool controlled = false;

    for (size_t k = 0; k < sc->store_count; k++) {
        bool there = store_regions_find(&sc->stores[k], region) != SCENARIO_NONE;

        controlled = controlled || (there && is_promoted(sc, k));
    }
    for (size_t s = 0; s < sc->stamp_count; s++) {
        controlled = controlled ||
                     (sc->stamps[s].region == region && sc->stamps[s].autoscale.max_instances > 0);
    }
    for (size_t i = 0; i < sc->fault_count; i++) {
        controlled = controlled || changes_stamp_in(sc, &sc->faults[i], region);
    }
    return controlled;
}

/* A component of a stamp in one region calls the other. */
static bool calls(const struct scenario *sc, int from, int to)
{
    for (size_t s = 0; s < sc->stamp_count; s++) {
        const struct stamp *stamp = &sc->stamps[s];

        for (size_t c = 0; stamp->region == from && c < stamp->component_count; c++) {
            const struct component *component = &stamp->components[c];
            bool store = component->store != SCENARIO_NONE &&
                         store_regions_find(&sc->stores[component->store], to) != SCENARIO_NONE;

            if (store || component->located_in == to) {
                return true;
            }
        }
    }
    return false;
}

static bool is_travelled(const struct scenario *sc, int a, int b)
{
    bool replicates = false;

    for (size_t k = 0; k < sc->store_count; k++) {
        const struct store *s = &sc->stores[k];

        replicates = replicates || (store_regions_find(s, a) != SCENARIO_NONE &&
                                    store_regions_find(s, b) != SCENARIO_NONE);
    }
    return replicates || calls(sc, a, b) || calls(sc, b, a);
}

static const char no_data[] = "has no effect: no store has data there";
static const char no_control[] =
    "has no effect: nothing there is promoted, scaled, deployed, enabled or disabled";

static void use_regions(struct build *b)
{
    const struct region_input *in = b->in->regions.first;

    for (size_t r = 0; r < b->sc->region_count; r++) {
        const struct item *outage = &in[r].outage.item, *plane = &in[r].control_plane_outage.item;

        if (item_given(outage, "data_lost") && in[r].outage.out.data_lost_share > 0 &&
            !failure_is_never(&in[r].outage) && region_holds(b->sc, (int)r) &&
            !has_data(b->sc, (int)r)) {
            item_warning(b->reader, outage, "data_lost", "S215", no_data);
        }
        if (item_given(plane, "every") && !failure_is_never(&in[r].control_plane_outage) &&
            !is_controlled(b->sc, (int)r)) {
            item_warning(b->reader, &in[r].item, "control_plane_outage", "S215", no_control);
        }
    }
}

static void use_script(struct build *b)
{
    const struct fault_input *in = b->in->faults.first;

    for (size_t i = 0; i < b->in->faults.count; i++) {
        const struct fault *f = &b->sc->faults[i];

        if (f->data_lost && !has_data(b->sc, f->region)) {
            item_warning(b->reader, &in[i].item, "data", "S215", no_data);
        }
        if (f->kind == FAULT_CONTROL_PLANE_OUTAGE && !is_controlled(b->sc, f->region)) {
            item_warning(b->reader, &in[i].item, "fault", "S215", no_control);
        }
    }
}

/* The edge and zones are down, whatever the mode. */
static bool heeds_mode(struct build *b, const struct cause_input *in)
{
    bool heeds = false;

    for (size_t k = 0; k < in->targets.count; k++) {
        struct fault hit = {.region = SCENARIO_NONE, .stamp = SCENARIO_NONE};

        heeds = heeds || (cause_target(b, in, k, &hit) && hit.kind != FAULT_EDGE_OUTAGE &&
                          hit.kind != FAULT_ZONE_OUTAGE);
    }
    return heeds;
}

static bool hits_data(const struct build *b, const struct cause_input *in)
{
    const struct known regions = {"region", &b->in->regions, sizeof(struct region_input)};
    bool hits = false;

    for (size_t k = 0; k < in->targets.count; k++) {
        int region = resolve_find(&regions, in->targets.first[k].text);

        hits = hits || (region != SCENARIO_NONE && has_data(b->sc, region));
    }
    return hits;
}

static void use_causes(struct build *b)
{
    const struct cause_input *in = b->in->causes.first;

    for (size_t i = 0; i < b->in->causes.count; i++) {
        const struct item *item = &in[i].failure.item;

        if (failure_use_together(item, "beta", "of") && !(in[i].beta > 0)) {
            item_warning(b->reader, item, "beta", "S215",
                         "has no effect: no outage hits all of the set");
        }
        if (failure_is_never(&in[i].failure)) {
            continue;
        }
        if (item_given(item, "mode") && !heeds_mode(b, &in[i])) {
            item_warning(b->reader, item, "mode", "S215",
                         "has no effect on the edge or a zone: it is met in regions and components "
                         "alone");
        }
        if (item_given(item, "data_lost") && in[i].failure.out.data_lost_share > 0 &&
            !hits_data(b, &in[i])) {
            item_warning(b->reader, item, "data_lost", "S215",
                         "has no effect: no store has data in the regions that it hits");
        }
    }
}

static void use_deployments(struct build *b)
{
    const struct deployments_input *in = &b->in->deployments;

    if (failure_use_together(&in->item, "bad", "every") && !(in->bad > 0)) {
        item_warning(b->reader, &in->item, "bad", "S215", "has no effect: nothing is ever broken");
    }
}

static void use_links(struct build *b)
{
    const struct link_input *in = b->in->links.first;

    for (size_t i = 0; i < b->sc->link_count; i++) {
        const struct link *l = &b->sc->links[i];

        if (item_given(&in[i].partition.item, "every") && !failure_is_never(&in[i].partition) &&
            !is_travelled(b->sc, l->a, l->b)) {
            item_warning(b->reader, &in[i].item, "partition", "S215",
                         "has no effect: no store replicates over the link, and no component "
                         "calls over it");
        }
    }
}

void fault_use_check(struct build *b)
{
    use_regions(b);
    use_script(b);
    use_causes(b);
    use_links(b);
    use_deployments(b);
}
