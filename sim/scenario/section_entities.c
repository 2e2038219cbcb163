/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/buf.h"
#include "sim/base/units.h"
#include "sim/scenario/sections.h"

/* The weight of each entity is kept. */
#define MOST_ZIPF 20000000

static const struct choice popularity_words[] = {
    {"uniform", 0, "all alike", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct field popularity_fields[] = {
    {
        .key = "zipf",
        .type = FIELD_NUMBER,
        .offset = offsetof(struct popularity_input, zipf),
        .min = 0,
        .max = 10,
        .flags = FIELD_MIN_OPEN,
        .example = "0.9",
        .help = "Exponent s: the k-th entity is written in proportion to k^-s.",
    },
};

static const struct section popularity_section = {
    .help = "Some entities are written more than others.",
    SECTION_FIELDS(popularity_fields),
    .size = sizeof(struct popularity_input),
};

static const struct field popularity_form_fields[] = {
    {
        .key = "word",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct entities_input, popularity_word),
        .choices = popularity_words,
        .help = "One of some words.",
    },
    {
        .key = "table",
        .type = FIELD_SECTION,
        .offset = offsetof(struct entities_input, popularity),
        .section = &popularity_section,
        .help = "a mapping {zipf: 0.9}",
    },
};

static const struct section popularity_forms = {SECTION_FIELDS(popularity_form_fields)};

static const struct field entities_fields[] = {
    {
        .key = "count",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct entities_input, out.count),
        .def = "1000000",
        .min = 1,
        .max = 1e12,
        .help = "Entities that are written; at most 20000000 with a zipf popularity.",
        .source = "assumption",
    },
    {
        .key = "popularity",
        .type = FIELD_ONE_OF,
        .offset = offsetof(struct entities_input, popularity_form),
        .def = "uniform",
        .flags = FIELD_TAGGED,
        .section = &popularity_forms,
        .help = "How writes divide among them.",
        .source = "assumption",
    },
    {
        .key = "home_share",
        .type = FIELD_SHARE,
        .offset = offsetof(struct entities_input, out.home_share),
        .min = 0,
        .max = 1,
        .flags = FIELD_OPTIONAL,
        .derived = "evenly over the regions: no ownership",
        .help = "Share of a group's writes that fall on entities of its home's region, in a "
                "multi-write store.",
        .source = "assumption",
    },
};

const struct section entities_section = {
    .help = "What is written: accounts, orders, carts.",
    SECTION_FIELDS(entities_fields),
    .size = sizeof(struct entities_input),
};

static void entities_home(struct build *b, struct entities_input *in, struct store *out)
{
    double even = out->region_count == 0 ? 1 : 1 / (double)out->region_count;

    if (out->model != STORE_MULTI_WRITE) {
        section_idle(b, &in->item, "home_share", "where one region writes");
        out->entities.home_share = even;
    } else if (!item_has(&in->item, "home_share")) {
        struct buf text = BUF_INIT;

        out->entities.home_share = even;
        units_print_share(&text, even);
        if (!item_failed(&in->item, "home_share")) {
            item_derive(b->reader, &in->item, "home_share", buf_text(&text));
        }
        buf_release(&text);
    }
}

void section_entities_finish(struct build *b, struct store_input *store, struct store *out)
{
    struct entities_input *in = &store->entities;

    out->entities = in->out;
    out->entities.zipf = in->popularity_form == POPULARITY_TABLE;
    out->entities.exponent = out->entities.zipf ? in->popularity.zipf : 0;
    if (out->entities.zipf && item_has(&in->item, "count") && in->out.count > MOST_ZIPF) {
        item_error(b->reader, &in->item, "count", "S212",
                   "found %lld, at most %d with a zipf popularity: the weight of each is kept",
                   (long long)in->out.count, MOST_ZIPF);
    }
    entities_home(b, in, out);
    /* Conflicts are played where something is said about them, or where lags alone cannot tell what
     * is lost: with several ways to apply a write, or several ways to lose it. */
    out->plays_writes = item_given(&store->item, "entities") ||
                        item_given(&store->item, "operations") ||
                        item_given(&store->item, "conflicts") || out->region_count > 2 ||
                        store->out.durable_after > 0;
}
