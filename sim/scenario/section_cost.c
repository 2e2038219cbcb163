/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sim/scenario/cost_use.h"
#include "sim/scenario/presets.h"
#include "sim/scenario/sections.h"

static const struct field cost_fields[] = {
    {
        .key = "currency",
        .type = FIELD_STRING,
        .offset = offsetof(struct cost_input, out.currency),
        .def = "EUR",
        .help = "What money is counted in; with a price book, the book's.",
    },
    {
        .key = "price_book",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct cost_input, price_book),
        .flags = FIELD_OPTIONAL,
        .choices = price_book_choices,
        .help = "Bundled prices, taken where `prices` gives none; cost.annual and its parts are "
                "counted with it or with `prices`, and not without either.",
    },
    {
        .key = "prices",
        .type = FIELD_SECTION,
        .offset = offsetof(struct cost_input, prices),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &prices_section,
        .help = "Prices of the design, entry by entry.",
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
    {
        .key = "drills_per_year",
        .type = FIELD_NUMBER,
        .offset = offsetof(struct cost_input, out.drills_per_year),
        .min = 0,
        .max = 1e6,
        .flags = FIELD_OPTIONAL,
        .derived = "0",
        .help = "Drills a year; needs drill_hours.",
        .source = "assumption: none unless told",
    },
    {
        .key = "drill_hours",
        .type = FIELD_NUMBER,
        .offset = offsetof(struct cost_input, out.drill_hours),
        .min = 0,
        .max = 1e6,
        .flags = FIELD_OPTIONAL,
        .help = "Working hours of one drill, of all who take part together.",
    },
    {
        .key = "engineer_hour",
        .type = FIELD_NUMBER,
        .offset = offsetof(struct cost_input, out.engineer_hour),
        .min = 0,
        .max = 1e15,
        .flags = FIELD_OPTIONAL,
        .derived = "the price book's",
        .help = "What a working hour costs, in drills and in incidents.",
        .source = "each price book, below",
    },
};

const struct section cost_section = {
    .help = "What the design costs, and what failures cost.",
    SECTION_FIELDS(cost_fields),
    .size = sizeof(struct cost_input),
};

static const struct preset *cost_book(const struct cost_input *in)
{
    for (const struct choice *c = price_book_choices; c->name != NULL; c++) {
        if (item_has(&in->item, "price_book") && c->value == in->price_book) {
            return c->detail;
        }
    }
    return NULL;
}

/* Money of two currencies does not add up. */
static void cost_currency(struct build *b, struct cost_input *in)
{
    const struct preset_value *book = preset_value_at(cost_book(in), "currency");

    if (in->out.currency == NULL) {
        in->out.currency = "EUR";
    }
    if (book != NULL && strcmp(in->out.currency, book->value) != 0) {
        item_error(
            b->reader, &in->item, "currency", "S212",
            "found %s, the price book counts in %s: count in %s, or leave price_book out and "
            "give what the design needs in `prices`",
            in->out.currency, book->value, book->value);
    }
}

static void cost_idle(struct build *b, struct cost_input *in)
{
    static const char *const keys[] = {"drills_per_year", "drill_hours", "engineer_hour"};

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        section_idle(b, &in->item, keys[i], "without price_book or prices");
    }
}

static void cost_needs(struct build *b, const struct item *item, const char *key)
{
    if (!item_has(item, key) && !item_failed(item, key)) {
        item_error(b->reader, item, key, "S202",
                   "is missing: drills cost what drills_per_year x "
                   "drill_hours x engineer_hour makes");
    }
}

/* A book that cannot be read might have had the price of an hour. */
static void cost_work(struct build *b, struct cost_input *in, bool readable, struct cost *out)
{
    if (out->drills_per_year > 0) {
        cost_needs(b, &in->item, "drill_hours");
    } else {
        section_idle(b, &in->item, "drill_hours", "without drills_per_year");
    }
    if (out->drills_per_year > 0 && readable) {
        cost_needs(b, &in->item, "engineer_hour");
    }
    if (!(out->drills_per_year > 0) || !(out->drill_hours > 0)) {
        out->drills_per_year = out->drill_hours = 0;
    }
    if (!item_has(&in->item, "engineer_hour")) {
        out->engineer_hour = 0;
    }
}

void section_cost_finish(struct build *b)
{
    struct cost_input *in = &b->in->cost;
    struct cost *out = &b->sc->cost;
    bool readable = !item_failed(&in->item, "price_book") && !item_failed(&in->item, "prices");

    cost_currency(b, in);
    *out = in->out;
    out->priced = item_has(&in->item, "prices");
    if (out->priced || !readable) {
        cost_work(b, in, readable, out);
    } else {
        cost_idle(b, in);
        out->drills_per_year = out->drill_hours = out->engineer_hour = 0;
    }
    if (item_given(&in->item, "lost_write") && out->lost_write > 0 && b->sc->store_count == 0 &&
        b->reader->diag->errors == 0) {
        item_warning(b->reader, &in->item, "lost_write", "S215",
                     "has no effect: the scenario has no store");
    }
    if (out->priced && readable) {
        section_prices_finish(b);
        if (b->reader->diag->errors == 0) {
            cost_use_priced(b);
        }
    } else if (readable) {
        cost_use_unpriced(b);
    }
}
