/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sim/scenario/resolve.h"
#include "sim/scenario/sections.h"

static const struct choice session_choices[] = {
    {"external", 0, "kept outside the stamp: a client may land on another one", false, NULL},
    {"in-process", 1, "kept in its app instances: lost when a client lands on another stamp", false,
     NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct field stamp_fields[] = {
    {
        .key = "region",
        .type = FIELD_NAME,
        .offset = offsetof(struct stamp_input, region),
        .names = "region",
        .example = "westeurope",
        .help = "The region it stands in.",
    },
    {
        .key = "priority",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct stamp_input, out.priority),
        .def = "1",
        .min = 1,
        .max = 1000,
        .help = "The edge uses the healthy stamps of the lowest number present; Front Door allows "
                "1 to 5, Traffic Manager 1 to 1000.",
        .source = "AFD-17, Front Door routing documentation: 1 is the highest",
    },
    {
        .key = "weight",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct stamp_input, out.weight),
        .def = "50",
        .min = 1,
        .max = 1000,
        .help = "Share of requests among stamps that are equally near; only the ratio matters.",
        .source = "AFD-19, Front Door documentation; Terraform says 500, samples 1000",
    },
    {
        .key = "sessions",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct stamp_input, sessions),
        .def = "external",
        .choices = session_choices,
        .help = "Where client sessions live.",
    },
    {
        .key = "components",
        .type = FIELD_MAP,
        .offset = offsetof(struct stamp_input, components),
        .min = 0,
        .max = 10000,
        .flags = FIELD_OPTIONAL,
        .section = &component_section,
        .names = "component",
        .help = "What it is made of, by name. `app` is the app tier; without one, an app tier that "
                "never fails is taken.",
    },
    {
        .key = "autoscale",
        .type = FIELD_SECTION,
        .offset = offsetof(struct stamp_input, autoscale),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &autoscale_section,
        .help = "Instances of the app tier added under overload.",
    },
    {
        .key = "warm_up",
        .type = FIELD_SECTION,
        .offset = offsetof(struct stamp_input, warm_up),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &warm_up_section,
        .help = "Capacity lost while caches are cold.",
    },
    {
        .key = "drift",
        .type = FIELD_SECTION,
        .offset = offsetof(struct stamp_input, drift),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &drift_section,
        .help = "Configuration that comes to differ from what it should be.",
    },
};

const struct section stamp_section = {
    .help = "A full copy of the service in one region.",
    SECTION_FIELDS(stamp_fields),
    .size = sizeof(struct stamp_input),
};

void section_stamps_finish(struct build *b)
{
    struct stamp_input *in = b->in->stamps.first;
    size_t count = b->in->stamps.count;
    struct stamp *stamps = arena_array(b->reader->arena, count + 1, sizeof *stamps);

    for (size_t i = 0; i < count; i++) {
        struct stamp *s = &stamps[i];

        *s = in[i].out;
        s->name = in[i].item.name;
        s->mark = in[i].item.mark;
        s->region =
            resolve_region(b, path_key(b->reader->arena, in[i].item.path, "region"), in[i].region);
        s->app = SCENARIO_NONE;
        s->in_process = in[i].sessions == 1;
        section_components_finish(b, &in[i], s);
        section_stress_finish(b, &in[i], s);
    }
    b->sc->stamps = stamps;
    b->sc->stamp_count = count;
}
