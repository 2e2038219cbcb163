/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/resolve.h"
#include "sim/scenario/sections.h"

static const struct field region_fields[] = {
    {
        .key = "pair",
        .type = FIELD_NAME,
        .offset = offsetof(struct region_input, pair),
        .flags = FIELD_OPTIONAL,
        .names = "region",
        .help =
            "The region that platform updates spare while they touch this one, and of which one "
            "recovers first if both are down; pairs may be one-way (REG-01).",
    },
    {
        .key = "zones",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct region_input, out.zones),
        .def = "3",
        .min = 1,
        .max = 1000,
        .help = "Availability zones of the region.",
        .source = "assumption: the usual number in a region with availability zones",
    },
    {
        .key = "outage",
        .type = FIELD_SECTION,
        .offset = offsetof(struct region_input, outage),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &region_outage_section,
        .help = "Outages of the whole region drawn at random; without it, none.",
    },
    {
        .key = "zone_outage",
        .type = FIELD_SECTION,
        .offset = offsetof(struct region_input, zone_outage),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &failure_section,
        .help = "Outages of its zones drawn at random, each zone with clocks of its own.",
    },
    {
        .key = "control_plane_outage",
        .type = FIELD_SECTION,
        .offset = offsetof(struct region_input, control_plane_outage),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &failure_section,
        .help =
            "Outages of what promotes, deploys and configures there, drawn at random; what runs "
            "runs on.",
    },
    {
        .key = "maintenance",
        .type = FIELD_SECTION,
        .offset = offsetof(struct region_input, maintenance),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &maintenance_section,
        .help = "Updates of the platform that take capacity, at a fixed period.",
    },
};

const struct section region_section = {
    .help = "A place that can fail as a whole or zone by zone.",
    SECTION_FIELDS(region_fields),
    .size = sizeof(struct region_input),
};

void section_regions_finish(struct build *b)
{
    const struct region_input *in = b->in->regions.first;
    size_t count = b->in->regions.count;
    struct region *regions = arena_array(b->reader->arena, count + 1, sizeof *regions);

    for (size_t i = 0; i < count; i++) {
        regions[i] = in[i].out;
        regions[i].name = in[i].item.name;
        regions[i].mark = in[i].item.mark;
        regions[i].pair =
            resolve_region(b, path_key(b->reader->arena, in[i].item.path, "pair"), in[i].pair);
        if (regions[i].pair == (int)i) {
            item_error(b->reader, &in[i].item, "pair", "S302", "a region is no pair of itself");
        }
    }
    b->sc->regions = regions;
    b->sc->region_count = count;
}
