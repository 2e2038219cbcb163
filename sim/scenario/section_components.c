/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sim/scenario/resolve.h"
#include "sim/scenario/sections.h"
#include "sim/scenario/store_regions.h"

static const struct field component_fields[] = {
    {
        .key = "instances",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct component_input, out.instances),
        .min = 1,
        .max = 1e6,
        .flags = FIELD_OPTIONAL,
        .derived = "none: a managed service without instances of its own",
        .help = "Instances in the stamp; instance i stands in zone i mod zones.",
        .source = "assumption",
    },
    {
        .key = "needed",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct component_input, out.needed),
        .min = 1,
        .max = 1e6,
        .flags = FIELD_OPTIONAL,
        .derived = "1",
        .help = "Instances that must be up for the component to serve.",
        .source = "assumption: any one can carry on",
    },
    {
        .key = "zones",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct component_input, out.zones),
        .min = 1,
        .max = 1000,
        .flags = FIELD_OPTIONAL,
        .derived = "1",
        .help = "Zones of the region that the instances are spread over.",
        .source = "assumption: not zone-redundant unless told",
    },
    {
        .key = "capacity",
        .type = FIELD_RATE,
        .offset = offsetof(struct component_input, out.capacity),
        .min = 0,
        .max = 1e12,
        .flags = FIELD_OPTIONAL | FIELD_MIN_OPEN,
        .derived = "unlimited",
        .help = "Attempts that one instance can serve; of a component without instances, all of "
                "it.",
        .source = "assumption",
    },
    {
        .key = "shed_cost",
        .type = FIELD_SHARE,
        .offset = offsetof(struct component_input, out.shed_cost),
        .def = "0%",
        .min = 0,
        .max = 1,
        .flags = FIELD_MAX_OPEN,
        .help = "Capacity that turning an attempt away costs, as a share of serving it.",
        .source = "assumption: shedding is free",
    },
    {
        .key = "required",
        .type = FIELD_BOOL,
        .offset = offsetof(struct component_input, out.required),
        .def = "true",
        .help = "Every request needs it.",
    },
    {
        .key = "probed",
        .type = FIELD_BOOL,
        .offset = offsetof(struct component_input, out.probed),
        .flags = FIELD_OPTIONAL,
        .derived = "true if required and located in the stamp's own region; of a store, if "
                   "required and the store has a replica there",
        .help = "A deep probe fails while it is down.",
    },
    {
        .key = "located_in",
        .type = FIELD_NAME,
        .offset = offsetof(struct component_input, located_in),
        .flags = FIELD_OPTIONAL,
        .derived = "the region of the stamp",
        .names = "region",
        .help = "Another region in which it stands: requests then need that region and the way to "
                "it.",
    },
    {
        .key = "crews",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct component_input, out.crews),
        .min = 1,
        .max = 1e6,
        .flags = FIELD_OPTIONAL,
        .derived = "as many as instances",
        .help = "Instances that can be under repair at once, of those that fail by themselves; in "
                "order of failure.",
        .source = "assumption: nobody waits for repair",
    },
    {
        .key = "fail",
        .type = FIELD_SECTION,
        .offset = offsetof(struct component_input, fail),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &failure_section,
        .help = "Failures of its instances drawn at random, each with clocks of its own; of a "
                "component without instances, its own.",
    },
    {
        .key = "store",
        .type = FIELD_NAME,
        .offset = offsetof(struct component_input, store),
        .flags = FIELD_OPTIONAL,
        .names = "store",
        .help = "The data store that it is the stamp's way to; not with located_in.",
    },
};

const struct section component_section = {
    .help = "A part of a stamp: app, cache, database, any name.",
    SECTION_FIELDS(component_fields),
    .size = sizeof(struct component_input),
};

/* needed and zones say nothing about a service that shows no instances. */
static void component_instances(struct build *b, struct component_input *in, struct component *out)
{
    struct reader *r = b->reader;

    if (item_has(&in->item, "instances")) {
        if (!item_has(&in->item, "needed")) {
            out->needed = 1;
            item_derive(r, &in->item, "needed", "1");
        }
        if (out->needed > out->instances) {
            item_error(r, &in->item, "needed", "S212",
                       "found %lld, the component has %lld instance%s", (long long)out->needed,
                       (long long)out->instances, out->instances == 1 ? "" : "s");
        }
    } else if (item_failed(&in->item, "instances")) {
        return;
    } else if (item_given(&in->item, "needed")) {
        item_error(r, &in->item, "needed", "S212", "needs instances to be given");
    } else if (item_given(&in->item, "zones")) {
        item_warning(r, &in->item, "zones", "S215", "has no effect without instances");
    }
    if (item_has(&in->item, "crews") && !item_has(&in->item, "fail") &&
        !item_failed(&in->item, "fail")) {
        item_warning(r, &in->item, "crews", "S215", "has no effect without fail");
    } else if (item_has(&in->item, "crews") && !item_has(&in->item, "instances")) {
        item_warning(r, &in->item, "crews", "S215", "has no effect without instances");
    } else if (item_has(&in->item, "crews") && out->crews > out->instances) {
        item_warning(r, &in->item, "crews", "S215",
                     "has no effect: there are %lld for %lld instance%s", (long long)out->crews,
                     (long long)out->instances, out->instances == 1 ? "" : "s");
    }
    if (!item_has(&in->item, "zones")) {
        out->zones = 1;
        if (item_has(&in->item, "instances")) {
            item_derive(r, &in->item, "zones", "1");
        }
    }
}

/* Whether a deep probe of the stamp exercises it unless told. */
static bool component_near(const struct build *b, const struct component *c, int stamp_region)
{
    if (c->store != SCENARIO_NONE) {
        return store_regions_find(&b->sc->stores[c->store], stamp_region) != SCENARIO_NONE;
    }
    return c->located_in == stamp_region;
}

static void component_store(struct build *b, const struct component_input *in,
                            struct component *out)
{
    const struct path *p = path_key(b->reader->arena, in->item.path, "store");

    out->store = resolve_store(b, p, in->store);
    if (in->store.text != NULL && in->located_in.text != NULL) {
        item_error(b->reader, &in->item, "store", "S212",
                   "a component is either a store or located elsewhere");
    }
}

static void component_place(struct build *b, struct component_input *in, int stamp_region,
                            struct component *out)
{
    struct reader *r = b->reader;
    const struct path *p = path_key(r->arena, in->item.path, "located_in");

    out->located_in =
        in->located_in.text == NULL ? stamp_region : resolve_region(b, p, in->located_in);
    if (!item_has(&in->item, "probed")) {
        out->probed = out->required && component_near(b, out, stamp_region);
        item_derive(r, &in->item, "probed", out->probed ? "true" : "false");
    }
    if (out->located_in == SCENARIO_NONE) {
        return;
    }
    const struct region *region = &b->sc->regions[out->located_in];

    if (out->zones > region->zones && region->zones > 0 && item_given(&in->item, "zones")) {
        const struct region_input *regions = b->in->regions.first;

        report_problem(
            r,
            &(struct problem){.code = "S212",
                              .mark = item_mark(&in->item, "zones"),
                              .path = path_key(r->arena, in->item.path, "zones"),
                              .second = item_mark(&regions[out->located_in].item, "zones"),
                              .second_message = "the region"},
            "found %lld, %s has %lld zone%s", (long long)out->zones, region->name,
            (long long)region->zones, region->zones == 1 ? "" : "s");
    }
}

void section_components_finish(struct build *b, struct stamp_input *stamp_in, struct stamp *stamp)
{
    struct component_input *in = stamp_in->components.first;
    size_t count = stamp_in->components.count;
    struct component *components = arena_array(b->reader->arena, count + 1, sizeof *components);

    for (size_t i = 0; i < count; i++) {
        struct component *c = &components[i];

        *c = in[i].out;
        c->name = in[i].item.name;
        c->mark = in[i].item.mark;
        component_instances(b, &in[i], c);
        component_store(b, &in[i], c);
        component_place(b, &in[i], stamp->region, c);
        if (!item_has(&in[i].item, "capacity")) {
            c->capacity = (double)INFINITY;
        }
        if (strcmp(c->name, "app") == 0) {
            stamp->app = (int)i;
        }
    }
    stamp->components = components;
    stamp->component_count = count;
}
