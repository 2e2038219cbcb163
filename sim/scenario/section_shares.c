/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/sections.h"

/* Shares written as decimals need not add up exactly. */
#define SLACK 1e-6

#define SHARE(name, place, text)                                                                   \
    {                                                                                              \
        .key = (name), .type = FIELD_SHARE, .offset = offsetof(struct shares_input, of[place]),    \
        .def = "0%", .min = 0, .max = 1, .help = (text),                                           \
        .source = "assumption: what is not named does not happen"                                  \
    }

static const struct field shares_fields[] = {
    SHARE("update", OPERATION_UPDATE, "Sets the value."),
    SHARE("debit", OPERATION_DEBIT, "Takes the amount from the value."),
    SHARE("credit", OPERATION_CREDIT, "Adds the amount to the value."),
    SHARE("delete", OPERATION_DELETE, "Removes the entity; its value is then 0."),
};

const struct section shares_section = {
    .help = "Shares of what writes do. After everything has converged, an entity is wrong if its "
            "value is not what all acknowledged operations give one after another.",
    SECTION_FIELDS(shares_fields),
    .size = sizeof(struct shares_input),
};

void section_shares_finish(struct build *b, struct store_input *store, struct store *out)
{
    const struct shares_input *in = &store->operations;
    double sum = 0;
    bool whole = true;

    out->has_operations = item_has(&store->item, "operations");
    for (size_t i = 0; i < OPERATION_COUNT; i++) {
        out->operations[i] = out->has_operations ? in->of[i] : i == OPERATION_UPDATE;
        sum += out->operations[i];
    }
    for (size_t i = 0; out->has_operations && i < shares_section.count; i++) {
        whole = whole && item_has(&in->item, shares_fields[i].key);
    }
    if (whole && !(fabs(sum - 1) <= SLACK)) {
        item_error(b->reader, &store->item, "operations", "S212", "the shares sum to %g, not to 1",
                   sum);
    }
}
