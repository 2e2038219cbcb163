/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/sections.h"

static const struct field cost_fields[] = {
    {
        .key = "currency",
        .type = FIELD_STRING,
        .offset = offsetof(struct cost_input, out.currency),
        .def = "EUR",
        .help = "What money is counted in.",
    },
    {
        .key = "downtime_per_minute",
        .type = FIELD_NUMBER,
        .offset = offsetof(struct cost_input, out.downtime_per_minute),
        .min = 0,
        .max = 1e15,
        .flags = FIELD_OPTIONAL,
        .help = "What a minute of downtime costs.",
    },
    {
        .key = "lost_write",
        .type = FIELD_NUMBER,
        .offset = offsetof(struct cost_input, out.lost_write),
        .min = 0,
        .max = 1e15,
        .flags = FIELD_OPTIONAL,
        .help = "What a lost or overwritten write costs.",
    },
    LATER("price_book", "bundled prices of a platform"),
    LATER("prices", "prices of the design"),
    LATER("drills_per_year", "the cost of drills"),
    LATER("drill_hours", "the cost of drills"),
    LATER("engineer_hour", "the cost of drills"),
};

const struct section cost_section = {
    .help = "What failures cost.",
    SECTION_FIELDS(cost_fields),
    .size = sizeof(struct cost_input),
};

void section_cost_finish(struct build *b)
{
    b->sc->cost = b->in->cost.out;
    if (b->sc->cost.currency == NULL) {
        b->sc->cost.currency = "EUR";
    }
}
