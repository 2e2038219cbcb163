/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/resolve.h"
#include "sim/scenario/sections.h"

static const struct field link_fields[] = {
    {
        .key = "between",
        .type = FIELD_NAMES,
        .offset = offsetof(struct link_input, between),
        .length = 2,
        .names = "region",
        .example = "[westeurope, northeurope]",
        .help = "The two regions that it joins.",
    },
    {
        .key = "rtt",
        .type = FIELD_DURATION,
        .offset = offsetof(struct link_input, out.rtt),
        .def = "0s",
        .min = 0,
        .max = 3600,
        .help = "Round trip between the two regions.",
        .source = "assumption; measured between Azure regions in REG-10",
    },
    {
        .key = "partition",
        .type = FIELD_SECTION,
        .offset = offsetof(struct link_input, partition),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &failure_section,
        .help = "Partitions of the link drawn at random, in both directions.",
    },
};

const struct section link_section = {
    .help = "The network between two regions.",
    SECTION_FIELDS(link_fields),
    .size = sizeof(struct link_input),
};

static int links_end(struct build *b, const struct link_input *in, size_t end)
{
    struct arena *a = b->reader->arena;

    if (in->between.count != 2) {
        return SCENARIO_NONE;
    }
    return resolve_region(b, path_index(a, path_key(a, in->item.path, "between"), end),
                          in->between.first[end]);
}

static void links_check(struct build *b, const struct link_input *in, const struct link *links,
                        size_t i)
{
    const struct link *l = &links[i];

    if (l->a == SCENARIO_NONE || l->b == SCENARIO_NONE) {
        return;
    }
    if (l->a == l->b) {
        item_error(b->reader, &in[i].item, "between", "S302", "a link joins two different regions");
        return;
    }
    for (size_t k = 0; k < i; k++) {
        const struct link *o = &links[k];

        if ((o->a == l->a && o->b == l->b) || (o->a == l->b && o->b == l->a)) {
            struct arena *a = b->reader->arena;

            report_problem(b->reader,
                           &(struct problem){.code = "S212",
                                             .mark = item_mark(&in[i].item, "between"),
                                             .path = path_key(a, in[i].item.path, "between"),
                                             .second = item_mark(&in[k].item, "between"),
                                             .second_message = "first given here"},
                           "these regions have a link already");
            return;
        }
    }
}

void section_links_finish(struct build *b)
{
    const struct link_input *in = b->in->links.first;
    size_t count = b->in->links.count;
    struct link *links = arena_array(b->reader->arena, count + 1, sizeof *links);

    for (size_t i = 0; i < count; i++) {
        links[i] = in[i].out;
        links[i].mark = in[i].item.mark;
        links[i].a = links_end(b, &in[i], 0);
        links[i].b = links_end(b, &in[i], 1);
        links_check(b, in, links, i);
    }
    b->sc->links = links;
    b->sc->link_count = count;
}
