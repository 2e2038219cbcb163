/* SPDX-License-Identifier: GPL-3.0-or-later */
/* operations.break_glass: a DNS edge in front of an anycast one, switched by people. */
#include "sim/scenario/sections.h"

static const struct choice kind_choices[] = {
    {"dns", EDGE_DNS, "a name that people point at the stamps", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct choice after_choices[] = {
    {"edge-outage", 0, "while points of presence of the edge are out", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct field edge_fields[] = {
    {
        .key = "kind",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct glass_edge_input, kind),
        .def = "dns",
        .choices = kind_choices,
        .help = "What stands in front.",
    },
    {
        .key = "ttl",
        .type = FIELD_DURATION,
        .offset = offsetof(struct glass_edge_input, ttl),
        .def = "300s",
        .min = 0,
        .max = 604800,
        .help = "How long clients hold an answer.",
        .source = "AFD-33, Front Door high availability guide: 300 s to 600 s",
    },
    {
        .key = "ttl_overrun",
        .type = FIELD_SECTION,
        .offset = offsetof(struct glass_edge_input, overrun),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &overrun_section,
        .help = "Clients that hold an answer for longer than they should.",
    },
};

static const struct section glass_edge_section = {
    .help = "The edge in front; it does not probe.",
    SECTION_FIELDS(edge_fields),
    .size = sizeof(struct glass_edge_input),
};

static const struct field break_glass_fields[] = {
    {
        .key = "edge",
        .type = FIELD_SECTION,
        .offset = offsetof(struct break_glass_input, edge),
        .flags = FIELD_OPTIONAL,
        .section = &glass_edge_section,
        .help = "The edge in front of the anycast one.",
    },
    {
        .key = "after",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct break_glass_input, after),
        .def = "edge-outage",
        .choices = after_choices,
        .help = "What it is switched for.",
    },
    {
        .key = "notice",
        .type = FIELD_DIST,
        .offset = offsetof(struct break_glass_input, notice),
        .def = "0s",
        .min = 0,
        .max = INFINITY,
        .help = "From the outage of the edge until somebody has noticed.",
        .source = "assumption; people took 2 to 50 minutes to a decision (DEC-01)",
    },
    {
        .key = "decide",
        .type = FIELD_DIST,
        .offset = offsetof(struct break_glass_input, decide),
        .def = "0s",
        .min = 0,
        .max = INFINITY,
        .help = "From there until the name is switched; not if the edge is back before.",
        .source = "assumption; people took 2 to 50 minutes to a decision (DEC-01)",
    },
};

const struct section break_glass_section = {
    .help = "A way around the edge: clients are sent to the stamps themselves until it is back.",
    SECTION_FIELDS(break_glass_fields),
    .size = sizeof(struct break_glass_input),
};

void section_break_glass_finish(struct build *b)
{
    const struct item *operations = &b->in->operations.item;
    const struct break_glass_input *in = &b->in->operations.break_glass;
    struct break_glass *out = &b->sc->operations.break_glass;

    *out = (struct break_glass){.given = item_has(operations, "break_glass")};
    if (!out->given) {
        return;
    }
    out->notice = in->notice;
    out->decide = in->decide;
    out->hold.ttl = in->edge.ttl;
    if (item_has(&in->edge.item, "ttl_overrun")) {
        out->hold.overrun = in->edge.overrun.share;
        out->hold.extra = in->edge.overrun.extra;
    }
    if (b->in->edge.kind != EDGE_ANYCAST) {
        item_error(b->reader, operations, "break_glass", "S212",
                   "leads around an edge of kind anycast, and this one is of kind %s",
                   b->in->edge.kind == EDGE_DNS ? "dns" : "none");
    }
}
