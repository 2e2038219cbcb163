/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fails by itself: when, for how long, and what that means. A source of failures becomes a
 * fault that recurs, each with clocks of its own, appended to those of the script. */
#include "sim/scenario/sections.h"

static const struct choice mode_choices[] = {
    {"refuse", MODE_REFUSE, "connections are refused at once", false, NULL},
    {"drop", MODE_DROP, "nothing answers until a timeout", false, NULL},
    {"error", MODE_ERROR, "a bad answer after a round trip", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

#define CLOCKS                                                                                     \
    {                                                                                              \
        .key = "every",                                                                            \
        .type = FIELD_DIST,                                                                        \
        .offset = offsetof(struct failure_input, out.every),                                       \
        .min = 0,                                                                                  \
        .max = INFINITY,                                                                           \
        .flags = FIELD_MIN_OPEN,                                                                   \
        .example = "{exponential: {mean: 30d}}",                                                   \
        .help = "Time from the start or a repair to the next failure.",                            \
    },                                                                                             \
    {                                                                                              \
        .key = "for", .type = FIELD_DIST, .offset = offsetof(struct failure_input, out.lasts),     \
        .min = 0, .max = INFINITY, .example = "{lognormal: {median: 5m, p95: 20m}}",               \
        .help = "Time from a failure to its repair.",                                              \
    }

static const struct field failure_fields[] = {CLOCKS};

const struct section failure_section = {
    .help = "Failures drawn at random.",
    SECTION_FIELDS(failure_fields),
    .size = sizeof(struct failure_input),
};

static const struct field region_outage_fields[] = {
    CLOCKS,
    {
        .key = "data_lost",
        .type = FIELD_SHARE,
        .offset = offsetof(struct failure_input, out.data_lost_share),
        .def = "0%",
        .min = 0,
        .max = 1,
        .help = "Chance that the data in the region is gone for good.",
        .source = "assumption: no published outage of a region lost the data in it for good",
    },
    {
        .key = "mode",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct failure_input, mode),
        .def = "drop",
        .choices = mode_choices,
        .help = "How a probe or a request notices.",
        .source = "assumption",
    },
    LATER("residual", "a share that stays broken for longer"),
    LATER("recovers", "gradual recovery"),
};

const struct section region_outage_section = {
    .help = "Outages of the region drawn at random.",
    SECTION_FIELDS(region_outage_fields),
    .size = sizeof(struct failure_input),
};

static const struct field edge_outage_fields[] = {
    CLOCKS,
    {
        .key = "share",
        .type = FIELD_SHARE,
        .offset = offsetof(struct failure_input, out.share),
        .def = "100%",
        .min = 0,
        .max = 1,
        .flags = FIELD_MIN_OPEN,
        .help = "Share of the points of presence that is hit.",
        .source = "assumption: all of the edge",
    },
    LATER("recovers", "gradual recovery"),
};

const struct section edge_outage_section = {
    .help = "Outages of the edge drawn at random.",
    SECTION_FIELDS(edge_outage_fields),
    .size = sizeof(struct failure_input),
};

struct sources {
    struct build *b;
    struct fault *faults;
    size_t count;
};

static bool is_given(const struct sources *s, const struct failure_input *in)
{
    if (!item_has(&in->item, "every") || !item_has(&in->item, "for")) {
        return false;
    }
    if (!(dist_mean(&in->out.every) > 0)) {
        item_error(s->b->reader, &in->item, "every", "S212", "is always 0: no time would pass");
        return false;
    }
    return true;
}

/* The next free fault. */
static struct fault *add(struct sources *s, const struct failure_input *in, enum fault_kind kind,
                         const char *id)
{
    struct fault *f = &s->faults[s->count++];
    *f = in->out;
    f->kind = kind;
    f->mark = in->item.mark;
    f->id = id;
    f->recurs = true;
    f->mode = (enum fault_mode)in->mode;
    f->region = f->region_b = f->store = SCENARIO_NONE;
    f->stamp = f->component = f->group = SCENARIO_NONE;
    f->count = 1;
    f->factor = 1;
    f->share = kind == FAULT_EDGE_OUTAGE ? f->share : 1;
    return f;
}

static void add_regions(struct sources *s)
{
    const struct region_input *in = s->b->in->regions.first;
    struct arena *a = s->b->reader->arena;

    for (size_t r = 0; r < s->b->sc->region_count; r++) {
        const struct region *region = &s->b->sc->regions[r];

        if (is_given(s, &in[r].outage)) {
            const char *id = arena_printf(a, "regions/%s/outage", region->name);
            add(s, &in[r].outage, FAULT_REGION_OUTAGE, id)->region = (int)r;
        }
        int64_t zones = is_given(s, &in[r].zone_outage) ? region->zones : 0;

        for (int64_t zone = 0; zone < zones; zone++) {
            const char *id =
                arena_printf(a, "regions/%s/zones/%lld/outage", region->name, (long long)zone);
            struct fault *f = add(s, &in[r].zone_outage, FAULT_ZONE_OUTAGE, id);

            f->region = (int)r;
            f->zone = zone;
        }
    }
}

static void add_links(struct sources *s)
{
    const struct link_input *in = s->b->in->links.first;

    for (size_t i = 0; i < s->b->sc->link_count; i++) {
        const struct link *l = &s->b->sc->links[i];

        if (is_given(s, &in[i].partition) && l->a != SCENARIO_NONE && l->b != SCENARIO_NONE) {
            const char *id =
                arena_printf(s->b->reader->arena, "links/%s/%s/partition",
                             s->b->sc->regions[l->a].name, s->b->sc->regions[l->b].name);
            struct fault *f = add(s, &in[i].partition, FAULT_LINK_PARTITION, id);

            f->region = l->a;
            f->region_b = l->b;
        }
    }
}

static size_t most(const struct build *b)
{
    size_t sum = b->sc->fault_count + b->sc->region_count + b->sc->link_count + 1;

    for (size_t r = 0; r < b->sc->region_count; r++) {
        sum += (size_t)b->sc->regions[r].zones;
    }
    return sum;
}

void section_failures_finish(struct build *b)
{
    struct fault *faults = arena_array(b->reader->arena, most(b) + 1, sizeof *faults);
    struct sources s = {.b = b, .faults = faults, .count = b->sc->fault_count};

    for (size_t i = 0; i < b->sc->fault_count; i++) {
        faults[i] = b->sc->faults[i];
    }
    add_regions(&s);
    add_links(&s);
    if (is_given(&s, &b->in->edge.outage)) {
        add(&s, &b->in->edge.outage, FAULT_EDGE_OUTAGE, "edge/outage");
    }
    b->sc->faults = faults;
    b->sc->fault_count = s.count;
}
